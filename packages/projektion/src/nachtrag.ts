import type { Databases } from '@weiche/mongo'
import { bestand } from './bestand.ts'
import type { Anlass } from './unverstanden.ts'

/** The newest commit of each as if it had just come, with what its first one says. */
export async function readAnlaesse(databases: Databases, vorgangIds: readonly string[]): Promise<Anlass[]> {
  const newest = await databases.log
    .collection<{ vorgangId: string }>('commits')
    .aggregate<Omit<Anlass, 'vorgangId'> & { _id: string }>([
      { $match: { vorgangId: { $in: [...vorgangIds] } } },
      { $sort: { vorgangId: 1, seq: 1 } },
      {
        $group: {
          _id: '$vorgangId',
          seq: { $last: '$seq' },
          aufgenommen: { $last: '$aufgenommen' },
          ereignisse: { $first: '$ereignisse' },
        },
      },
    ])
    .toArray()
  return newest.map(({ _id, ...place }) => ({ vorgangId: _id, ...place }))
}

/** Which of these have a line. */
export async function readLines(databases: Databases, vorgangIds: readonly string[]): Promise<string[]> {
  const lines = await bestand(databases)
    .find({ _id: { $in: [...vorgangIds] } }, { projection: { _id: 1 } })
    .toArray()
  return lines.map((z) => z._id)
}
