/** Something that is worth doing soon, and not often. */
export type Seldom = {
  /** At once after a silence, else together with what is asked for meanwhile. */
  ask(): void
  /** Does it now. */
  flush(): Promise<void>
  /** What was asked for and not done yet is left undone. */
  drop(): void
}

/** `run` is called no more often than this, never twice at a time, and once more after whatever was asked for last. */
export function createSeldom(everyMs: number, run: () => Promise<unknown>, onError: (error: unknown) => void): Seldom {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()

  function drop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  async function now(): Promise<void> {
    drop()
    last = performance.now()
    running = running.then(run).catch(onError)
    await running
  }

  return {
    ask() {
      timer ??= setTimeout(now, Math.max(0, last + everyMs - performance.now()))
    },
    flush: now,
    drop,
  }
}
