import { nurVorgaenge } from '@weiche/log'
import type { Databases, Timestamp } from '@weiche/mongo'
import { bestand } from '@weiche/projektion'

/** Few enough for a report; the account says how many there are. */
const MOST = 1_000
const PART = 500

export type Listenvergleich = {
  ohneZeile: string[]
  ohneLog: string[]
  nachgetragen: { anzahl: number; vorgaenge: string[] }
}
export const keinVergleich: Listenvergleich = { ohneZeile: [], ohneLog: [], nachgetragen: { anzahl: 0, vorgaenge: [] } }

/**
 * Walks log and lists side by side, both in order of ids: who has one and not the other. What differs is looked up once more, because
 * both go on meanwhile; what arrived after `bis` may be without a line yet. Flat memory. `trageNach` makes lines that are missing and
 * returns whose there are now.
 */
export async function vergleicheListe(
  databases: Databases,
  bis: Timestamp | undefined,
  trageNach?: (vorgangIds: readonly string[]) => Promise<string[]>,
): Promise<Listenvergleich> {
  const found = structuredClone(keinVergleich)
  const ohneZeile = inTeilen(async (ids) => {
    const missing = await stillMissing(databases, ids, bis)
    const made = new Set(missing.length > 0 ? await trageNach?.(missing) : [])
    found.nachgetragen.anzahl += made.size
    keep(found.nachgetragen.vorgaenge, [...made])
    keep(
      found.ohneZeile,
      missing.filter((id) => !made.has(id)),
    )
  })
  const ohneLog = inTeilen(async (ids) => {
    const there = new Set(await commits(databases).distinct('vorgangId', { vorgangId: { $in: ids }, seq: 1 }))
    keep(
      found.ohneLog,
      ids.filter((id) => !there.has(id)),
    )
  })
  const beginnings = commits(databases)
    .find({ seq: 1, ...nurVorgaenge }, { projection: { _id: 0, vorgangId: 1 }, readConcern: { level: 'majority' } })
    .sort({ vorgangId: 1, seq: 1 })
    .hint('vorgang_seq')
  const lines = bestand(databases)
    .find({}, { projection: { _id: 1 } })
    .sort({ _id: 1 })
  let line = await lines.next()
  for await (const { vorgangId } of beginnings) {
    for (; line && line._id < vorgangId; line = await lines.next()) await ohneLog.add(line._id)
    if (line?._id === vorgangId) line = await lines.next()
    else await ohneZeile.add(vorgangId)
  }
  for (; line; line = await lines.next()) await ohneLog.add(line._id)
  await lines.close()
  await ohneZeile.end()
  await ohneLog.end()
  return found
}

const commits = (databases: Databases) =>
  databases.log.collection<{ vorgangId: string; seq: number; aufgenommen: Timestamp }>('commits')

async function stillMissing(databases: Databases, ids: string[], bis: Timestamp | undefined): Promise<string[]> {
  const known = { vorgangId: { $in: ids }, seq: 1, ...(bis ? { aufgenommen: { $lte: bis } } : {}) }
  const began = await commits(databases).distinct('vorgangId', known)
  const lines = await bestand(databases)
    .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
    .toArray()
  const there = new Set(lines.map((z) => z._id))
  return began.filter((id) => !there.has(id))
}

function inTeilen(look: (ids: string[]) => Promise<void>) {
  let waiting: string[] = []
  const end = async () => {
    const ids = waiting
    waiting = []
    if (ids.length > 0) await look(ids)
  }
  return {
    end,
    async add(id: string): Promise<void> {
      waiting.push(id)
      if (waiting.length >= PART) await end()
    },
  }
}

const keep = (list: string[], more: readonly string[]) => list.push(...more.slice(0, MOST - list.length))
