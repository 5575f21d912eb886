import { setTimeout as sleep } from 'node:timers/promises'
import { type Databases, isTransient } from '@weiche/mongo'
import type { Eintrag } from '../kunde.ts'

const ENDE = ['bescheid.versandt', 'fachverfahren.uebergeben', 'akte.abgelegt']
const POLL_MS = 250

type Wer = { vorgangId: string; ereignisse: { type: string }[] }

/** Which of the acknowledged Vorgaenge are not yet decided, sent, handed over and filed. */
async function openOf(databases: Databases, ids: readonly string[]): Promise<string[]> {
  const found = await databases.log
    .collection<Wer>('commits')
    .find({ vorgangId: { $in: [...ids] }, 'ereignisse.type': { $in: ENDE } })
    .project<Wer>({ vorgangId: 1, 'ereignisse.type': 1 })
    .toArray()
  const types = new Set(found.flatMap((c) => c.ereignisse.map((e) => `${c.vorgangId} ${e.type}`)))
  return ids.filter((id) => !ENDE.every((type) => types.has(`${id} ${type}`)))
}

/** Waits until all are done, at most so long; resolves with those that are not. */
export async function warteAufRuhe(databases: Databases, ledger: readonly Eintrag[], ms: number): Promise<string[]> {
  const ids = ledger.flatMap((e) => e.eingereicht?.vorgangId ?? [])
  let open: string[] = ids
  for (const end = performance.now() + ms; performance.now() < end; await sleep(POLL_MS)) {
    try {
      open = await openOf(databases, ids)
    } catch (error) {
      if (!isTransient(error)) throw error
    }
    if (open.length === 0) break
  }
  return open
}

/** Where those that are stuck stand, for whoever looks for the reason. */
export async function lageOf(databases: Databases, ids: readonly string[]): Promise<string[]> {
  return Promise.all(
    ids.slice(0, 5).map(async (vorgangId) => {
      const commits = await databases.log.collection<Wer>('commits').find({ vorgangId }).sort({ seq: 1 }).toArray()
      return `${vorgangId}: ${commits.flatMap((c) => c.ereignisse.map((e) => e.type)).join(', ')}`
    }),
  )
}
