import { type Collection, gather } from '@weiche/mongo'
import type { VorgangSiegel } from '@weiche/siegel'
import type { Service } from '@weiche/vorgang'
import { type CommitDoc, hashToKeep, openCommit } from './commit-doc.ts'
import type { ReadCommit } from './fold-cache.ts'
import { isSteuerung } from './streams.ts'

/** What the next commit needs of those before. */
export type Glied = { service: Service; ursache: string; hash: Uint8Array; traceparent: string | undefined }

/** Reads of the log. Nothing is seen that a fail-over could take back. */
export type Reader = {
  /** Sealed documents in order of seq. */
  docs(vorgangId: string, fromSeq: number): Promise<CommitDoc[]>
  /** Empty for a control stream: it is no Vorgang. @throws SchluesselVernichtet */
  opened(vorgangId: string, fromSeq: number): Promise<ReadCommit[]>
  /** The stream up to this commit, in order of seq. */
  glieder(vorgangId: string, bisSeq: number): Promise<Glied[]>
  /** What this cause did. Waits for the majority, so that a commit just being written elsewhere is seen for certain. */
  byUrsache(vorgangId: string, service: Service, ursache: string): Promise<CommitDoc | undefined>
}

const majority = { readConcern: { level: 'majority' } } as const

export function createReader(commits: Collection<CommitDoc>, siegel: VorgangSiegel): Reader {
  /** What is asked for at the same moment goes out as one question. */
  const fetch = gather<{ vorgangId: string; fromSeq: number }, CommitDoc[]>({
    waitMs: 1,
    limit: 100,
    async run(asked) {
      const $or = asked.map(({ vorgangId, fromSeq }) => ({ vorgangId, seq: { $gte: fromSeq } }))
      const found = await commits.find({ $or }, { ...majority, sort: { vorgangId: 1, seq: 1 } }).toArray()
      const streams = Map.groupBy(found, (doc) => doc.vorgangId)
      return asked.map(({ vorgangId, fromSeq }) => streams.get(vorgangId)?.filter((d) => d.seq >= fromSeq) ?? [])
    },
  })
  const docs = (vorgangId: string, fromSeq: number) => fetch({ vorgangId, fromSeq })
  return {
    docs,
    async opened(vorgangId, fromSeq) {
      if (isSteuerung(vorgangId)) return []
      const open = async (doc: CommitDoc): Promise<ReadCommit> => ({
        commit: await openCommit(siegel, doc),
        hash: hashToKeep(doc),
        traceparent: doc.traceparent,
        size: doc.versiegelt.length(),
      })
      return Promise.all((await docs(vorgangId, fromSeq)).map(open))
    },
    async glieder(vorgangId, bisSeq) {
      const projection = { service: 1, ursache: 1, hash: 1, traceparent: 1 }
      const found = commits.find({ vorgangId, seq: { $lte: bisSeq } }, { ...majority, sort: { seq: 1 }, projection })
      const docs = await found.toArray()
      return docs.map((d) => ({
        ...{ service: d.service, ursache: d.ursache },
        ...{ hash: d.hash.buffer, traceparent: d.traceparent },
      }))
    },
    async byUrsache(vorgangId, service, ursache) {
      const linearizable = { readConcern: { level: 'linearizable' }, maxTimeMS: 20_000 } as const
      return (await commits.findOne({ vorgangId, service, ursache }, linearizable)) ?? undefined
    },
  }
}
