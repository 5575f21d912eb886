import type { Consumer } from 'kafkajs'
import { createSeldom } from './seldom.ts'

/** How far a consumer is done with each of its partitions. */
export type Places = {
  /** Everything before this offset took effect. */
  done(partition: number, next: bigint): void
  /** The partitions were dealt anew: what is not noted by now others do again. */
  forget(): void
  /** Notes what is not noted yet. */
  flush(): Promise<void>
}

/** Noting is a request to the broker, which stores it: together for all partitions, and seldom. */
const EVERY_MS = 1_000

/** Only what is done is ever noted; what a killed process had not noted yet is done again, which handlers take. */
export function createPlaces(
  consumer: Pick<Consumer, 'commitOffsets'>,
  topic: string,
  onError: (error: unknown) => void,
  everyMs = EVERY_MS,
): Places {
  const open = new Map<number, bigint>()
  async function note(): Promise<void> {
    const all = [...open].map(([partition, next]) => ({ topic, partition, offset: String(next) }))
    open.clear()
    // Refused while the group is dealt anew: kafkajs hears of that by its heartbeat, and the work is done again.
    if (all.length > 0) await consumer.commitOffsets(all)
  }
  const noting = createSeldom(everyMs, note, onError)
  return {
    done(partition, next) {
      open.set(partition, next)
      noting.ask()
    },
    forget() {
      open.clear()
    },
    flush: noting.flush,
  }
}
