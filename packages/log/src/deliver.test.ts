import { Binary, Timestamp } from '@weiche/mongo'
import { expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
import { deliver } from './deliver.ts'
import { BATCH, type Change, type ChangeCursor } from './tail-source.ts'

const change = (n: number): Change => ({
  _id: n,
  fullDocument: {
    seq: n,
    zeitpunkt: new Date(0),
    hash: new Binary(Buffer.of(n)),
    aufgenommen: new Timestamp({ t: n, i: 0 }),
  } as CommitDoc,
})

/** A stream that brings these many changes at a time, and then ends. */
function cursorOf(...sizes: number[]) {
  let closed = false
  const cursor = {
    hasNext: async () => sizes.length > 0,
    readBufferedDocuments: () => Array.from({ length: sizes.shift()! }, (_, i) => change(i + 1)),
    close: async () => {
      closed = true
    },
  }
  return { cursor: cursor as unknown as ChangeCursor, isClosed: () => closed }
}

test('it rests after every batch that was not full', async () => {
  const seen: string[] = []
  const { cursor, isClosed } = cursorOf(3, BATCH, BATCH, 1)
  const rest = async () => void seen.push('rest')
  await deliver(
    cursor,
    ({ seq }) => seq,
    async (batch, token) => void seen.push(`${batch.length} up to ${token}`),
    rest,
    BATCH,
  )
  expect(seen).toEqual(['3 up to 3', 'rest', `${BATCH} up to ${BATCH}`, `${BATCH} up to ${BATCH}`, '1 up to 1', 'rest'])
  expect(isClosed()).toBe(true)
})

test('a batch that could not be worked on ends it, and is told', async () => {
  const { cursor, isClosed } = cursorOf(1, 1)
  const fail = async () => Promise.reject(new Error('database away'))
  await expect(
    deliver(
      cursor,
      ({ seq }) => seq,
      fail,
      async () => undefined,
      BATCH,
    ),
  ).rejects.toThrow('database away')
  expect(isClosed()).toBe(true)
})
