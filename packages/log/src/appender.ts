import type { KeyObject } from 'node:crypto'
import type { GroupInsert } from '@weiche/mongo'
import { currentTraceparent, linkTo } from '@weiche/telemetrie'
import type { CommitDoc, Fakten, FaktenCommit } from './commit-doc.ts'
import { toDoc } from './commit-doc.ts'
import { ANFANG } from './kette.ts'
import type { Reader, Verbindung } from './reader.ts'

export type Draft = Omit<FaktenCommit, 'seq' | 'ereignisse'> & { gesehen: number; ereignisse: Fakten[] }
export type Appended = { kind: 'appended' | 'already'; doc: CommitDoc } | { kind: 'conflict' }
/** The newest commit this process knows of the stream, if any. */
export type Known = (Verbindung & { seq: number }) | undefined

/**
 * One commit into the chain: takes effect once per ursache, and only on the state that was seen. `seal` makes the sealed
 * part, called once, so a retry sends the same bytes.
 */
export async function appendCommit(
  draft: Draft,
  known: Known,
  seal: () => Promise<Buffer>,
  deps: { reader: Reader; group: GroupInsert<CommitDoc>; logKey: KeyObject },
): Promise<Appended> {
  const { reader, group, logKey } = deps
  const { gesehen, ereignisse, ...rim } = draft
  if (known && known.seq > gesehen) return resolve()
  const before = await linkSeen()
  linkTo(before.traceparent)
  const doc = toDoc({ ...rim, seq: gesehen + 1 }, ereignisse, await seal(), before.hash, logKey, currentTraceparent())
  if ((await group.insert(doc)) === 'inserted') return { kind: 'appended', doc }
  return resolve(doc)

  async function linkSeen(): Promise<Verbindung> {
    if (gesehen === 0) return { hash: ANFANG }
    if (known?.seq === gesehen) return known
    const link = await reader.linkAt(draft.vorgangId, gesehen)
    if (!link) throw new Error(`append to ${draft.vorgangId} after seq ${gesehen}, which is not in the log`)
    return link
  }

  /** Duplicate key: done before by this cause (perhaps by ourselves, the answer lost), else the seq was taken. */
  async function resolve(mine?: CommitDoc): Promise<Appended> {
    const found = await reader.byUrsache(draft.vorgangId, draft.service, draft.ursache)
    if (!found) return { kind: 'conflict' }
    const isMine = mine?._id.equals(found._id)
    return { kind: isMine ? 'appended' : 'already', doc: found }
  }
}
