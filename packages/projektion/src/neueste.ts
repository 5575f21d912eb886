import type { Databases } from '@weiche/mongo'

/** More than arrive in the moment in which concurrent commits may overtake each other. */
const WINDOW = 1_000

/** The newest commits of the log, one per Vorgang, by arrival. */
export async function newestCommits(databases: Databases): Promise<{ vorgangId: string; seq: number }[]> {
  const found = await databases.log
    .collection<{ vorgangId: string; seq: number }>('commits')
    .find({ vorgangId: { $not: /^steuerung\// } }, { projection: { vorgangId: 1, seq: 1 } })
    .sort({ aufgenommen: -1 })
    .limit(WINDOW)
    .toArray()
  const newest = new Map<string, number>()
  for (const { vorgangId, seq } of found) newest.set(vorgangId, Math.max(seq, newest.get(vorgangId) ?? 0))
  return [...newest].map(([vorgangId, seq]) => ({ vorgangId, seq }))
}
