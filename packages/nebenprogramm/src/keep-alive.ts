import { setTimeout as sleep } from 'node:timers/promises'

export type KeepOptions = {
  /** Starts it once and resolves with the reason when it has ended. */
  live(): Promise<string>
  /** Told before each new start. */
  onEnd(reason: string, pauseMs: number): void
  firstPauseMs?: number
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** What is wrong with a start shows sooner; who lived so long was ended by something else and is wanted back at once. */
const LONG_LIFE_MS = 10_000

/** Starts something again whenever it ends, with growing pauses, until the signal aborts; resolves after its last end. */
export async function keepAlive(options: KeepOptions, stopping: AbortSignal): Promise<void> {
  const first = options.firstPauseMs ?? FIRST_PAUSE_MS
  let pause = first
  while (!stopping.aborted) {
    const began = performance.now()
    const reason = await options.live()
    if (stopping.aborted) return
    if (performance.now() - began > LONG_LIFE_MS) pause = first
    options.onEnd(reason, pause)
    await sleep(pause, undefined, { signal: stopping }).catch(() => undefined)
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  }
}
