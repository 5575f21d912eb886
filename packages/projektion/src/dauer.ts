import { addTage, type Datum, tageZwischen } from '@weiche/fristen'
import type { Databases } from '@weiche/mongo'
import { bestand } from './bestand.ts'
import type { Zeile } from './zeile.ts'

/** Fewer cases are no experience; older ones are another time. */
const LEAST = 30
const DAYS = 90
/** The newest of them are enough to tell, and a question stays cheap. */
const MOST = 500
/** How many of ten were decided by then. */
export const VON_ZEHN = 8

/** `VON_ZEHN` of ten cases were decided within `tage` days (0 = on the day they came in); `anzahl` cases were looked at. */
export type Erfahrung = { tage: number; anzahl: number }

/** Pure: the smallest number of days within which eight of ten were decided; undefined = too few to say. */
export function erfahrungAus(tage: readonly number[]): Erfahrung | undefined {
  if (tage.length < LEAST) return undefined
  const sorted = [...tage].sort((a, b) => a - b)
  return { tage: sorted[Math.ceil((tage.length * VON_ZEHN) / 10) - 1]!, anzahl: tage.length }
}

/** From the Antrag to the decision, in the last decided cases of one Leistung that went one way. Waiting for the citizen counts: they waited, too. */
export async function readErfahrung(
  databases: Databases,
  { leistung, weg, heute }: { leistung: string; weg: NonNullable<Zeile['weg']>; heute: Datum },
): Promise<Erfahrung | undefined> {
  const cases = await bestand(databases)
    .find(
      { leistung: { $eq: leistung }, weg, entschiedenAm: { $gte: addTage(heute, -DAYS) } },
      { projection: { eingangsdatum: 1, entschiedenAm: 1 } },
    )
    .sort({ entschiedenAm: -1 })
    .limit(MOST)
    .toArray()
  return erfahrungAus(cases.map((c) => tageZwischen(c.eingangsdatum, c.entschiedenAm!)))
}
