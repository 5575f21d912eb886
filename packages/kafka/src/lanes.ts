/** Runs work side by side, but never two with the same key, and never more than allowed. */
export type Lanes = {
  run(key: string, work: () => Promise<void>): Promise<void>
  /** Resolves when nothing is at work or waits. */
  idle(): Promise<void>
}

export function createLanes(concurrency: number): Lanes {
  const last = new Map<string, Promise<void>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < concurrency) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** The place is handed to who waits longest. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running--
  }

  async function inTurn(before: Promise<void> | undefined, work: () => Promise<void>): Promise<void> {
    await before?.catch(() => undefined)
    await enter()
    try {
      await work()
    } finally {
      leave()
    }
  }

  return {
    async run(key, work) {
      const mine = inTurn(last.get(key), work)
      last.set(key, mine)
      try {
        await mine
      } finally {
        if (last.get(key) === mine) last.delete(key)
      }
    },
    async idle() {
      while (last.size > 0) await Promise.allSettled(last.values())
    },
  }
}
