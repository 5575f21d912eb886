import type { Databases } from '@weiche/mongo'
import type { EreignisTyp } from '@weiche/vorgang'

/** By which events a service is woken, as its processes said at their start. In `<prefix>_arbeit.interesse`. */
export type InteresseDoc = { _id: string; types: EreignisTyp[] }
/** By service. */
export type Interest = ReadonlyMap<string, ReadonlySet<EreignisTyp>>

const interesse = (databases: Databases) => databases.arbeit.collection<InteresseDoc>('interesse')

/** Whoever announces asks again after this. */
export const INTEREST_MS = 1_000

/**
 * Added to what is there and never taken away: an older process of the service may still need it, and a wake-up too many harms nobody.
 * True = something was new, and not everybody who announces knows it before INTEREST_MS.
 */
export async function noteInterest(
  databases: Databases,
  service: string,
  types: readonly EreignisTyp[],
): Promise<boolean> {
  const { upsertedCount, modifiedCount } = await interesse(databases).updateOne(
    { _id: service },
    { $addToSet: { types: { $each: [...types] } } },
    { upsert: true, writeConcern: { w: 'majority' } },
  )
  return upsertedCount + modifiedCount > 0
}

export type AskInterest = () => Promise<Interest>

/** Read again when it is asked for and older than INTEREST_MS. */
export function createInterest(databases: Databases): AskInterest {
  let known: Interest = new Map()
  let since = Number.NEGATIVE_INFINITY
  return async () => {
    const asked = performance.now()
    if (asked - since < INTEREST_MS) return known
    const docs = await interesse(databases).find().toArray()
    known = new Map(docs.map(({ _id, types }) => [_id, new Set(types)]))
    since = asked
    return known
  }
}
