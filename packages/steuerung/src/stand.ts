import type { Log } from '@weiche/log'
import { foldSteuerung, keineSteuerung, type Steuerung, type SteuerungEreignis } from '@weiche/vorgang'

/** A state counts as fresh for this long (ms), so nobody acts on one that is a second old. */
const FRESH_MS = 500
const MAX_TRIES = 10

export type Steuerungsstand = {
  /** Never older than a second; throws while the log cannot be read, so that nothing is decided on an old state. */
  read(leistung: string): Promise<Steuerung>
  /**
   * Appends what `decide` makes of the newest state; it is asked again when somebody else was quicker.
   * Returns the state afterwards; undefined from `decide` = nothing to do.
   */
  append(
    leistung: string,
    ursache: (state: Steuerung) => string,
    zeitpunkt: () => Date,
    decide: (state: Steuerung) => SteuerungEreignis | undefined,
  ): Promise<Steuerung>
}

type Known = { state: Steuerung; readAt: number }

/** Reads on demand instead of following: no cost when idle, and the age of an answer is bounded by construction. */
export function createSteuerungsstand(log: Pick<Log, 'readSteuerung' | 'appendSteuerung'>): Steuerungsstand {
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<Steuerung>>()

  async function refresh(leistung: string): Promise<Steuerung> {
    const readAt = performance.now()
    const before = known.get(leistung)?.state ?? keineSteuerung
    const state = foldSteuerung(await log.readSteuerung(leistung, before.seq + 1), before)
    // Two reads may overtake each other; the newer state and the later read count.
    const now = known.get(leistung)
    if (now && (now.state.seq > state.seq || now.readAt > readAt)) return now.state
    known.set(leistung, { state, readAt })
    return state
  }

  return {
    read(leistung) {
      const fresh = known.get(leistung)
      if (fresh && performance.now() - fresh.readAt < FRESH_MS) return Promise.resolve(fresh.state)
      const running = reading.get(leistung) ?? refresh(leistung).finally(() => reading.delete(leistung))
      reading.set(leistung, running)
      return running
    },
    async append(leistung, ursache, zeitpunkt, decide) {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const state = await refresh(leistung)
        const ereignis = decide(state)
        if (!ereignis) return state
        const { kind } = await log.appendSteuerung(leistung, state.seq, ursache(state), zeitpunkt(), [ereignis])
        if (kind !== 'conflict') return refresh(leistung)
      }
      throw new Error(`control stream of ${leistung} is too busy`)
    },
  }
}
