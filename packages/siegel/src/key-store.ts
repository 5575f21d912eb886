import { randomBytes } from 'node:crypto'
import { Binary, type Collection, repeat } from '@weiche/mongo'
import type { MasterKey } from './master-key.ts'

/** Collection `schluessel` of the database `<prefix>_schluessel`. After destruction only the fact of it remains. */
export type KeyDoc = {
  _id: string
  alg: 'A256GCM'
  hauptschluessel?: string
  verpackt?: Binary
  angelegt?: Date
  vernichtet?: Date
}

export type DataKey = Buffer | 'vernichtet' | undefined

export type KeyStore = {
  /** One entry per id: the key, 'vernichtet', or undefined = never made. */
  load(ids: readonly string[]): Promise<Map<string, DataKey>>
  /** Makes the missing ones; on return all are held by a majority, so none can be lost after its first use. */
  create(ids: readonly string[]): Promise<Map<string, DataKey>>
  destroy(id: string): Promise<void>
}

const majority = { writeConcern: { w: 'majority', journal: true } } as const

export function createKeyStore(collection: Collection<KeyDoc>, masterKey: MasterKey, jetzt: () => Date): KeyStore {
  async function load(ids: readonly string[]): Promise<Map<string, DataKey>> {
    const keys = new Map<string, DataKey>()
    if (ids.length === 0) return keys
    const docs = await collection.find({ _id: { $in: [...ids] } }, { readConcern: { level: 'majority' } }).toArray()
    for (const doc of docs) {
      keys.set(doc._id, doc.verpackt ? await masterKey.unwrap(doc._id, doc.verpackt.buffer) : 'vernichtet')
    }
    return keys
  }

  return {
    load,
    async create(ids) {
      if (ids.length === 0) return new Map()
      const made = await Promise.all(
        ids.map(async (id) => {
          const key = randomBytes(32)
          return { id, key, verpackt: new Binary(await masterKey.wrap(id, key)) }
        }),
      )
      // An upsert that finds a key of another process writes nothing, yet still waits for the majority to have it.
      const upserts = made.map(({ id, verpackt }) => ({
        updateOne: {
          filter: { _id: id },
          update: {
            $setOnInsert: { alg: 'A256GCM' as const, hauptschluessel: masterKey.id, verpackt, angelegt: jetzt() },
          },
          upsert: true,
        },
      }))
      const { upsertedIds } = await repeat(() => collection.bulkWrite(upserts, { ordered: false, ...majority }))
      const ours = new Map<string, DataKey>(made.flatMap(({ id, key }, i) => (i in upsertedIds ? [[id, key]] : [])))
      return new Map([...ours, ...(await load(ids.filter((id) => !ours.has(id))))])
    },
    async destroy(id) {
      await collection.updateOne(
        { _id: id },
        { $unset: { verpackt: '', hauptschluessel: '' }, $set: { alg: 'A256GCM', vernichtet: jetzt() } },
        { upsert: true, ...majority },
      )
    },
  }
}
