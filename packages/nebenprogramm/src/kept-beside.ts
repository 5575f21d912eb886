import { keepAlive } from './keep-alive.ts'
import type { Nebenprogramm } from './run-beside.ts'

/** A program beside ours that has a new life after each of its ends, once it is to be kept. */
export type Gehalten = {
  /** Of its present life, or the last one. */
  pid(): number
  hasExited(): boolean
  /** From now on it is started again whenever it ends; `onEnd` is told before. */
  keep(onEnd: (reason: string, pauseMs: number) => void): void
  stop(): Promise<void>
}

export function keptBeside(start: () => Nebenprogramm): Gehalten {
  const stopping = new AbortController()
  let kept: Promise<void> | undefined
  let current = start()
  return {
    pid: () => current.pid,
    hasExited: () => current.hasExited(),
    keep(onEnd) {
      let first = true
      const live = async () => {
        if (!first) current = start()
        first = false
        const code = await current.exited
        return code === null ? 'hart beendet' : `Code ${code}`
      }
      kept = keepAlive({ live, onEnd }, stopping.signal)
    },
    async stop() {
      stopping.abort()
      await current.stop()
      await kept
    },
  }
}
