import type { Databases } from '@weiche/mongo'
import type { Gridfs } from './gridfs.ts'

/**
 * Removes what no commit names: stored before `olderThan` and not referenced, or cut off by a crash. Returns how many.
 * `olderThan` must lie further back than the longest upload. Each attachment is looked at once, so it may run often.
 */
export type Feger = (
  olderThan: Date,
  isReferenced: (vorgangId: string, anlageId: string) => Promise<boolean>,
) => Promise<number>

type Sweepable = Pick<Gridfs<{ vorgangId: string }>, 'findFiles' | 'findTorsos' | 'remove'>
type Marke = { _id: string; bis: Date }

export function createFeger(databases: Databases, gridfs: Sweepable): Feger {
  const marken = databases.arbeit.collection<Marke>('pflege')
  return async (olderThan, isReferenced) => {
    const von = (await marken.findOne({ _id: 'anlagen' }))?.bis ?? new Date(0)
    let removed = 0
    for await (const { _id, metadata } of gridfs.findFiles(von, olderThan)) {
      if (await isReferenced(metadata.vorgangId, _id)) continue
      await gridfs.remove(_id)
      removed++
    }
    for (const id of await gridfs.findTorsos(von, olderThan)) {
      await gridfs.remove(id)
      removed++
    }
    // The mark moves only when all went well; until then the same span is swept again.
    await marken.updateOne({ _id: 'anlagen' }, { $max: { bis: olderThan } }, { upsert: true })
    return removed
  }
}
