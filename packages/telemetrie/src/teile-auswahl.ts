import { setTimeout as sleep } from 'node:timers/promises'
import type { Databases, IndexSpec } from '@weiche/mongo'
import type { Auswahl } from './nachlese.ts'

/** A trace that some process found worth telling; the time is the server's. In `<prefix>_arbeit.ablaufauswahl`. */
type AuswahlDoc = { _id: string; zeit: Date }

const COLLECTION = 'ablaufauswahl'
/** Longer than any process holds spans back under load. */
const EXPIRE_S = 600
const EVERY_MS = 3_000
/** What two processes note at the same moment may become visible in another order. */
const OVERLAP_MS = 10_000

export const auswahlIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: COLLECTION, name: 'zeit', key: { zeit: 1 }, expireAfterSeconds: EXPIRE_S },
]

/**
 * Each process holds back its own part of what was not drawn. Who sees that a trace is worth telling says so to all, so that it is
 * kept from the request on, wherever that was taken. A failure costs a trace that begins in the middle, never the work.
 */
export function teileAuswahl(
  auswahl: Auswahl,
  { arbeit }: Pick<Databases, 'arbeit'>,
  everyMs = EVERY_MS,
): { stop(): Promise<void> } {
  const collection = arbeit.collection<AuswahlDoc>(COLLECTION)
  const stopping = new AbortController()
  const found = new Set<string>()
  let seen: Date | undefined
  auswahl.onBehalten((traceId) => found.add(traceId))

  async function tell(): Promise<void> {
    const mine = [...found]
    if (mine.length === 0) return
    const note = (_id: string) => ({
      updateOne: { filter: { _id }, update: { $currentDate: { zeit: true as const } }, upsert: true },
    })
    await collection.bulkWrite(mine.map(note), { ordered: false, writeConcern: { w: 1 } })
    for (const traceId of mine) found.delete(traceId)
  }

  async function listen(): Promise<void> {
    const since = seen ? { zeit: { $gt: new Date(seen.getTime() - OVERLAP_MS) } } : {}
    for await (const { _id, zeit } of collection.find(since)) {
      auswahl.behalte(_id)
      if (!seen || zeit > seen) seen = zeit
    }
  }

  async function share(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      await tell()
        .then(listen)
        .catch(() => undefined)
    }
  }

  const sharing = share()
  return {
    async stop() {
      stopping.abort()
      await sharing
    },
  }
}
