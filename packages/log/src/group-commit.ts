import { setTimeout as sleep } from 'node:timers/promises'
import { type Collection, ErrorCode, MongoBulkWriteError } from '@weiche/mongo'
import type { CommitDoc } from './commit-doc.ts'

export type Inserted = 'inserted' | 'duplicate'
export type GroupCommit = { insert(doc: CommitDoc): Promise<Inserted>; close(): Promise<void> }

type Waiting = { doc: CommitDoc; resolve(value: Inserted): void; reject(error: unknown): void }

const LINGER_MS = 2
const MAX_BATCH = 500
const IN_FLIGHT = 3
/** Pauses before the same bytes are sent again after an answer was lost; afterwards the caller folds and decides anew. */
const PAUSES_MS = [20, 100, 500, 2_000, 5_000]

/**
 * What arrives within a few milliseconds goes out as one unordered insert with majority and journal. Each document succeeds
 * or fails alone on the indexes; at most one commit of a Vorgang is in a batch.
 */
export function createGroupCommit(collection: Collection<CommitDoc>): GroupCommit {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let inFlight = 0
  const idle: (() => void)[] = []

  function schedule(): void {
    if (timer || waiting.length === 0 || inFlight >= IN_FLIGHT) return
    timer = setTimeout(flush, waiting.length >= MAX_BATCH ? 0 : LINGER_MS)
  }

  function flush(): void {
    timer = undefined
    const { batch, rest } = takeBatch(waiting)
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

  async function send(batch: Waiting[]): Promise<void> {
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
        waiting.push({ doc, resolve, reject })
        schedule()
      }),
    close: () => (inFlight === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((done) => idle.push(done))),
  }
}

function takeBatch(waiting: Waiting[]): { batch: Waiting[]; rest: Waiting[] } {
  const seen = new Set<string>()
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  for (const w of waiting) {
    if (batch.length >= MAX_BATCH || seen.has(w.doc.vorgangId)) rest.push(w)
    else batch.push(w)
    seen.add(w.doc.vorgangId)
  }
  return { batch, rest }
}

type Outcomes = Record<number, Inserted | Error>

/** Per index what became of each document; a missing entry means inserted. Throws when nobody knows after all pauses. */
async function insertAll(collection: Collection<CommitDoc>, docs: CommitDoc[]): Promise<Outcomes> {
  for (let attempt = 0; ; attempt++) {
    try {
      await collection.insertMany(docs, { ordered: false, writeConcern: { w: 'majority', journal: true } })
      return {}
    } catch (error) {
      const outcomes = readOutcomes(error, docs.length)
      if (outcomes) return outcomes
      const pause = PAUSES_MS[attempt]
      if (pause === undefined) throw error
      await sleep(pause)
    }
  }
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
