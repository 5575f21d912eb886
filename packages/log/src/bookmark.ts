import type { Collection, Timestamp } from '@weiche/mongo'

/** How far a reader of the log has come: the change stream's token, and the arrival time it falls back on. */
export type Bookmark = { token?: unknown; aufgenommen?: Timestamp | undefined }
export type BookmarkDoc = { _id: string; token?: unknown; aufgenommen?: Timestamp }

/** Collection `lesezeichen` of the database `<prefix>_arbeit`: disposable, a lost one costs a rescan. */
export type Bookmarks = {
  load(): Promise<Bookmark>
  /** Remembers at once, stores at most once a second unless `now`. */
  note(place: Bookmark, now?: boolean): Promise<void>
}

const EVERY_MS = 1_000

export function createBookmarks(
  collection: Collection<BookmarkDoc>,
  name: string | undefined,
  fromStart: boolean,
): Bookmarks {
  let current: Bookmark | undefined = fromStart || name === undefined ? {} : undefined
  let storedAt = Number.NEGATIVE_INFINITY
  return {
    async load() {
      current ??= (await collection.findOne({ _id: name ?? '' })) ?? {}
      return current
    },
    async note(place, now = false) {
      current = place
      if (name === undefined || (!now && performance.now() - storedAt < EVERY_MS)) return
      storedAt = performance.now()
      const { token, aufgenommen } = place
      await collection.replaceOne(
        { _id: name },
        { ...(token ? { token } : {}), ...(aufgenommen ? { aufgenommen } : {}) },
        { upsert: true, writeConcern: { w: 1 } },
      )
    },
  }
}
