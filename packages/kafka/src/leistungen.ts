import type { TailCommit } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { LRUCache } from 'lru-cache'

type First = { vorgangId: string; seq: number; ereignisse: { fakten: { leistung?: string } }[] }

const REMEMBERED = 50_000

/** Only the first commit of a Vorgang names its Leistung; a signal of a later one needs it too. */
export function createLeistungen(
  databases: Databases,
): (commits: readonly TailCommit[]) => Promise<Map<string, string>> {
  const commits = databases.log.collection<First>('commits')
  const known = new LRUCache<string, string>({ max: REMEMBERED })
  return async (batch) => {
    const found = new Map<string, string>()
    for (const { vorgangId, seq, ereignisse } of batch) {
      const leistung = seq === 1 ? ereignisse.find((e) => e.leistung !== undefined)?.leistung : known.get(vorgangId)
      if (leistung !== undefined) found.set(vorgangId, leistung)
    }
    const missing = [...new Set(batch.map((c) => c.vorgangId))].filter((id) => !found.has(id))
    if (missing.length > 0) {
      const firsts = commits.find(
        { vorgangId: { $in: missing }, seq: 1 },
        { projection: { vorgangId: 1, 'ereignisse.fakten.leistung': 1 } },
      )
      for await (const { vorgangId, ereignisse } of firsts) found.set(vorgangId, leistungOf(ereignisse) ?? '')
    }
    for (const [vorgangId, leistung] of found) known.set(vorgangId, leistung)
    return found
  }
}

function leistungOf(ereignisse: readonly { fakten: Record<string, unknown> }[]): string | undefined {
  const leistung = ereignisse.find((e) => typeof e.fakten['leistung'] === 'string')?.fakten['leistung']
  return leistung as string | undefined
}
