import type { Consumer } from 'kafkajs'

/** How far a consumer is done with each of its partitions. */
export type Places = {
  /** Everything before this offset took effect. */
  done(partition: number, next: bigint): void
  /** The partitions were dealt anew: what is not noted by now others do again. */
  forget(): void
  /** Notes what is not noted yet. */
  flush(): Promise<void>
}

/** Noting is a request to the broker: together for all partitions, and no more often than this; the first after a silence at once. */
const EVERY_MS = 250

/** Only what is done is ever noted; what a killed process had not noted yet is done again, which handlers take. */
export function createPlaces(
  consumer: Pick<Consumer, 'commitOffsets'>,
  topic: string,
  onError: (error: unknown) => void,
  everyMs = EVERY_MS,
): Places {
  const open = new Map<number, bigint>()
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let noting: Promise<void> = Promise.resolve()

  function note(): void {
    timer = undefined
    last = performance.now()
    const all = [...open].map(([partition, next]) => ({ topic, partition, offset: String(next) }))
    open.clear()
    if (all.length === 0) return
    // Refused while the group is dealt anew: kafkajs hears of that by its heartbeat, and the work is done again.
    noting = noting.then(() => consumer.commitOffsets(all)).catch(onError)
  }

  return {
    done(partition, next) {
      open.set(partition, next)
      timer ??= setTimeout(note, Math.max(0, last + everyMs - performance.now()))
    },
    forget() {
      open.clear()
    },
    async flush() {
      clearTimeout(timer)
      note()
      await noting
    },
  }
}
