import { setTimeout as sleep } from 'node:timers/promises'
import { type Databases, ErrorCode, errorCode, type Timestamp } from '@weiche/mongo'
import { type BookmarkDoc, createBookmarks } from './bookmark.ts'
import type { CommitDoc } from './commit-doc.ts'
import { deliver } from './deliver.ts'
import { createPause } from './pause.ts'
import type { Streams } from './streams.ts'
import {
  BATCH,
  type Blick,
  type ChangeCursor,
  type Marke,
  newestArrival,
  openStream,
  type Place,
  rescan,
} from './tail-source.ts'

export type TailOptions<C extends Marke> = {
  /** What is wanted of each commit: `nurMarken` or `mitArten`. */
  blick: Blick<C>
  /** Vorgaenge (default), control streams, or all. */
  streams?: Streams
  /** Name under which the place is kept in `arbeit.lesezeichen`; without it every start reads the whole log first. */
  bookmark?: string
  /** Without a bookmark: begin about here instead of at the beginning. */
  from?: Timestamp | undefined
  /** A rescan begins this many seconds before the last known arrival; default 60. */
  overlapS?: number
  /** Forget the bookmark and read the whole log again (rebuild of a projection). */
  fromStart?: boolean
  /** So many commits at most in a batch while the log is followed; default 500. */
  most?: number
  /**
   * While commits keep coming, they are asked for again after this pause, which may hang on how many came last; the first after
   * a silence is told at once.
   */
  pauseMs?: number | ((commits: number) => number)
  /**
   * Told in order of arrival, at least once, never two batches at a time. The place is noted after
   * it returned; when it throws, the tail pauses a second and begins again there. Must be repeatable: seq tells. `place`:
   * behind them, see `hasCommitsAfter`; none while the log is read again.
   */
  onCommits(commits: C[], place?: Place): Promise<void>
  /** Everything up to this place was handed over, and from here on the log is followed. */
  onFollow?(place: Place): Promise<void>
  onError(error: unknown): void
}

export type Tail = {
  /** Resolves when everything that was in the log at the start has been handed over, or the tail was stopped. */
  caughtUp: Promise<void>
  /** Somebody waits for the newest commits: a pause under way ends now. */
  hurry(): void
  stop(): Promise<void>
}

const PAUSE_MS = 1_000

/** Follows the log by change stream from the bookmark on; when the server no longer knows that place, by arrival time. */
export function startTail<C extends Marke>(databases: Databases, options: TailOptions<C>): Tail {
  const streams = options.streams ?? 'vorgaenge'
  const commits = databases.log.collection<CommitDoc>('commits')
  const lesezeichen = databases.arbeit.collection<BookmarkDoc>('lesezeichen')
  const bookmarks = createBookmarks(lesezeichen, options.bookmark, options.fromStart ?? false)
  const stopping = new AbortController()
  const caughtUp = Promise.withResolvers<void>()
  const { pauseMs = 0, most = BATCH } = options
  const pause = createPause()
  const rest = (commits: number) => pause.wait(typeof pauseMs === 'number' ? pauseMs : pauseMs(commits))
  let open: ChangeCursor | undefined

  async function follow(): Promise<void> {
    const place = await bookmarks.load()
    const newest = place.token ? await newestArrival(commits, streams) : undefined
    const startAt: Place = place.token
      ? { resumeAfter: place.token }
      : { startAtOperationTime: await readAgain(place.aufgenommen ?? options.from) }
    const isThere = (at: Timestamp | undefined) => !newest || (at && at.compare(newest) >= 0)
    if (isThere(place.aufgenommen)) caughtUp.resolve()
    await options.onFollow?.(startAt)
    // Nothing is awaited from here to the opening: who stops the tail finds the stream and closes it.
    if (stopping.signal.aborted) return
    open = openStream(commits, streams, startAt, options.blick, most)
    const onBatch = async (batch: C[], token: unknown) => {
      await options.onCommits(batch, { resumeAfter: token })
      const aufgenommen = batch.at(-1)?.aufgenommen
      await bookmarks.note({ token, aufgenommen })
      if (isThere(aufgenommen)) caughtUp.resolve()
    }
    await deliver(open, options.blick.read, onBatch, rest, most)
  }

  async function readAgain(from: Timestamp | undefined): Promise<Timestamp> {
    const batches = rescan(commits, streams, from, options.blick, options.overlapS)
    for (;;) {
      const { done, value } = await batches.next()
      if (done) return value
      if (stopping.signal.aborted) throw new Error('stopped')
      await options.onCommits(value)
      await bookmarks.note({ aufgenommen: value.at(-1)?.aufgenommen })
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await follow()
      } catch (error) {
        if (stopping.signal.aborted) break
        const { aufgenommen } = await bookmarks.load().catch(() => ({ aufgenommen: undefined }))
        if (isForgotten(error)) await bookmarks.note({ aufgenommen })
        else options.onError(error)
      }
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    caughtUp.resolve()
    await bookmarks.load().then((place) => bookmarks.note(place, true), options.onError)
  }

  const running = run()
  return {
    caughtUp: caughtUp.promise,
    hurry: pause.cut,
    async stop() {
      stopping.abort()
      pause.cut()
      await open?.close().catch(() => undefined)
      await running
    },
  }
}

/** The oplog no longer reaches back to the token, or the token is of another server. */
function isForgotten(error: unknown): boolean {
  const code = errorCode(error)
  return (
    code === ErrorCode.changeStreamHistoryLost || code === ErrorCode.changeStreamFatal || code === ErrorCode.badToken
  )
}
