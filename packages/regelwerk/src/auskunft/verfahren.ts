import type { Lage } from '../bedingung/ergebnis.ts'
import type { Paket } from '../laden/paket.ts'
import { anzahlMonate, teileZeitraum } from '../programm/zeitraum.ts'

/** What the names `verfahren.…` stand for in each Abschnitt of a case. */
export type Verfahren = { eingangsdatum: string; entscheidungsdatum: string; monate: number; monat: string }

export function verfahrenVon({ kompiliert, kopf }: Paket, lage: Lage): Verfahren[] {
  const { eingangsdatum, entscheidungsdatum } = lage
  const monate = anzahlMonate(kopf.ergebnis, lage)
  const spannen = teileZeitraum(kompiliert, kopf.ergebnis, lage, monate)
  return spannen.map(({ von }) => ({ eingangsdatum, entscheidungsdatum, monate, monat: von }))
}
