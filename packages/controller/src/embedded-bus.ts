import { type EreignisTyp, UnbekanntesEreignis } from '@weiche/vorgang'
import type { Bus, Signal } from './ports.ts'

type Subscription = {
  types: ReadonlySet<EreignisTyp>
  onSignal(signal: Signal): Promise<void>
  /** Newest signal per Vorgang: wake-ups coalesce, only the highest seq matters. */
  waiting: Map<string, Signal>
  running: number
}

/** Signals that may wait for one handler; what is dropped, the watchdog wakes again. */
const MOST = 20_000

/**
 * The bus inside one process: appends signal directly. Bounded: one waiting signal per handler and Vorgang, and not too many of them.
 * Handlers of one Vorgang take turns: at the same time they would only take each other's seq and begin again.
 */
export function createEmbeddedBus(options: { concurrency: number; most?: number }): Bus {
  const { most = MOST } = options
  const subscriptions: Subscription[] = []
  const quietWaiters: (() => void)[] = []
  /** Vorgaenge in which a handler is at work. */
  const busy = new Set<string>()
  let closed = false

  function pump(): void {
    if (closed) return
    for (const sub of subscriptions) {
      for (const signal of sub.waiting.values()) {
        if (sub.running >= options.concurrency) break
        if (!busy.has(signal.vorgangId)) void run(sub, signal)
      }
    }
  }

  async function run(sub: Subscription, signal: Signal): Promise<void> {
    sub.waiting.delete(signal.vorgangId)
    busy.add(signal.vorgangId)
    sub.running++
    await sub
      .onSignal(signal)
      .catch(unlessUnknown)
      .finally(() => {
        busy.delete(signal.vorgangId)
        sub.running--
        pump()
        if (isQuiet()) for (const done of quietWaiters.splice(0)) done()
      })
  }

  function isQuiet(): boolean {
    return busy.size === 0 && (closed || subscriptions.every((s) => s.waiting.size === 0))
  }

  return {
    publish(signals) {
      for (const signal of signals) {
        for (const sub of subscriptions) {
          if (!signal.types.some((t) => sub.types.has(t))) continue
          const waiting = sub.waiting.get(signal.vorgangId)
          if (!waiting && sub.waiting.size >= most) continue
          if (!waiting || waiting.seq < signal.seq) sub.waiting.set(signal.vorgangId, signal)
        }
      }
      pump()
    },
    subscribe(_handler, types, onSignal) {
      subscriptions.push({ types: new Set(types), onSignal, waiting: new Map(), running: 0 })
    },
    // A further wake-up only joins the one that waits.
    isLate: async () => false,
    quiet: () => (isQuiet() ? Promise.resolve() : new Promise((resolve) => quietWaiters.push(resolve))),
    async close() {
      closed = true
      if (!isQuiet()) await new Promise<void>((resolve) => quietWaiters.push(resolve))
    },
  }
}

/** A newer program has written there: the watchdog wakes again, until this one is newer too. */
function unlessUnknown(error: unknown): void {
  if (!(error instanceof UnbekanntesEreignis)) throw error
}
