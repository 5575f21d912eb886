import { setTimeout as sleep } from 'node:timers/promises'
import type { EachBatchPayload } from 'kafkajs'
import type { Places } from './places.ts'
import { type Worker, workSlice } from './work-slice.ts'

/**
 * What comes meanwhile is worked on together: fewer requests to the broker, fuller group commits and reads. The more came last, the
 * longer; whoever comes alone hardly waits.
 */
const restMs = (messages: number) => Math.min(messages, 60)

/** Few enough to be done well within a session, so that the place is noted often. */
const SLICE = 100

/**
 * Slice by slice: work, then note the place; never the other way round. Ends early, without noting, as soon as the partition
 * may belong to somebody else. Heartbeats go on during the work.
 */
export async function eachBatch(
  places: Places,
  worker: Worker,
  { batch, ...kafka }: EachBatchPayload,
  rules: { isActive(): boolean; heartbeatMs: number; onProgress(): void },
): Promise<void> {
  const { topic, partition } = batch
  for (let at = 0; at < batch.messages.length; at += SLICE) {
    const isActive = () => rules.isActive() && kafka.isRunning() && !kafka.isStale()
    const messages = batch.messages.slice(at, at + SLICE)
    const beating = beat(kafka.heartbeat, rules.heartbeatMs)
    const active = () => isActive() && !beating.failure()
    const done = await workSlice(worker, { topic, partition, messages }, active).finally(beating.stop)
    const failure = beating.failure()
    if (failure !== undefined) throw failure
    if (!done) return
    const last = messages.at(-1)!.offset
    places.done(partition, BigInt(last) + 1n)
    kafka.resolveOffset(last)
    rules.onProgress()
    await kafka.heartbeat()
  }
  await sleep(restMs(batch.messages.length))
}

/** Keeps the membership alive while work goes on; the first refusal is kept and ends it. */
function beat(heartbeat: () => Promise<void>, ms: number) {
  let failure: unknown
  const timer = setInterval(async () => {
    await heartbeat().catch((error) => {
      failure ??= error ?? new Error('heartbeat')
      clearInterval(timer)
    })
  }, ms)
  return { failure: () => failure, stop: () => clearInterval(timer) }
}
