import { setTimeout as sleep } from 'node:timers/promises'
import { KeineAntwort } from '@weiche/test-last'
import type { Fall } from '../faelle.ts'
import { createEintrag, type Eintrag, type Tore, versuche } from '../kunde.ts'

/** People who go on applying at their own pace, whatever happens inside, and repeat what was not acknowledged. */
export type Strom = {
  ledger: readonly Eintrag[]
  /** Nobody new comes; resolves when everybody has done their part, or at the limit. */
  stop(limitMs: number): Promise<void>
}

/** At once under way; who waits for an answer of a frozen process holds up nobody else. */
const SPUREN = 24
const PAUSE_MS = 700

/** `tore` is asked for each attempt: a person who was not served goes to another door. */
export function starteStrom(faelle: Iterator<Fall>, tore: () => Tore, jeSekunde: number): Strom {
  const ledger: Eintrag[] = []
  const queue: { e: Eintrag; from: number }[] = []
  let stopped = false
  let limit = Number.POSITIVE_INFINITY

  async function come(): Promise<void> {
    for (let due = performance.now(); !stopped; due += 1_000 / jeSekunde) {
      await sleep(Math.max(0, due - performance.now()))
      const next = faelle.next()
      if (next.done || stopped) return
      const e = createEintrag(next.value)
      ledger.push(e)
      queue.push({ e, from: 0 })
    }
  }

  const isOver = () => performance.now() > limit || (stopped && ledger.every((e) => e.phase === 'fertig'))

  async function lane(): Promise<void> {
    while (!isOver()) {
      const at = queue.findIndex(({ from }) => from <= performance.now())
      const [next] = at < 0 ? [] : queue.splice(at, 1)
      if (!next) {
        await sleep(50)
        continue
      }
      const moved = await versuche(tore(), next.e).catch(unlessFrozen)
      if (next.e.phase !== 'fertig') queue.push({ e: next.e, from: moved ? 0 : performance.now() + PAUSE_MS })
    }
  }

  const running = Promise.all([come(), ...Array.from({ length: SPUREN }, lane)])
  // Told to whoever stops it.
  running.catch(() => undefined)
  return {
    ledger,
    async stop(limitMs) {
      stopped = true
      limit = performance.now() + limitMs
      await running
    },
  }
}

function unlessFrozen(error: unknown): false {
  if (!(error instanceof KeineAntwort)) throw error
  return false
}
