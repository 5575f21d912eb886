import { setTimeout as sleep } from 'node:timers/promises'

export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** kafkajs may never answer (half-open sockets, disconnect with requests in flight): whoever waits for it has a deadline. */
export async function withDeadline<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  const over = new AbortController()
  const deadline = sleep(ms, undefined, { signal: over.signal }).then(() => {
    throw new DeadlineError(`${what}: no answer within ${ms} ms`)
  })
  // What comes after the deadline is of no interest to anybody.
  for (const promise of [work, deadline]) promise.catch(() => undefined)
  try {
    return await Promise.race([work, deadline])
  } finally {
    over.abort()
  }
}
