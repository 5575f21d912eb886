import { setTimeout as sleep } from 'node:timers/promises'
import { nurVorgaenge, type TailCommit } from '@weiche/log'
import { type Databases, Timestamp } from '@weiche/mongo'
import { LRUCache } from 'lru-cache'

/** Concurrent commits may overtake each other between arrival and delivery, but never by more than are in flight. */
const WINDOW = 2_000
/** What arrived this much (seconds) before something delivered was delivered too. */
const OVERTAKING_S = 10

/** How far the tail has come. Not read off the lines: a fold may show commits that the tail has yet to bring. */
export type Fortschritt = {
  /** Forgets what was delivered; everything in the log now counts as seen once the tail has caught up. */
  begin(): Promise<void>
  delivered(commits: readonly TailCommit[]): void
  /** Resolves when everything that is in the log now was delivered; says again and again that somebody waits. */
  caughtUp(hurry: () => void): Promise<void>
}

type Place = { _id: unknown; vorgangId: string; seq: number; aufgenommen: Timestamp }

export function createFortschritt(databases: Databases): Fortschritt {
  const commits = databases.log.collection<Place>('commits')
  const seen = new LRUCache<string, true>({ max: 3 * WINDOW })
  const key = (c: { vorgangId: string; seq: number }) => `${c.vorgangId}:${c.seq}`
  let start = new Timestamp({ t: 0, i: 0 })
  let latest = 0
  const isDelivered = (c: Place) => seen.has(key(c)) || c.aufgenommen.getHighBits() + OVERTAKING_S < latest

  /** Newest first, no control streams. */
  const newest = (limit: number) =>
    commits
      .find({ ...nurVorgaenge, aufgenommen: { $gt: start } }, { projection: { vorgangId: 1, seq: 1, aufgenommen: 1 } })
      .sort({ aufgenommen: -1 })
      .limit(limit)
      .toArray()

  return {
    async begin() {
      start = new Timestamp({ t: 0, i: 0 })
      start = (await newest(1))[0]?.aufgenommen ?? start
      seen.clear()
      latest = 0
    },
    delivered(batch) {
      for (const commit of batch) {
        seen.set(key(commit), true)
        latest = Math.max(latest, commit.aufgenommen.getHighBits())
      }
    },
    async caughtUp(hurry) {
      let missing = (await newest(WINDOW)).filter((c) => !isDelivered(c))
      for (let pause = 5; missing.length > 0; pause = Math.min(pause * 2, 100)) {
        hurry()
        await sleep(pause)
        missing = missing.filter((c) => !isDelivered(c))
      }
    },
  }
}
