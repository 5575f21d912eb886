/** Something that is worth doing soon, and not often. */
export type Seldom = {
  /** At once after a silence, else together with what is asked for meanwhile. */
  ask(): void
  /** Does it now. */
  flush(): Promise<void>
}

/** `run` is called no more often than this, never twice at a time, and once more after whatever was asked for last; must not throw. */
export function createSeldom(everyMs: number, run: () => Promise<void>): Seldom {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  function now(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    running = running.then(run)
    return running
  }

  return {
    ask() {
      timer ??= setTimeout(now, Math.max(0, last + everyMs - performance.now()))
    },
    flush: now,
  }
}
