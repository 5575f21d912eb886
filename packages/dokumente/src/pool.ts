import { Piscina } from 'piscina'

const IDLE_MS = 60_000
/**
 * A typeset document holds a megabyte outside the heap until its JavaScript handle is collected, and then until the
 * event loop turns: so workers wait in the event loop (no atomics) and collect early (a small young generation).
 */
const LET_GO = { atomics: 'disabled', resourceLimits: { maxYoungGenerationSizeMb: 4 } } as const

export type Pool<Job, Result> = { run(job: Job): Promise<Result>; close(): Promise<void> }
export type PoolOptions = {
  workers: number
  /** Jobs that may wait; one more is refused at once, so that a jam shows instead of eating the memory. */
  warteschlange: number
}

/**
 * Worker threads, one job at a time each. When a worker dies its job rejects and another worker takes its place.
 * The worker file is named per job, not per pool: what goes wrong while loading it then rejects the job.
 */
export function createPool<Job, Result>(
  worker: { filename: string; name: string },
  options: PoolOptions,
): Pool<Job, Result> {
  const pool = new Piscina({
    minThreads: 1,
    maxThreads: options.workers,
    idleTimeout: IDLE_MS,
    maxQueue: options.warteschlange,
    ...LET_GO,
  })
  return {
    run: (job) => pool.run(job, worker),
    close: () => pool.destroy(),
  }
}
