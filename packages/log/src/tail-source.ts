import { setTimeout as sleep } from 'node:timers/promises'
import {
  type AggregationCursor,
  type ClientSession,
  type Collection,
  type Db,
  type Filter,
  Timestamp,
} from '@weiche/mongo'
import type { EreignisTyp } from '@weiche/vorgang'
import type { CommitDoc } from './commit-doc.ts'
import { idOf, type Streams } from './streams.ts'

/** Where a commit stands: in its stream, in the chain, and when it arrived. */
export type Marke = { vorgangId: string; seq: number; hash: Uint8Array; aufgenommen: Timestamp }
/** Also what happened to whom and why, and its place in a trace: what wakes others and brings lines up to date. */
export type TailCommit = Marke & {
  ursache: string
  /** `leistung`: only the event that begins a Vorgang names it. */
  ereignisse: { type: EreignisTyp; leistung?: string | undefined }[]
  traceparent?: string | undefined
}

/** What a tail wants to see of each commit: the less, the less the server has to send. */
export type Blick<C extends Marke> = { felder: readonly string[]; read(doc: CommitDoc): C }

const markeOf = ({ vorgangId, seq, hash, aufgenommen }: CommitDoc): Marke => ({
  vorgangId,
  seq,
  hash: hash.buffer,
  aufgenommen,
})
export const nurMarken: Blick<Marke> = { felder: ['vorgangId', 'seq', 'hash', 'aufgenommen'], read: markeOf }
export const mitArten: Blick<TailCommit> = {
  felder: [...nurMarken.felder, 'ursache', 'ereignisse.type', 'ereignisse.fakten.leistung', 'traceparent'],
  read: (doc) => ({
    ...{ ...markeOf(doc), ursache: doc.ursache, traceparent: doc.traceparent },
    ereignisse: doc.ereignisse.map(({ type, fakten }) => ({
      type: type as EreignisTyp,
      leistung: fakten?.['leistung'] as string | undefined,
    })),
  }),
}
export type Change = { _id: unknown; fullDocument: CommitDoc }

export const BATCH = 500
/** Arrival times of concurrent inserts may be out of order by moments; a rescan begins this much earlier. */
const OVERLAP_S = 60
/** Concurrent commits may become visible in another order than they arrived, but never by more than this. */
export const OVERTAKING_S = 10
const SIGNS_WITHIN_MS = 10_000
const SIGNS_POLL_MS = 100

function only(streams: Streams): Filter<CommitDoc> {
  return streams === 'alle' ? {} : { vorgangId: idOf[streams] }
}

/** In the order in which commits became visible. */
export type Place = { resumeAfter: unknown } | { startAtOperationTime: Timestamp }

export type ChangeCursor = AggregationCursor<Change>

/** A change stream as a plain cursor: it tells where a batch ends. Whoever reads it begins again after an error anyway. */
export function openStream(
  commits: Collection<CommitDoc>,
  streams: Streams,
  startAt: Place,
  { felder }: Pick<Blick<Marke>, 'felder'>,
  batchSize = BATCH,
): ChangeCursor {
  const match: Record<string, unknown> = { operationType: 'insert' }
  if (streams !== 'alle') match['fullDocument.vorgangId'] = idOf[streams]
  const wanted = Object.fromEntries(felder.map((name) => [`fullDocument.${name}`, 1]))
  const stages = [{ $changeStream: startAt }, { $match: match }, { $project: wanted }]
  return commits.aggregate<Change>(stages, { batchSize })
}

/**
 * Did anything become visible behind this place, up to now? Exactly: the server reads its oplog to the end before it answers. Throws
 * when it no longer knows the place.
 */
export async function hasCommitsAfter(log: Db, streams: Streams, place: Place): Promise<boolean> {
  const stream = openStream(log.collection<CommitDoc>('commits'), streams, place, nurMarken)
  try {
    return (await stream.tryNext()) !== null
  } finally {
    await stream.close().catch(() => undefined)
  }
}

/** Arrival of the newest commit; undefined in an empty log. */
export async function newestArrival(commits: Collection<CommitDoc>, streams: Streams): Promise<Timestamp | undefined> {
  const newest = await commits.findOne(only(streams), {
    sort: { aufgenommen: -1 },
    projection: { aufgenommen: 1 },
    readConcern: { level: 'majority' },
  })
  return newest?.aufgenommen
}

/**
 * Batches by arrival time from a place on (or all), and at the end the server's time before the first of them was read: a
 * change stream started there misses nothing and repeats little.
 */
export async function* rescan<C extends Marke>(
  commits: Collection<CommitDoc>,
  streams: Streams,
  from: Timestamp | undefined,
  { felder, read }: Blick<C>,
  overlapS = OVERLAP_S,
): AsyncGenerator<C[], Timestamp> {
  const session = commits.db.client.startSession({ causalConsistency: true })
  try {
    const before = await serverTime(commits, session)
    const since = new Timestamp({ t: Math.max(0, (from?.getHighBits() ?? 0) - overlapS), i: 0 })
    const cursor = commits.find({ ...only(streams), aufgenommen: { $gte: since } } as Filter<CommitDoc>, {
      session,
      sort: { aufgenommen: 1 },
      projection: Object.fromEntries(felder.map((name) => [name, 1])),
      batchSize: BATCH,
      readConcern: { level: 'majority' },
    })
    let batch: C[] = []
    for await (const doc of cursor) {
      batch.push(read(doc))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
    return before
  } finally {
    await session.endSession()
  }
}

/** The server's time, as of a read in this session: a later majority read in it sees everything up to there. */
export async function serverTime(commits: Collection<CommitDoc>, session: ClientSession): Promise<Timestamp> {
  // Shortly after its start a server with access control cannot sign its time yet and gives none.
  for (let waited = 0; waited < SIGNS_WITHIN_MS; waited += SIGNS_POLL_MS) {
    await commits.findOne({ vorgangId: '' }, { session, projection: { _id: 1 } })
    if (session.operationTime) return session.operationTime
    await sleep(SIGNS_POLL_MS)
  }
  throw new Error('the server gave no operation time')
}
