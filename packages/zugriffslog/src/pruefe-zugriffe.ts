import type { Databases } from '@weiche/mongo'
import { macText, type Zugriffseintrag } from './zugriffslog.ts'

export type Kettenfehler = { schreiber: string; nummer: number; fehler: 'veraendert' | 'luecke' }

/** Entries that do not fit their chain: changed, or following one that is gone. Empty = clean. */
export async function pruefeZugriffe(databases: Databases, mac: (text: string) => string): Promise<Kettenfehler[]> {
  const fehler: Kettenfehler[] = []
  let before = { schreiber: '', nummer: 0, hash: '' }
  const all = databases.log.collection<Zugriffseintrag>('zugriffe').find().sort({ schreiber: 1, nummer: 1 })
  for await (const { _id, ...entry } of all) {
    const { schreiber, nummer } = entry
    const expected = before.schreiber === schreiber ? before : { nummer: 0, hash: '' }
    if (mac(macText(entry)) !== entry.hash) fehler.push({ schreiber, nummer, fehler: 'veraendert' })
    else if (entry.nummer !== expected.nummer + 1 || entry.prevHash !== expected.hash)
      fehler.push({ schreiber, nummer, fehler: 'luecke' })
    before = entry
  }
  return fehler
}
