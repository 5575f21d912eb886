import { setTimeout as sleep } from 'node:timers/promises'
import { isTransient } from './transient.ts'

/** Pauses before the same is sent again after an answer was lost; afterwards the caller begins anew. */
const PAUSES_MS = [20, 100, 500, 2_000, 5_000]

/** For writes that may be done twice: sends the same again while `isLost` says that nobody knows what became of it. */
export async function repeat<T>(
  write: () => Promise<T>,
  isLost: (error: unknown) => boolean = isTransient,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await write()
    } catch (error) {
      if (!isLost(error)) throw error
      await sleep(pause)
    }
  }
  return write()
}
