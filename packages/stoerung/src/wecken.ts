import type { Databases } from '@weiche/mongo'
import { bestand } from '@weiche/projektion'
import type { Treffer } from './auswahl.ts'

const BATCH = 500

/**
 * The watchdog wakes them within a second; it only wakes, so no case is changed. Who rests has nothing to do and is left alone.
 * Returns how many will be woken.
 */
export async function wecke(
  databases: Databases,
  treffer: readonly Pick<Treffer, 'vorgangId'>[],
  now: Date,
): Promise<number> {
  let count = 0
  for (let at = 0; at < treffer.length; at += BATCH) {
    const ids = treffer.slice(at, at + BATCH).map((t) => t.vorgangId)
    const { matchedCount } = await bestand(databases).updateMany(
      { _id: { $in: ids }, ruhend: false },
      { $set: { weckenAb: now, weckversuche: 0 } },
    )
    count += matchedCount
  }
  return count
}
