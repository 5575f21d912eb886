import type { Databases } from '@weiche/mongo'
import { bestand } from '@weiche/projektion'

/** Few enough for a report; the account says how many there are. */
const MOST = 1_000

/** Walks log and lists side by side, both in order of ids: who has one and not the other. Flat memory. */
export async function vergleicheListe(databases: Databases): Promise<{ ohneZeile: string[]; ohneLog: string[] }> {
  const beginnings = databases.log
    .collection<{ vorgangId: string; seq: number }>('commits')
    .find(
      { seq: 1, vorgangId: { $not: /^steuerung\// } },
      { projection: { _id: 0, vorgangId: 1 }, readConcern: { level: 'majority' } },
    )
    .sort({ vorgangId: 1, seq: 1 })
    .hint('vorgang_seq')
  const lines = bestand(databases)
    .find({}, { projection: { _id: 1 } })
    .sort({ _id: 1 })
  const ohneZeile: string[] = []
  const ohneLog: string[] = []
  let line = await lines.next()
  for await (const { vorgangId } of beginnings) {
    for (; line && line._id < vorgangId; line = await lines.next()) if (ohneLog.length < MOST) ohneLog.push(line._id)
    if (line?._id === vorgangId) line = await lines.next()
    else if (ohneZeile.length < MOST) ohneZeile.push(vorgangId)
  }
  for (; line; line = await lines.next()) if (ohneLog.length < MOST) ohneLog.push(line._id)
  await lines.close()
  return { ohneZeile, ohneLog }
}
