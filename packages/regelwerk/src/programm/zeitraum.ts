import type { Lage } from '../bedingung/ergebnis.ts'
import type { LeistungJson } from '../schema/leistung.ts'
import { monatsanfang, monatsende, plusMonate } from '../werte/datum.ts'
import type { KFassung, Kompiliert } from './kompiliert.ts'

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

type Auswahl = Pick<LeistungJson['ergebnis'], 'auswahl'>

/**
 * For month m the Fassung in force at min(m, day of decision) applies (§ 41 WoGG), unless the package lets the day of
 * receipt choose for all months; undefined before the first.
 */
export function fassungFuer(
  kompiliert: Kompiliert,
  { auswahl }: Auswahl,
  lage: Lage,
  monat: string,
): KFassung | undefined {
  const { fassungen } = kompiliert
  const tag = auswahl === 'eingang' ? lage.eingangsdatum : monat
  const grenze = auswahl === 'eingang' ? tag : lage.entscheidungsdatum
  for (let i = fassungen.length - 1; i >= 0; i--) {
    const { gueltigAb } = fassungen[i]!
    if (gueltigAb <= tag && gueltigAb <= grenze) return fassungen[i]
  }
  return undefined
}

/** First and last day of months already met, by the number of months since the year 0: the same few again and again. */
const monatstage = new Map<number, { von: string; bis: string }>()

function monatstageVon(nummer: number): { von: string; bis: string } {
  const bekannt = monatstage.get(nummer)
  if (bekannt) return bekannt
  const von = plusMonate('0000-01-01', nummer)
  const tage = { von, bis: monatsende(von) }
  monatstage.set(nummer, tage)
  return tage
}

export function teileZeitraum(kompiliert: Kompiliert, auswahl: Auswahl, lage: Lage, monate: number): Spanne[] {
  const spannen: Spanne[] = []
  const beginn = ersterMonat(lage)
  const erster = Number(beginn.slice(0, 4)) * 12 + Number(beginn.slice(5, 7)) - 1
  for (let i = 0; i < monate; i++) {
    const { von, bis } = monatstageVon(erster + i)
    const fassung = fassungFuer(kompiliert, auswahl, lage, von)
    const letzte = spannen.at(-1)
    if (letzte && letzte.fassung === fassung) letzte.bis = bis
    else spannen.push({ von, bis, fassung })
  }
  return spannen
}
