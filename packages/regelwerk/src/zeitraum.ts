import { monatsanfang, monatsende, plusMonate } from './datum.ts'
import type { Lage } from './ergebnis.ts'
import type { KFassung, Kompiliert } from './kompiliert.ts'
import type { LeistungJson } from './schema-leistung.ts'

/** Neighbouring months under the same Fassung; `fassung` undefined = before the first one. */
export type Spanne = { von: string; bis: string; fassung: KFassung | undefined }

/** First month of the period: that of receipt, unless the caller knows better. */
export function ersterMonat(lage: Lage): string {
  return monatsanfang(lage.beginn ?? lage.eingangsdatum)
}

/** Length of the period: as the Antrag says (when the package lets it), else the package's own. */
export function anzahlMonate(ergebnis: LeistungJson['ergebnis'], lage: Lage): number {
  if (ergebnis.monate === undefined) return ergebnis.zeitraumMonate
  let wert: unknown = lage.angaben
  for (const name of ergebnis.monate.split('.'))
    wert = typeof wert === 'object' && wert !== null ? (wert as Record<string, unknown>)[name] : undefined
  return typeof wert === 'number' && Number.isInteger(wert) && wert >= 1 && wert <= 60 ? wert : ergebnis.zeitraumMonate
}

/** For month m the Fassung in force at min(m, day of decision) applies (§ 41 WoGG); undefined before the first. */
export function fassungFuer(kompiliert: Kompiliert, monat: string, entscheidung: string): KFassung | undefined {
  return kompiliert.fassungen.findLast(({ gueltigAb }) => gueltigAb <= monat && gueltigAb <= entscheidung)
}

export function teileZeitraum(kompiliert: Kompiliert, lage: Lage, monate: number): Spanne[] {
  const spannen: Spanne[] = []
  for (let i = 0; i < monate; i++) {
    const von = plusMonate(ersterMonat(lage), i)
    const fassung = fassungFuer(kompiliert, von, lage.entscheidungsdatum)
    const letzte = spannen.at(-1)
    if (letzte && letzte.fassung === fassung) letzte.bis = monatsende(von)
    else spannen.push({ von, bis: monatsende(von), fassung })
  }
  return spannen
}
