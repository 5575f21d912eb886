import type { KeyObject } from 'node:crypto'
import type { GroupInsert } from '@weiche/mongo'
import { currentTraceparent, linkTo } from '@weiche/telemetrie'
import type { CommitDoc, Fakten, FaktenCommit } from './commit-doc.ts'
import { toDoc } from './commit-doc.ts'
import { ANFANG } from './kette.ts'
import type { Glied, Reader } from './reader.ts'

export type Draft = Omit<FaktenCommit, 'seq' | 'ereignisse'> & { gesehen: number; ereignisse: Fakten[] }
export type Appended = { kind: 'appended' | 'already'; doc: CommitDoc } | { kind: 'conflict' }
/** What this process knows of the stream from its first commit, if anything: the newest, and all causes. */
export type Known =
  | (Pick<Glied, 'hash' | 'traceparent'> & { seq: number; commits: readonly Pick<Glied, 'service' | 'ursache'>[] })
  | undefined

/**
 * One commit into the chain: takes effect once per ursache, and only on the state that was seen. No commit up to there has this
 * ursache, and the index lets only one follow: so none can have it twice. `seal` makes the sealed part, called once, so a retry
 * sends the same bytes.
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
  const seen = known?.seq === gesehen ? known : await readSeen()
  if (seen.commits.some((c) => c.service === draft.service && c.ursache === draft.ursache)) return resolve()
  linkTo(seen.traceparent)
  const doc = toDoc({ ...rim, seq: gesehen + 1 }, ereignisse, await seal(), seen.hash, logKey, currentTraceparent())
  if ((await group.insert(doc)) === 'inserted') return { kind: 'appended', doc }
  return resolve(doc)

  async function readSeen(): Promise<NonNullable<Known>> {
    if (gesehen === 0) return { seq: 0, hash: ANFANG, traceparent: undefined, commits: [] }
    const commits = await reader.glieder(draft.vorgangId, gesehen)
    const last = commits.at(-1)
    if (!last || commits.length !== gesehen)
      throw new Error(`append to ${draft.vorgangId} after seq ${gesehen}, which is not in the log`)
    return { seq: gesehen, hash: last.hash, traceparent: last.traceparent, commits }
  }

  /** Done before by this cause (perhaps by ourselves, the answer lost), else the seq was taken. */
  async function resolve(mine?: CommitDoc): Promise<Appended> {
    const found = await reader.byUrsache(draft.vorgangId, draft.service, draft.ursache)
    if (!found) return { kind: 'conflict' }
    const isMine = mine?._id.equals(found._id)
    return { kind: isMine ? 'appended' : 'already', doc: found }
  }
}
