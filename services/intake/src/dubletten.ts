import { type Collection, createGroupInsert, type IndexSpec } from '@weiche/mongo'

export type DublettenDoc = { _id: string; vorgangId: string }

/** Which Vorgang had these Angaben first. Rows hold keyed hashes only and die with the key of the Vorgang. */
export type Dubletten = {
  /** Claims the content for the Vorgang; the answer is who has it. */
  claim(inhalt: string, vorgangId: string): Promise<string>
  /** Passes the content on, when `from` still has it. */
  takeOver(inhalt: string, from: string, to: string): Promise<boolean>
  forget(vorgangId: string): Promise<void>
}

export const DUBLETTEN_COLLECTION = 'dubletten'
export const dublettenIndexes: IndexSpec[] = [
  { db: 'arbeit', collection: DUBLETTEN_COLLECTION, name: 'vorgangId', key: { vorgangId: 1 } },
]

export function createDubletten(collection: Collection<DublettenDoc>): Dubletten {
  const group = createGroupInsert(collection)
  return {
    async claim(inhalt, vorgangId) {
      for (;;) {
        if ((await group.insert({ _id: inhalt, vorgangId })) === 'inserted') return vorgangId
        const row = await collection.findOne({ _id: inhalt })
        if (row) return row.vorgangId
      }
    },
    async takeOver(inhalt, from, to) {
      const done = await collection.updateOne({ _id: inhalt, vorgangId: from }, { $set: { vorgangId: to } })
      return done.matchedCount === 1
    },
    async forget(vorgangId) {
      await collection.deleteMany({ vorgangId })
    },
  }
}
