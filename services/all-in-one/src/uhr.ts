import type { Uhr } from '@weiche/controller'

/** A business clock that runs at normal speed from where it was set. */
export type StellbareUhr = Uhr & {
  /** Moves to `instant`; refuses to go back, because commits are ordered by it. */
  stelle(instant: Date): void
}

/** `start` undefined = the machine's time. `realTime` in ms is an input for tests. */
export function createUhr(start?: Date, realTime: () => number = Date.now): StellbareUhr {
  let offset = start ? start.getTime() - realTime() : 0
  const jetzt = () => new Date(realTime() + offset)
  return {
    jetzt,
    stelle(instant) {
      const now = jetzt()
      if (instant < now) throw new Error(`clock would go back from ${now.toISOString()} to ${instant.toISOString()}`)
      offset = instant.getTime() - realTime()
    },
  }
}
