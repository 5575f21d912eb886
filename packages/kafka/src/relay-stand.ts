import type { Databases, Timestamp } from '@weiche/mongo'

/** How far the relay has announced the log: arrival time of the newest commit announced. In `<prefix>_arbeit.relay`. */
export type StandDoc = { _id: string; bis: Timestamp }

const stand = (databases: Databases) => databases.arbeit.collection<StandDoc>('relay')

export async function noteStand(databases: Databases, relay: string, bis: Timestamp): Promise<void> {
  await stand(databases).updateOne({ _id: relay }, { $max: { bis } }, { upsert: true, writeConcern: { w: 1 } })
}

export async function loadStand(databases: Databases, relay: string): Promise<Timestamp | undefined> {
  return (await stand(databases).findOne({ _id: relay }))?.bis
}

/**
 * Has everything in the log been announced? Asked from any process. Arrival times are compared, and commits that arrive
 * at the same moment may overtake each other on their way to the relay: so "yes" may come a moment too early. Whoever
 * has to be certain asks twice.
 */
export async function isAllPublished(databases: Databases, relay: string): Promise<boolean> {
  const newest = await databases.log
    .collection<{ vorgangId: string; aufgenommen: Timestamp }>('commits')
    .findOne(
      { vorgangId: { $not: /^steuerung\// } },
      { sort: { aufgenommen: -1 }, projection: { aufgenommen: 1 }, readConcern: { level: 'majority' } },
    )
  if (!newest) return true
  const bis = await loadStand(databases, relay)
  return bis !== undefined && bis.compare(newest.aufgenommen) >= 0
}
