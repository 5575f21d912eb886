import { hasCommitsAfter, nurVorgaenge, type Place } from '@weiche/log'
import { type Databases, Timestamp } from '@weiche/mongo'
import { createSeldom } from './seldom.ts'

/**
 * How far the relay has announced the log: arrival time of the newest commit announced, and the place behind it in the change
 * stream (none while it reads the log again). In `<prefix>_arbeit.relay`.
 */
export type StandDoc = { _id: string; bis?: Timestamp; stelle?: Place }

const stand = (databases: Databases) => databases.arbeit.collection<StandDoc>('relay')

/** Each note is a write that all members of the set repeat; what is behind it is announced again after a crash. */
const EVERY_MS = 250

/** Notes how far a relay is, seldom; `flush` at once. Who is no longer the one drops what it has not noted: the next one may be further. */
export function createStand(databases: Databases, relay: string, onError: (error: unknown) => void) {
  let bis: Timestamp | undefined
  let stelle: Place | undefined
  const write = () => {
    const place = stelle === undefined ? { $unset: { stelle: '' as const } } : { $set: { stelle } }
    const update = { ...(bis ? { $max: { bis } } : {}), ...place }
    return stand(databases).updateOne({ _id: relay }, update, { upsert: true, writeConcern: { w: 1 } })
  }
  const noting = createSeldom(EVERY_MS, write, onError)
  return {
    note(at: Omit<StandDoc, '_id'>): void {
      bis = at.bis ?? bis
      stelle = at.stelle
      noting.ask()
    },
    flush: noting.flush,
    drop: noting.drop,
  }
}

export async function loadStand(databases: Databases, relay: string): Promise<Timestamp | undefined> {
  return (await stand(databases).findOne({ _id: relay }))?.bis
}

/**
 * Has everything in the log been announced? Asked from any process. Exact where the relay follows: nothing became visible behind
 * its place. While it reads the log again there is no such place, and arrival times are compared.
 */
export async function isAllPublished(databases: Databases, relay: string): Promise<boolean> {
  const doc = await stand(databases).findOne({ _id: relay })
  if (doc?.stelle !== undefined) return !(await hasCommitsAfter(databases.log, 'vorgaenge', doc.stelle))
  const newest = await databases.log
    .collection<{ vorgangId: string; aufgenommen: Timestamp }>('commits')
    .findOne(nurVorgaenge, {
      sort: { aufgenommen: -1 },
      projection: { aufgenommen: 1 },
      readConcern: { level: 'majority' },
    })
  return !newest || (doc?.bis !== undefined && doc.bis.compare(newest.aufgenommen) >= 0)
}

/** Is there a commit older than this that was not announced yet? As exact as places are noted. */
export async function isRelayLate(databases: Databases, relay: string, ms: number): Promise<boolean> {
  const bis = (await loadStand(databases, relay)) ?? new Timestamp({ t: 0, i: 0 })
  const older = new Timestamp({ t: Math.floor((Date.now() - ms) / 1000), i: 0 })
  const waits = databases.log.collection<{ vorgangId: string; aufgenommen: Timestamp }>('commits')
  const found = { ...nurVorgaenge, aufgenommen: { $gt: bis, $lt: older } }
  return (await waits.findOne(found, { projection: { aufgenommen: 1 } })) !== null
}
