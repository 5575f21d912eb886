import type { Databases } from '@weiche/mongo'
import { bestand, toZeileAgain } from './bestand.ts'
import type { Zeile } from './zeile.ts'

/** More than anybody applies for; who has more sees the newest. */
const MOST = 100

/** The Vorgaenge of one account (keyed hash), newest first. A line may be a moment late: whether it owns one the fold says. */
export async function readEigene(databases: Databases, konto: string): Promise<Zeile[]> {
  const found = await bestand(databases)
    .find({ konten: { $eq: konto } })
    .sort({ eingang: -1, _id: 1 })
    .limit(MOST)
    .toArray()
  return found.map(toZeileAgain)
}
