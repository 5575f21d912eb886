import type { EreignisTyp } from '@weiche/vorgang'
import type { Bus, Signal } from './ports.ts'

type Subscription = {
  types: ReadonlySet<EreignisTyp>
  onSignal(signal: Signal): Promise<void>
  /** Newest signal per Vorgang: wake-ups coalesce, only the highest seq matters. */
  waiting: Map<string, Signal>
  running: Set<string>
}

/** The bus inside one process: appends signal directly. Bounded by construction: one waiting signal per handler and Vorgang. */
export function createEmbeddedBus(options: { concurrency: number }): Bus {
  const subscriptions: Subscription[] = []
  const quietWaiters: (() => void)[] = []
  let closed = false
  let active = 0

  function pump(sub: Subscription): void {
    if (closed) return
    for (const [vorgangId, signal] of sub.waiting) {
      if (sub.running.size >= options.concurrency) return
      if (sub.running.has(vorgangId)) continue
      sub.waiting.delete(vorgangId)
      sub.running.add(vorgangId)
      active++
      void sub.onSignal(signal).finally(() => {
        sub.running.delete(vorgangId)
        active--
        pump(sub)
        if (isQuiet()) for (const done of quietWaiters.splice(0)) done()
      })
    }
  }

  function isQuiet(): boolean {
    return active === 0 && (closed || subscriptions.every((s) => s.waiting.size === 0))
  }

  return {
    publish(signals) {
      for (const signal of signals) {
        for (const sub of subscriptions) {
          if (!signal.types.some((t) => sub.types.has(t))) continue
          const waiting = sub.waiting.get(signal.vorgangId)
          if (!waiting || waiting.seq < signal.seq) sub.waiting.set(signal.vorgangId, signal)
        }
      }
      for (const sub of subscriptions) pump(sub)
    },
    subscribe(_handler, types, onSignal) {
      subscriptions.push({ types: new Set(types), onSignal, waiting: new Map(), running: new Set() })
    },
    quiet: () => (isQuiet() ? Promise.resolve() : new Promise((resolve) => quietWaiters.push(resolve))),
    async close() {
      closed = true
      if (!isQuiet()) await new Promise<void>((resolve) => quietWaiters.push(resolve))
    },
  }
}
