import type { Platform } from '@weiche/controller'
import { liesWerte } from '@weiche/regelwerk'
import type { Vorgang, Wert } from '@weiche/vorgang'

/** Computed facts of the first Abschnitt behind the decision, read by the Ausgabe that they were computed with. */
export async function gefundeneWerte(
  { regelwerke }: Pick<Platform, 'regelwerke'>,
  { leistung, auswertung, entscheidung, pruefung }: Vorgang,
): Promise<Record<string, Wert>> {
  const grundlage = entscheidung?.fakten.grundlage
  if (auswertung?.fakten.grundlage !== grundlage || pruefung?.fakten.grundlage !== grundlage) return {}
  const paket = await regelwerke.zu(leistung, auswertung!.fakten.ausgabe)
  return liesWerte(paket, auswertung!.inhalt, pruefung!.inhalt.angaben)[0] ?? {}
}
