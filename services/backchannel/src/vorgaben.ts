import type { Paket } from '@weiche/regelwerk'

/** Section `bescheid` of leistung.json: sender, remedy, figures, and which text block stands where in which letter. */
export type Vorgaben = NonNullable<Paket['kopf']['bescheid']>

/** @throws when the package does not say what its letters need. */
export function vorgabenOf({ leistung, kopf }: Paket): Vorgaben {
  if (!kopf.bescheid) throw new Error(`Dem Leistungspaket ${leistung} fehlt in leistung.json der Abschnitt „bescheid“.`)
  return kopf.bescheid
}
