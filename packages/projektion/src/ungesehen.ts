import { nurVorgaenge } from '@weiche/log'
import type { Databases, Timestamp } from '@weiche/mongo'
import { bestand } from './bestand.ts'

/** Its number grows with the form of a line: then all lines are made again. */
export const BOOKMARK = 'projektion.2'
const PAGE = 500

type Place = { vorgangId: string; seq: number; aufgenommen: Timestamp }

/**
 * Arrival of the oldest commit that the lines do not show yet; undefined = they show everything. Asked from any process. The
 * bookmark only says where to look: commits may overtake each other, so the lines themselves decide.
 */
export async function aeltestesUngesehene(databases: Databases): Promise<Timestamp | undefined> {
  const place = await databases.arbeit
    .collection<{ _id: string; aufgenommen?: Timestamp }>('lesezeichen')
    .findOne({ _id: BOOKMARK })
  const after = place?.aufgenommen ? { aufgenommen: { $gt: place.aufgenommen } } : {}
  const commits = await databases.log
    .collection<Place>('commits')
    .find({ ...nurVorgaenge, ...after }, { projection: { vorgangId: 1, seq: 1, aufgenommen: 1 } })
    .sort({ aufgenommen: 1 })
    .limit(PAGE)
    .toArray()
  const ids = [...new Set(commits.map((c) => c.vorgangId))]
  const lines = await bestand(databases)
    .find({ _id: { $in: ids } }, { projection: { seq: 1, unverstanden: 1 } })
    .toArray()
  const seen = new Map(lines.map((z) => [z._id, Math.max(z.seq, z.unverstanden?.seq ?? 0)]))
  return commits.find((c) => (seen.get(c.vorgangId) ?? 0) < c.seq)?.aufgenommen
}
