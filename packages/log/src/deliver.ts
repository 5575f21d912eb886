import type { ChangeStream } from '@weiche/mongo'
import { BATCH, type Change, type TailCommit, toTailCommit } from './tail-source.ts'

/**
 * Hands over what a change stream brings, in batches that grow with the load: reading goes on while a batch is worked on,
 * up to two batches ahead. Ends when the stream is closed; throws what the stream or the worker threw.
 */
export async function deliver(
  stream: ChangeStream,
  onBatch: (batch: TailCommit[], token: unknown) => Promise<void>,
): Promise<void> {
  const waiting: Change[] = []
  let working: Promise<void> | undefined
  let failure: { error: unknown } | undefined

  async function work(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, BATCH)
        await onBatch(
          batch.map((c) => toTailCommit(c.fullDocument)),
          batch.at(-1)?._id,
        )
        waiting.splice(0, batch.length)
      }
    } catch (error) {
      failure = { error }
      await stream.close()
    }
    working = undefined
  }

  try {
    for await (const change of stream as unknown as AsyncIterable<Change>) {
      waiting.push(change)
      working ??= work()
      if (waiting.length >= 2 * BATCH) await working
    }
  } catch (error) {
    failure ??= { error }
  } finally {
    await working
    await stream.close().catch(() => undefined)
  }
  if (failure) throw failure.error
}
