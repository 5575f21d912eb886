import { logCollections } from '@weiche/mongo'
import type { Constellation } from './constellation.ts'

/**
 * Where a word stands in clear in the stored bytes of any collection, ignoring case: `database.collection` each.
 * `gesehen`: documents looked at per database, so that a search in nothing is noticed.
 */
export async function spuren({ platform: { databases } }: Constellation, wort: string) {
  const wanted = wort.toLowerCase()
  const fundorte = new Set<string>()
  const gesehen = { log: 0, arbeit: 0, ablage: 0, schluessel: 0 }
  for (const db of ['log', 'arbeit', 'ablage', 'schluessel'] as const) {
    // The services may not ask the log which collections it has.
    const names = db === 'log' ? logCollections : (await databases[db].listCollections().toArray()).map((c) => c.name)
    for (const name of names) {
      for await (const doc of databases[db].collection(name).find({}, { raw: true })) {
        gesehen[db]++
        const bytes = Buffer.from(doc as unknown as Uint8Array)
        if (bytes.toString('utf8').toLowerCase().includes(wanted)) fundorte.add(`${db}.${name}`)
      }
    }
  }
  return { fundorte: [...fundorte], gesehen }
}
