import type { KeyObject } from 'node:crypto'
import { Binary, ObjectId, Timestamp } from '@weiche/mongo'
import type { VorgangSiegel } from '@weiche/siegel'
import { type Commit, type Ereignis, type EreignisTyp, type Service, upcastEreignis, versionOf } from '@weiche/vorgang'
import { kettenHash } from './kette.ts'
import { pack, unpack } from './packung.ts'

/** One commit as it lies in `<prefix>_log.commits`. Never updated, never deleted. */
export type CommitDoc = {
  _id: ObjectId
  vorgangId: string
  seq: number
  service: Service
  ursache: string
  ereignisse: Fakten[]
  /** All `inhalt` of the commit as one sealed blob; empty in a control stream. */
  versiegelt: Binary
  zeitpunkt: Date
  prevHash: Binary
  hash: Binary
  /** The server's arrival time, for tailing and rescan only; outside the hash. */
  aufgenommen: Timestamp
  /** Where in a trace it was made (W3C); absent when nobody traced. Outside the hash: it helps who looks for faults and proves nothing. */
  traceparent?: string
}

/** `version` of the form; absent = 1, or from before versions were noted. Inside the hash. */
export type Fakten = { type: string; version?: number; fakten: Record<string, unknown> }

/** The readable part of an event as it is stored. */
export function toStored({ type, fakten }: Ereignis): Fakten {
  const version = versionOf(type)
  return { type, ...(version > 1 ? { version } : {}), fakten }
}

/** A commit without its sealed part: what projections, heads and stubs may see. */
export type FaktenCommit = {
  vorgangId: string
  seq: number
  service: Service
  ursache: string
  zeitpunkt: string
  ereignisse: { type: EreignisTyp; fakten: Record<string, unknown> }[]
}

/** BSON refuses more than 16 MB; refused here, so that a batch never fails for one of its commits. */
const MAX_SEALED = 12 * 1024 * 1024

/** `inhalte`: JSON of the `inhalt` of all events, in order. */
export async function sealInhalte(siegel: VorgangSiegel, commit: Commit, inhalte: string): Promise<Buffer> {
  const sealed = await siegel.seal(commit.vorgangId, place(commit.seq), pack(inhalte))
  if (sealed.length > MAX_SEALED) throw new Error(`commit ${commit.vorgangId}:${commit.seq} is too large`)
  return sealed
}

/** In the form of today. @throws SchluesselVernichtet, SiegelVerletzt, UnbekanntesEreignis */
export async function openCommit(siegel: Pick<VorgangSiegel, 'open'>, doc: CommitDoc): Promise<Commit> {
  const plain = await siegel.open(doc.vorgangId, place(doc.seq), doc.versiegelt.buffer)
  const inhalte = JSON.parse(unpack(plain)) as unknown[]
  const ereignisse = doc.ereignisse.map((e, i) => upcastEreignis({ ...e, inhalt: inhalte[i] }))
  return { ...rim(doc), ereignisse }
}

const place = (seq: number): string => `commit/${seq}`

export function toFakten(doc: CommitDoc): FaktenCommit {
  return { ...rim(doc), ereignisse: doc.ereignisse as FaktenCommit['ereignisse'] }
}

function rim({ vorgangId, seq, service, ursache, zeitpunkt }: CommitDoc) {
  return { vorgangId, seq, service, ursache, zeitpunkt: zeitpunkt.toISOString() }
}

/** The document to insert: made once, so that every retry sends identical bytes. */
export function toDoc(
  commit: Omit<FaktenCommit, 'ereignisse'>,
  ereignisse: Fakten[],
  versiegelt: Buffer,
  prevHash: Uint8Array,
  logKey: KeyObject,
  traceparent?: string,
): CommitDoc {
  return {
    _id: new ObjectId(),
    ...commit,
    zeitpunkt: new Date(commit.zeitpunkt),
    ereignisse,
    versiegelt: new Binary(versiegelt),
    prevHash: new Binary(prevHash),
    hash: new Binary(kettenHash(logKey, { ...commit, ereignisse, versiegelt, prevHash })),
    aufgenommen: new Timestamp({ t: 0, i: 0 }),
    ...(traceparent ? { traceparent } : {}),
  }
}

/** The hash for who keeps it: a copy, because what the driver gives is a view that holds the whole reply in memory (64 kB or more). */
export const hashToKeep = ({ hash }: Pick<CommitDoc, 'hash'>): Uint8Array => new Uint8Array(hash.buffer)

/** What the hash of a stored commit must be. */
export function hashOf(doc: CommitDoc, logKey: KeyObject): Buffer {
  return kettenHash(logKey, {
    ...toFakten(doc),
    versiegelt: doc.versiegelt.buffer,
    prevHash: doc.prevHash.buffer,
  })
}
