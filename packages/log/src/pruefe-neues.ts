import { createSecretKey, type KeyObject } from 'node:crypto'
import { type Collection, type Db, Timestamp } from '@weiche/mongo'
import { LRUCache } from 'lru-cache'
import { type Befund, befund, MAX_BEFUNDE } from './befund.ts'
import { type CommitDoc, hashToKeep } from './commit-doc.ts'
import { isSteuerung } from './streams.ts'
import { OVERTAKING_S, serverTime } from './tail-source.ts'
import { examine } from './verify.ts'

export type Bestand = {
  commits: number
  /** Vorgaenge that began, by Leistung. */
  angenommen: Record<string, number>
}

/** What the log took in between two arrival times. */
export type Neues = Bestand & {
  /** Everything that arrived up to here was seen; the next look goes on behind it. */
  bis: Timestamp
  /** Nothing older than `horizont` is left. */
  fertig: boolean
  /** At most `MAX_BEFUNDE`; `befundeGesamt` counts all. */
  befunde: Befund[]
  befundeGesamt: number
}

const BATCH = 500
/** Newest commits of streams: the next one mostly comes soon. */
const RECENT = 5_000

type Glied = { seq: number; hash: Uint8Array }

/** Some seconds before now: what arrives at the same time may become visible in another order. */
export async function horizont(log: Db): Promise<Timestamp> {
  const session = log.client.startSession({ causalConsistency: true })
  try {
    const now = await serverTime(log.collection<CommitDoc>('commits'), session)
    return new Timestamp({ t: Math.max(0, now.getHighBitsUnsigned() - OVERTAKING_S), i: 0 })
  } finally {
    await session.endSession()
  }
}

/**
 * Reads what arrived after `nach` (without it: from the beginning) up to `bis` and calculates the chain of each stream on from the
 * commit before. Flat memory.
 */
export async function pruefeNeues(options: {
  /** Database `<prefix>_log`; a user who may read it is enough. */
  log: Db
  logKey: Uint8Array
  nach?: Timestamp | undefined
  /** See `horizont`. */
  bis: Timestamp
  /** Stops about there, so that a long way can be gone in parts. */
  hoechstens?: number
  signal?: AbortSignal | undefined
}): Promise<Neues> {
  const { nach = new Timestamp({ t: 0, i: 0 }), hoechstens = Number.POSITIVE_INFINITY, signal } = options
  const logKey = createSecretKey(options.logKey)
  const commits = options.log.collection<CommitDoc>('commits')
  const recent = new LRUCache<string, Glied>({ max: RECENT })
  const bis = options.bis.compare(nach) > 0 ? options.bis : nach
  const result: Neues = { bis, fertig: true, commits: 0, angenommen: {}, befunde: [], befundeGesamt: 0 }
  const report = (b: Befund) => {
    result.befundeGesamt++
    if (result.befunde.length < MAX_BEFUNDE) result.befunde.push(b)
  }
  const filter = { aufgenommen: { $gt: nach, $lte: bis } }
  const cursor = commits.find(filter, { ...majority, sort: { aufgenommen: 1 }, batchSize: BATCH })
  let batch: CommitDoc[] = []
  const work = async () => {
    if (signal?.aborted) throw new Error('the look at what is new was broken off')
    await look(commits, batch, recent, logKey, report)
    for (const doc of batch) zaehle(doc, result)
    batch = []
  }
  for await (const doc of cursor) {
    const last = batch.at(-1)
    if (batch.length >= BATCH && last && !last.aufgenommen.equals(doc.aufgenommen)) {
      await work()
      if (result.commits >= hoechstens) return { ...result, bis: last.aufgenommen, fertig: false }
    }
    batch.push(doc)
  }
  if (batch.length > 0) await work()
  return result
}

const majority = { readConcern: { level: 'majority' } } as const

/** Takes one commit into the account. */
export function zaehle(doc: Pick<CommitDoc, 'vorgangId' | 'seq' | 'ereignisse'>, result: Bestand): void {
  result.commits++
  if (doc.seq !== 1 || isSteuerung(doc.vorgangId)) return
  const leistung = String(doc.ereignisse[0]?.fakten['leistung'] ?? '')
  result.angenommen[leistung] = (result.angenommen[leistung] ?? 0) + 1
}

async function look(
  commits: Collection<CommitDoc>,
  batch: readonly CommitDoc[],
  recent: LRUCache<string, Glied>,
  logKey: KeyObject,
  report: (b: Befund) => void,
): Promise<void> {
  const here = new Map<string, Glied>(batch.map((d) => [place(d.vorgangId, d.seq), gliedOf(d)]))
  const known = ({ vorgangId, seq }: CommitDoc): Glied | undefined => {
    const last = recent.get(vorgangId)
    return here.get(place(vorgangId, seq - 1)) ?? (last?.seq === seq - 1 ? last : undefined)
  }
  const unknown = batch.filter((d) => d.seq > 1 && !known(d)).map((d) => ({ vorgangId: d.vorgangId, seq: d.seq - 1 }))
  if (unknown.length > 0) {
    const projection = { _id: 0, vorgangId: 1, seq: 1, hash: 1 }
    for await (const doc of commits.find({ $or: unknown }, { ...majority, projection }))
      here.set(place(doc.vorgangId, doc.seq), gliedOf(doc))
  }
  for (const doc of batch) {
    const { vorgangId, seq } = doc
    const before = known(doc)
    const { isGenuine, continues } = examine(doc, before, logKey)
    if (!isGenuine) report(befund('commit-veraendert', { vorgangId, seq }))
    else if (seq > 1 && !before) report(befund('commit-fehlt', { vorgangId, seq: seq - 1 }))
    else if (!continues) report(befund('kette-gebrochen', { vorgangId, seq }))
    if ((recent.get(vorgangId)?.seq ?? 0) < seq) recent.set(vorgangId, gliedOf(doc))
  }
}

const place = (vorgangId: string, seq: number) => `${seq} ${vorgangId}`
const gliedOf = (doc: CommitDoc): Glied => ({ seq: doc.seq, hash: hashToKeep(doc) })
