import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger, Signal } from '@weiche/controller'
import type { Announce } from './announce.ts'

const MOST = 10_000
const BATCH = 500
const PAUSE_MS = 1_000

export type Outgoing = {
  put(signals: readonly Signal[]): void
  isEmpty(): boolean
  close(): Promise<void>
}

/** What a process wakes by itself: newest per Vorgang, bounded; what is dropped, the watchdog wakes again. */
export function createOutgoing(announce: Announce, logger: Logger): Outgoing {
  const waiting = new Map<string, Signal>()
  const closing = new AbortController()
  let pumping: Promise<void> | undefined

  async function pump(): Promise<void> {
    while (waiting.size > 0 && !closing.signal.aborted) {
      const batch = [...waiting.entries()].slice(0, BATCH)
      try {
        await announce(batch.map(([, signal]) => ({ signal })))
        for (const [id, signal] of batch) if (waiting.get(id) === signal) waiting.delete(id)
      } catch {
        await sleep(PAUSE_MS, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
  }

  return {
    put(signals) {
      let dropped = 0
      for (const signal of signals) {
        const before = waiting.get(signal.vorgangId)
        if (!before && waiting.size >= MOST) dropped++
        else waiting.set(signal.vorgangId, before ? merge(before, signal) : signal)
      }
      if (dropped > 0) logger.warn('kafka.weckruf-verworfen', { anzahl: dropped })
      pumping ??= pump().finally(() => {
        pumping = undefined
      })
    },
    isEmpty: () => waiting.size === 0 && pumping === undefined,
    async close() {
      closing.abort()
      await pumping
    },
  }
}

/** Newest place, all reasons: a handler that waits for the older one is woken too. */
function merge(a: Signal, b: Signal): Signal {
  const newest = a.seq > b.seq ? a : b
  return { ...newest, types: [...new Set([...a.types, ...b.types])] }
}
