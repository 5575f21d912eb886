import type { CommitDoc } from './commit-doc.ts'
import type { ChangeCursor } from './tail-source.ts'

/**
 * Hands over what a change stream brings, batch by batch, and rests in between while little comes: so batches grow with the
 * load, and the server is not asked again for every commit. Ends when the stream does; throws what it or the worker threw.
 */
export async function deliver<C>(
  cursor: ChangeCursor,
  read: (doc: CommitDoc) => C,
  onBatch: (batch: C[], token: unknown) => Promise<void>,
  rest: (commits: number) => Promise<void>,
  most: number,
): Promise<void> {
  try {
    while (await cursor.hasNext()) {
      const changes = cursor.readBufferedDocuments(most)
      await onBatch(
        changes.map((c) => read(c.fullDocument)),
        changes.at(-1)?._id,
      )
      if (changes.length < most) await rest(changes.length)
    }
  } finally {
    await cursor.close().catch(() => undefined)
  }
}
