import type { Databases } from '@weiche/mongo'
import type { EreignisTyp } from '@weiche/vorgang'
import { type CommitDoc, type FaktenCommit, toFakten } from './commit-doc.ts'

/**
 * Readable parts of all commits that hold such an event, in order of insertion, page by page: flat memory however long
 * the log is. Nothing is unsealed.
 */
export async function* scanFakten(
  databases: Pick<Databases, 'log'>,
  typ: EreignisTyp,
  seite = 200,
): AsyncGenerator<FaktenCommit[]> {
  const commits = databases.log.collection<CommitDoc>('commits')
  const options = { projection: { versiegelt: 0 }, readConcern: { level: 'majority' }, batchSize: seite } as const
  let page: FaktenCommit[] = []
  for await (const doc of commits.find({ 'ereignisse.type': typ }, options).sort({ _id: 1 })) {
    page.push(toFakten(doc as CommitDoc))
    if (page.length < seite) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
