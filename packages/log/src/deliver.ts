import type { ChangeCursor, TailCommit } from './tail-source.ts'
import { BATCH, toTailCommit } from './tail-source.ts'

/**
 * Hands over what a change stream brings, batch by batch, and rests in between while little comes: so batches grow with the
 * load, and the server is not asked again for every commit. Ends when the stream does; throws what it or the worker threw.
 */
export async function deliver(
  cursor: ChangeCursor,
  onBatch: (batch: TailCommit[], token: unknown) => Promise<void>,
  rest: () => Promise<void>,
): Promise<void> {
  try {
    while (await cursor.hasNext()) {
      const changes = cursor.readBufferedDocuments(BATCH)
      await onBatch(
        changes.map((c) => toTailCommit(c.fullDocument)),
        changes.at(-1)?._id,
      )
      if (changes.length < BATCH) await rest()
    }
  } finally {
    await cursor.close().catch(() => undefined)
  }
}
