import { werteAus } from '@weiche/regelwerk'
import { type Abweichung, type Optionen, zweitrechnung } from '../zweitrechnung.ts'
import { baueProbe, type Probe } from './baue.ts'
import type { Entwurf } from './entwurf.ts'
import { lade } from './rahmen.ts'

export type Zaehlung = {
  pakete: number
  faelle: number
  bekannt: number
  ergaenzt: number
  offen: number
  uebersprungen: number
}
export const keine = (): Zaehlung => ({ pakete: 0, faelle: 0, bekannt: 0, ergaenzt: 0, offen: 0, uebersprungen: 0 })

export type Versuch = Optionen & {
  /** Test only: what our engine is given instead, so that it judges wrongly. */
  verfaelsche?: (probe: Probe) => Probe
}

const TAGE = { eingangsdatum: '2024-03-01', entscheidungsdatum: '2024-03-15' }

/** Loads the package of the draft with the real loader, evaluates its cases, and has them judged again. */
export async function pruefeEntwurf(
  entwurf: Entwurf,
  zaehlung: Zaehlung,
  versuch: Versuch = {},
): Promise<Abweichung[]> {
  const probe = baueProbe(entwurf)
  const unsere = versuch.verfaelsche?.(probe) ?? probe
  const paket = lade(probe.dateien)
  const unseres = unsere === probe ? paket : lade(unsere.dateien)
  const abweichungen: Abweichung[] = []
  zaehlung.pakete++
  for (const [i, angaben] of probe.faelle.entries()) {
    const auswertung = werteAus(unseres, { angaben: unsere.faelle[i]!, ...TAGE })
    const ergebnis = await zweitrechnung(paket, { angaben, ...TAGE }, auswertung, versuch)
    zaehlung.faelle++
    zaehlung.bekannt += ergebnis.verglichen.bekannt
    zaehlung.ergaenzt += ergebnis.verglichen.ergaenzt
    zaehlung.offen += ergebnis.offen
    zaehlung.uebersprungen += ergebnis.uebersprungen.length
    abweichungen.push(...ergebnis.abweichungen)
  }
  return abweichungen
}
