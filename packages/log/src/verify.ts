import { createSecretKey, type KeyObject } from 'node:crypto'
import { type Collection, type Db, Timestamp } from '@weiche/mongo'
import { type Befund, befund, MAX_BEFUNDE, type Pruefung } from './befund.ts'
import { type CommitDoc, hashOf } from './commit-doc.ts'
import { ANFANG } from './kette.ts'
import { type Kopf, parseArrival } from './kopf.ts'
import { readKoepfe } from './verify-koepfe.ts'

const majority = { readConcern: { level: 'majority' } } as const
const LOOKUPS = 500
/** Heads come in order of arrival but for moments; so long back it is looked up which commits they name. */
const RECENT_S = 60

/**
 * Looks for every change after the fact: all heads are read and what they witnessed is looked up, then all commits are read
 * and the chain of each stream is calculated anew. Runs beside a working log; memory does not grow with it.
 */
export async function verify(options: {
  /** Database `<prefix>_log`; a user who may read it is enough. */
  log: Db
  /** File of heads. */
  koepfe: string
  publicKey: KeyObject
  logKey: Uint8Array
  /** Told of every commit on the way. */
  onCommit?(doc: CommitDoc): void
}): Promise<Pruefung> {
  const commits = options.log.collection<CommitDoc>('commits')
  const result: Pruefung = { befunde: [], befundeGesamt: 0, commits: 0, stroeme: 0, koepfe: 0, nochNichtBezeugt: 0 }
  const report = (b: Befund) => {
    result.befundeGesamt++
    if (result.befunde.length < MAX_BEFUNDE) result.befunde.push(b)
  }
  const witnessed = createWitnessed()
  let claims: Claim[] = []
  for await (const item of readKoepfe(options.koepfe, options.publicKey)) {
    if ('code' in item) {
      report(item)
      continue
    }
    result.koepfe++
    witnessed.add(item)
    claims.push(...item.vorgaenge.map(([vorgangId, seq, hash]) => ({ vorgangId, seq, hash, kopf: item.n })))
    while (claims.length >= LOOKUPS) {
      await lookUp(commits, claims.slice(0, LOOKUPS), report)
      claims = claims.slice(LOOKUPS)
    }
  }
  await lookUp(commits, claims, report)
  await walkChains(commits, createSecretKey(options.logKey), report, (doc, isFirst) => {
    result.commits++
    if (isFirst) result.stroeme++
    if (!witnessed.has(doc)) result.nochNichtBezeugt++
    options.onCommit?.(doc)
  })
  return result
}

type Claim = { vorgangId: string; seq: number; hash: string; kopf: number }

/** Is everything these heads witnessed still there? */
async function lookUp(commits: Collection<CommitDoc>, claims: Claim[], report: (b: Befund) => void): Promise<void> {
  if (claims.length === 0) return
  const places = claims.map(({ vorgangId, seq }) => ({ vorgangId, seq }))
  const projection = { _id: 0, vorgangId: 1, seq: 1, hash: 1 }
  const found = new Map<string, string>()
  for await (const doc of commits.find({ $or: places }, { ...majority, projection })) {
    found.set(`${doc.seq} ${doc.vorgangId}`, Buffer.from(doc.hash.buffer).toString('hex'))
  }
  for (const { vorgangId, seq, hash, kopf } of claims) {
    const actual = found.get(`${seq} ${vorgangId}`)
    if (actual === hash) continue
    if (actual !== undefined) report(befund('kopf-widerspricht', { vorgangId, seq, kopf }))
    else report(befund(await howMissing(commits, vorgangId, seq), { vorgangId, seq, kopf }))
  }
}

async function howMissing(commits: Collection<CommitDoc>, vorgangId: string, seq: number) {
  const last = await commits.findOne({ vorgangId }, { ...majority, sort: { seq: -1 }, projection: { seq: 1 } })
  if (!last) return 'strom-fehlt'
  return last.seq < seq ? 'strom-gekuerzt' : 'commit-fehlt'
}

/** Every stream from its first commit: no gap, no cause twice, each hash right, each continuing the one before. */
async function walkChains(
  commits: Collection<CommitDoc>,
  logKey: KeyObject,
  report: (b: Befund) => void,
  seen: (doc: CommitDoc, isFirst: boolean) => void,
): Promise<void> {
  let before: CommitDoc | undefined
  const ursachen = new Set<string>()
  const cursor = commits.find({}, { ...majority, sort: { vorgangId: 1, seq: 1 }, batchSize: 500 })
  for await (const doc of cursor) {
    const previous = before?.vorgangId === doc.vorgangId ? before : undefined
    seen(doc, !previous)
    const { vorgangId, seq } = doc
    if (!previous) ursachen.clear()
    const ursache = `${doc.service} ${doc.ursache}`
    if (ursachen.has(ursache)) report(befund('ursache-doppelt', { vorgangId, seq }))
    ursachen.add(ursache)
    const expected = (previous?.seq ?? 0) + 1
    const { isGenuine, continues } = examine(doc, previous && { hash: previous.hash.buffer }, logKey)
    if (seq > expected) report(befund('commit-fehlt', { vorgangId, seq: expected }))
    if (seq < expected) report(befund('seq-doppelt', { vorgangId, seq }))
    if (!isGenuine) report(befund(continues ? 'commit-veraendert' : 'commit-vertauscht', { vorgangId, seq }))
    else if (seq === expected && !continues) report(befund('kette-gebrochen', { vorgangId, seq }))
    before = doc
  }
}

/** A document that has lost its shape cannot be hashed: it was changed. */
export function examine(doc: CommitDoc, previous: { hash: Uint8Array } | undefined, logKey: KeyObject) {
  try {
    return {
      continues: Buffer.from(doc.prevHash.buffer).equals(previous?.hash ?? ANFANG),
      isGenuine: hashOf(doc, logKey).equals(doc.hash.buffer),
    }
  } catch {
    return { continues: true, isGenuine: false }
  }
}

/** Remembers what the newest heads name; anything that arrived well before the newest head has been witnessed. */
function createWitnessed() {
  const recent = new Map<string, { seq: number; bis: Timestamp }>()
  let newest = new Timestamp({ t: 0, i: 0 })
  const horizon = () => newest.getHighBitsUnsigned() - RECENT_S
  return {
    add(kopf: Kopf): void {
      const bis = parseArrival(kopf.bis)
      const moved = bis.getHighBitsUnsigned() > newest.getHighBitsUnsigned()
      if (bis.compare(newest) > 0) newest = bis
      for (const [id, seq] of kopf.vorgaenge) {
        recent.set(id, { seq: Math.max(seq, recent.get(id)?.seq ?? 0), bis })
      }
      if (!moved) return
      for (const [id, { bis }] of recent) if (bis.getHighBitsUnsigned() < horizon()) recent.delete(id)
    },
    has({ vorgangId, seq, aufgenommen }: CommitDoc): boolean {
      const arrived = aufgenommen instanceof Timestamp ? aufgenommen.getHighBitsUnsigned() : 0
      return arrived < horizon() || (recent.get(vorgangId)?.seq ?? 0) >= seq
    },
  }
}
