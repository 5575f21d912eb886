import { type Collection, type Document, ErrorCode, MongoBulkWriteError } from './driver.ts'
import { Stau } from './mongo-fehler.ts'
import { repeat } from './repeat.ts'

/** `duplicate`: a unique index has it already, perhaps by ourselves when an answer was lost. */
export type Inserted = 'inserted' | 'duplicate'
export type GroupInsert<T> = { insert(doc: T): Promise<Inserted>; close(): Promise<void> }

type Waiting<T> = { doc: T; resolve(value: Inserted): void; reject(error: unknown): void }

const LINGER_MS = 2
const MAX_BATCH = 500
const IN_FLIGHT = 3
/** More than can ever be under way where everybody waits for the answer; one more is refused, so that a jam shows. */
const MOST_WAITING = 20_000

/**
 * What arrives within a few milliseconds goes out as one unordered insert with majority and journal. Each document succeeds
 * or fails alone on the indexes. `keyOf`: of documents with the same key at most one is in a batch.
 */
export function createGroupInsert<T extends Document>(
  collection: Collection<T>,
  keyOf?: (doc: T) => string,
): GroupInsert<T> {
  let waiting: Waiting<T>[] = []
  let timer: NodeJS.Timeout | undefined
  let inFlight = 0
  const idle: (() => void)[] = []

  function schedule(): void {
    if (timer || waiting.length === 0 || inFlight >= IN_FLIGHT) return
    timer = setTimeout(flush, waiting.length >= MAX_BATCH ? 0 : LINGER_MS)
  }

  function flush(): void {
    timer = undefined
    const { batch, rest } = takeBatch(waiting, keyOf)
    waiting = rest
    if (batch.length === 0) return
    inFlight++
    void send(batch).finally(() => {
      inFlight--
      schedule()
      if (inFlight === 0 && waiting.length === 0) for (const done of idle.splice(0)) done()
    })
    schedule()
  }

  async function send(batch: Waiting<T>[]): Promise<void> {
    try {
      const outcomes = await insertAll(
        collection,
        batch.map((w) => w.doc),
      )
      for (const [i, w] of batch.entries()) {
        const outcome = outcomes[i]
        if (outcome instanceof Error) w.reject(outcome)
        else w.resolve(outcome ?? 'inserted')
      }
    } catch (error) {
      for (const w of batch) w.reject(error)
    }
  }

  return {
    insert: (doc) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MOST_WAITING) return reject(new Stau('too many inserts are waiting'))
        waiting.push({ doc, resolve, reject })
        schedule()
      }),
    close: () => (inFlight === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((done) => idle.push(done))),
  }
}

function takeBatch<T>(waiting: Waiting<T>[], keyOf: ((doc: T) => string) | undefined) {
  if (!keyOf) return { batch: waiting.slice(0, MAX_BATCH), rest: waiting.slice(MAX_BATCH) }
  const seen = new Set<string>()
  const batch: Waiting<T>[] = []
  const rest: Waiting<T>[] = []
  for (const w of waiting) {
    const key = keyOf(w.doc)
    if (batch.length >= MAX_BATCH || seen.has(key)) rest.push(w)
    else batch.push(w)
    seen.add(key)
  }
  return { batch, rest }
}

type Outcomes = Record<number, Inserted | Error>

/** Per index what became of each document; a missing entry means inserted. Throws when nobody knows after all repetitions. */
function insertAll<T extends Document>(collection: Collection<T>, docs: T[]): Promise<Outcomes> {
  const insert = async (): Promise<Outcomes> => {
    try {
      await collection.insertMany(docs as unknown as Parameters<typeof collection.insertMany>[0], {
        ordered: false,
        writeConcern: { w: 'majority', journal: true },
      })
      return {}
    } catch (error) {
      const outcomes = readOutcomes(error, docs.length)
      if (!outcomes) throw error
      return outcomes
    }
  }
  return repeat(insert, () => true)
}

/**
 * The server's verdict per document; undefined when the answer was lost or the majority did not confirm in time. A lost
 * connection looks like a bulk error without failures, so every document must be accounted for.
 */
function readOutcomes(error: unknown, count: number): Outcomes | undefined {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return undefined
  const failures = error.result.getWriteErrors()
  if (failures.length + error.result.insertedCount !== count) return undefined
  const outcomes: Outcomes = {}
  for (const failure of failures) {
    outcomes[failure.index] =
      failure.code === ErrorCode.duplicateKey
        ? 'duplicate'
        : new Error(`insert refused by the database (code ${failure.code})`)
  }
  return outcomes
}
