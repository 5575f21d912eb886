import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Collection } from './driver.ts'

export type LeaseDoc = { _id: string; inhaber: string; bis: Date }
export type Leased = { stop(): Promise<void> }

/**
 * Runs something in at most one process at a time. `run` is started when the lease is got, and its signal aborts
 * when the lease is lost or `stop` is called; it should return soon after. When it returns or throws, the lease is
 * given back and sought again. Times are the server's, so clocks of machines need not agree.
 */
export function startLeased(options: {
  collection: Collection<LeaseDoc>
  name: string
  run(signal: AbortSignal): Promise<void>
  onError(error: unknown): void
  ttlMs?: number
}): Leased {
  const { collection, name } = options
  const ttl = options.ttlMs ?? 9_000
  const owner = randomUUID()
  const stopping = new AbortController()

  /** Until when (monotonic clock of this process) the lease is surely ours; undefined = somebody else has it. */
  async function claim(): Promise<number | undefined> {
    const asked = performance.now()
    const mine = { $or: [{ $eq: ['$inhaber', owner] }, { $lt: ['$bis', '$$NOW'] }] }
    const doc = await collection.findOneAndUpdate(
      { _id: name },
      [
        {
          $set: {
            inhaber: { $cond: [mine, owner, '$inhaber'] },
            bis: { $cond: [mine, { $add: ['$$NOW', ttl] }, '$bis'] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after', maxTimeMS: ttl },
    )
    return doc?.inhaber === owner ? asked + ttl : undefined
  }

  async function renew(until: number, lost: AbortController): Promise<void> {
    let valid: number | undefined = until
    while (!lost.signal.aborted) {
      await pause(ttl / 3, lost.signal)
      if (lost.signal.aborted) return
      try {
        valid = await claim()
      } catch {
        // The database may be away for a moment; until the lease runs out it is still ours.
      }
      if (valid === undefined || performance.now() > valid - ttl / 3) lost.abort()
    }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const until = await claim()
        if (until === undefined) await pause(ttl / 3, stopping.signal)
        else await hold(until)
      } catch (error) {
        options.onError(error)
        await pause(1_000, stopping.signal)
      }
    }
  }

  async function hold(until: number): Promise<void> {
    const lost = new AbortController()
    const renewing = renew(until, lost)
    try {
      await options.run(AbortSignal.any([lost.signal, stopping.signal]))
    } finally {
      lost.abort()
      await renewing
      await collection.deleteOne({ _id: name, inhaber: owner }).catch(() => undefined)
    }
  }

  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined)
