import { createSecretKey } from 'node:crypto'
import type { AppendResult, Entry, Signal } from '@weiche/controller'
import { createGroupInsert, type Databases } from '@weiche/mongo'
import { SchluesselVernichtet, type VorgangSiegel } from '@weiche/siegel'
import { inSpan, type Span } from '@weiche/telemetrie'
import { type Commit, type Ereignis, parseEreignis, type Vorgang } from '@weiche/vorgang'
import { appendCommit } from './appender.ts'
import { type CommitDoc, openCommit, sealInhalte, toFakten, toStored } from './commit-doc.ts'
import { createFoldCache, type Spitze } from './fold-cache.ts'
import { storable, storableText } from './kette.ts'
import type { Log } from './log-port.ts'
import { createReader } from './reader.ts'
import { createSteuerungLog } from './steuerung-log.ts'
import { isSteuerung } from './streams.ts'
import { foldStub } from './stub.ts'
import { startTail, type Tail } from './tail.ts'

export type LogOptions = {
  databases: Databases
  siegel: VorgangSiegel
  /** Called for every commit this process appended to a Vorgang, after the majority has it, with its state then or later. Must not throw. */
  onAppended?: (signal: Signal, vorgang: Vorgang) => void
  /** Bounds of the cache of folds; bytes of sealed content. */
  cache?: { folds: number; bytes: number }
}

/** What is under way and was a moment ago: keeping more costs memory and its collection, and is hardly ever asked for. */
const CACHE = { folds: 400, bytes: 32 * 1024 * 1024 }

/** The log of all Vorgaenge on MongoDB. */
export function createLog(options: LogOptions): Log {
  const { databases, siegel } = options
  const logKey = createSecretKey(siegel.serverKey('log-kette'))
  const commits = databases.log.collection<CommitDoc>('commits')
  const group = createGroupInsert(commits, (doc) => doc.vorgangId)
  const reader = createReader(commits, siegel)
  const cache = createFoldCache(options.cache ?? CACHE)
  const steuerung = createSteuerungLog(reader, group, logKey)
  const tails = new Set<Tail>()

  /** Named by its events: whoever reads a trace sees the course of the Vorgang. */
  function append(entry: Entry): Promise<AppendResult> {
    const types = entry.ereignisse.map((e) => e.type)
    const ids = { 'weiche.vorgang_id': entry.vorgangId, 'weiche.seq': entry.gesehen + 1, 'weiche.ereignisse': types }
    const options = { kind: 'producer', service: entry.service } as const
    const work = async (span: Span) => {
      const result = await appendNow(entry)
      span.setAttribute('weiche.ergebnis', result.kind)
      return result
    }
    return inSpan(`commit ${types.join(' ')}`, ids, work, options)
  }

  async function appendNow(entry: Entry): Promise<AppendResult> {
    const { commit, inhalte } = toCommit(entry)
    const draft = { ...commit, gesehen: entry.gesehen, ereignisse: commit.ereignisse.map(toStored) }
    const known = cache.get(entry.vorgangId)
    const seal = () => sealInhalte(siegel, commit, inhalte)
    const result = await appendCommit(draft, known, seal, { reader, group, logKey })
    if (result.kind === 'appended') {
      await announce(commit, result.doc)
      return { kind: 'appended', commit }
    }
    await catchUp(entry.vorgangId)
    return result.kind === 'conflict' ? result : { kind: 'already', commit: await openCommit(siegel, result.doc) }
  }

  /** The fold goes on from what was appended without reading it back; then the bus hears of it. */
  async function announce(commit: Commit, doc: CommitDoc): Promise<void> {
    const { vorgangId, seq } = commit
    const { traceparent } = doc
    const read = { commit, hash: doc.hash.buffer, traceparent, size: doc.versiegelt.length() }
    const spitze = cache.extend(vorgangId, [read])
    if (!options.onAppended) return
    const vorgang = spitze?.vorgang ?? (await fold(vorgangId, seq))
    if (!vorgang) return
    const types = commit.ereignisse.map((e) => e.type)
    options.onAppended({ vorgangId, seq, leistung: vorgang.leistung, types, traceparent }, vorgang)
  }

  async function catchUp(vorgangId: string): Promise<Spitze | undefined> {
    const known = cache.get(vorgangId)
    try {
      const spitze = cache.extend(vorgangId, await reader.opened(vorgangId, (known?.seq ?? 0) + 1))
      // What was known may have left the cache while the rest was read: an unknown stream and a forgotten one are not the same.
      return spitze ?? (known && (await catchUp(vorgangId)))
    } catch (error) {
      cache.drop(vorgangId)
      if (error instanceof SchluesselVernichtet) return undefined
      throw error
    }
  }

  async function fold(vorgangId: string, atLeastSeq?: number): Promise<Vorgang | undefined> {
    const known = cache.get(vorgangId)
    if (known && atLeastSeq !== undefined && known.seq >= atLeastSeq) return known.vorgang
    return (await catchUp(vorgangId))?.vorgang
  }

  /** A stream only grows: what is known up to here needs no second look. */
  async function readUpTo(vorgangId: string, seq: number): Promise<Commit[]> {
    const known = cache.get(vorgangId)
    const spitze = known && known.seq >= seq ? known : await catchUp(vorgangId)
    return spitze?.commits.slice(0, seq) ?? []
  }

  async function readFakten(vorgangId: string, fromSeq = 1) {
    return (await reader.docs(vorgangId, fromSeq)).map(toFakten)
  }

  return {
    append,
    fold,
    readUpTo,
    read: async (vorgangId, fromSeq = 1) => (await reader.opened(vorgangId, fromSeq)).map((r) => r.commit),
    readFakten,
    async readStub(vorgangId) {
      const [first] = await reader.docs(vorgangId, 1)
      if (!first) return undefined
      try {
        await openCommit(siegel, first)
        return undefined
      } catch (error) {
        if (!(error instanceof SchluesselVernichtet)) throw error
        return foldStub(await readFakten(vorgangId))
      }
    },
    ...steuerung,
    tail(tailOptions) {
      const tail = startTail(databases, tailOptions)
      tails.add(tail)
      return { ...tail, stop: () => tail.stop().finally(() => tails.delete(tail)) }
    },
    async close() {
      await group.close()
      await Promise.all([...tails].map((tail) => tail.stop()))
      cache.close()
    },
  }
}

/** Checked against the schemas and brought into the form it will be read back in: both folds are byte-equal. */
function toCommit(entry: Entry): { commit: Commit; inhalte: string } {
  if (isSteuerung(entry.vorgangId)) throw new Error('control streams are appended by appendSteuerung')
  if (entry.ereignisse.length === 0) throw new Error(`empty commit for ${entry.vorgangId}`)
  const checked = entry.ereignisse.map(parseEreignis)
  const inhalte = storableText(checked.map((e) => e.inhalt))
  const read = JSON.parse(inhalte) as unknown[]
  const rim = storable({
    vorgangId: entry.vorgangId,
    seq: entry.gesehen + 1,
    service: entry.service,
    ursache: entry.ursache,
    zeitpunkt: entry.zeitpunkt.toISOString(),
    ereignisse: checked.map(({ type, fakten }) => ({ type, fakten })),
  })
  const ereignisse = rim.ereignisse.map((e, i) => ({ ...e, inhalt: read[i] }) as Ereignis)
  return { commit: { ...rim, ereignisse }, inhalte }
}
