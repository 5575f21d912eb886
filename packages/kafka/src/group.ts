import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer, Kafka } from 'kafkajs'
import { stufeOf } from './client.ts'
import { withDeadline } from './deadline.ts'
import { eachBatch } from './each-batch.ts'
import { createPlaces, type Places } from './places.ts'
import type { Worker } from './work-slice.ts'

export type GroupOptions = {
  kafka: Kafka
  topic: string
  worker: Worker
  /** ms after which the broker gives the partitions of a silent member to others; default 12 s. */
  sessionTimeout?: number
  /** Partitions worked on at once; one that waits for a slow handler holds up no other. */
  partitions?: number
}

export type Group = {
  /** Resolves when it has partitions, or has joined without any. */
  joined: Promise<void>
  /** Since when (monotonic ms) nothing was worked on or found empty: what readiness looks at, not "connected". */
  lastProgress(): number
  /** How often a dead or silent consumer was replaced. */
  replaced(): number
  close(): Promise<void>
}

const CLOSE_MS = 5_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Keeps one consumer of a group at work for ever. kafkajs may end a consumer for good or let it hang on a dead connection while
 * the process lives: both are noticed here (crash, or no sign for two sessions), and a new one takes its place.
 */
export function startGroup(options: GroupOptions): Group {
  const { kafka, topic, worker, sessionTimeout = 12_000 } = options
  const { gruppe, logger } = worker
  const heartbeatMs = Math.floor(sessionTimeout / 4)
  const joined = Promise.withResolvers<void>()
  const closing = new AbortController()
  let lastProgress = performance.now()
  let replaced = 0

  /** One consumer from its connection to its end; returns why it ended. */
  async function live(): Promise<string> {
    const consumer = kafka.consumer({
      groupId: gruppe,
      ...{ sessionTimeout, heartbeatInterval: heartbeatMs, rebalanceTimeout: 5 * sessionTimeout },
      ...{ maxBytesPerPartition: 128 * 1024, maxWaitTimeInMs: heartbeatMs, allowAutoTopicCreation: false },
      // Every crash ends here, so that there is one way back.
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5, restartOnFailure: async () => false },
    })
    const onError = (error: unknown) =>
      logger.warn('kafka.stelle-nicht-vermerkt', { gruppe, fehler: String((error as Error).name) })
    const places = createPlaces(consumer, topic, onError)
    const end = Promise.withResolvers<string>()
    const life = { over: false, sign: performance.now() }
    const sign = () => {
      life.sign = performance.now()
    }
    const { HEARTBEAT, FETCH, GROUP_JOIN, CRASH } = consumer.events
    consumer.on(HEARTBEAT, sign)
    consumer.on(FETCH, () => {
      sign()
      lastProgress = performance.now()
    })
    consumer.on(GROUP_JOIN, () => {
      if (life.over) return
      sign()
      places.forget()
      joined.resolve()
    })
    consumer.on(CRASH, ({ payload }) => end.resolve(`abgestürzt: ${payload.error.message}`))
    const watch = setInterval(() => {
      if (performance.now() - life.sign > 2 * sessionTimeout) end.resolve('ohne Lebenszeichen')
    }, heartbeatMs)
    const stop = () => end.resolve('beendet')
    closing.signal.addEventListener('abort', stop, { once: true })
    if (closing.signal.aborted) stop()
    const begun = begin(consumer, places, life).catch((error: Error) => end.resolve(`nicht begonnen: ${error.message}`))
    const grund = await end.promise
    life.over = true
    clearInterval(watch)
    closing.signal.removeEventListener('abort', stop)
    if (!closing.signal.aborted) places.forget()
    await withDeadline(places.flush(), CLOSE_MS, 'flush').catch(() => undefined)
    // kafkajs forgets who is ended before it has begun: that one joins all the same, keeps its partitions, and nobody reaches it any more.
    const ended = begun.then(() => consumer.disconnect())
    await withDeadline(ended, CLOSE_MS, 'disconnect').catch(() => undefined)
    return grund
  }

  /** Resolves when it has joined, or was given up before. */
  async function begin(consumer: Consumer, places: Places, life: { over: boolean }): Promise<void> {
    await consumer.connect()
    // A new group begins with what waits, and who lost its place begins with the oldest that is there.
    await consumer.subscribe({ topic, fromBeginning: true })
    if (life.over) return
    await consumer.run({
      ...{ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: options.partitions ?? 12 },
      eachBatch: (payload) =>
        eachBatch(places, worker, payload, {
          heartbeatMs,
          // After its end kafkajs may still hand something over.
          isActive: () => !life.over && !closing.signal.aborted,
          onProgress() {
            lastProgress = performance.now()
          },
        }),
    })
  }

  async function keep(): Promise<void> {
    for (let pause = 500; !closing.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const began = performance.now()
      const grund = await live()
      if (closing.signal.aborted) break
      replaced++
      logger[stufeOf(grund)]('kafka.verbraucher-ersetzt', { gruppe, grund, male: replaced })
      if (performance.now() - began > 2 * LONGEST_PAUSE_MS) pause = 500
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    joined.resolve()
  }

  const kept = keep()
  return {
    joined: joined.promise,
    lastProgress: () => lastProgress,
    replaced: () => replaced,
    async close() {
      closing.abort()
      await worker.lanes.idle()
      await kept
    },
  }
}
