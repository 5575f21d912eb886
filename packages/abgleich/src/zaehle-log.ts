import { nurVorgaenge } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import type { Buch } from './buch.ts'

/** How many intakes there are that the account does not hold yet, by Leistung; a few seconds' worth. */
export async function frischAngenommen(databases: Databases, { bis }: Buch): Promise<Record<string, number>> {
  const leistung = { $first: '$ereignisse.fakten.leistung' }
  const after = bis ? { aufgenommen: { $gt: bis } } : {}
  const groups = await databases.log
    .collection('commits')
    .aggregate<{ _id: string; n: number }>([
      { $match: { ...after, seq: 1, ...nurVorgaenge } },
      { $group: { _id: leistung, n: { $sum: 1 } } },
    ])
    .toArray()
  return Object.fromEntries(groups.map(({ _id, n }) => [String(_id), n]))
}

export type Nachzaehler = (buch: Buch) => Promise<number | undefined>

/**
 * Are there as many commits as were ever counted? The database's own estimate costs nothing and is right unless it was killed. When
 * it does not fit they are counted, and from then on it is known by how much it is wrong. undefined = as many; else how many there are.
 */
export function createNachzaehler(databases: Databases): Nachzaehler {
  const log = databases.log.collection('commits')
  let irrtum = 0

  return async ({ bis, commits }) => {
    if (!bis) return undefined
    const fresh = () => log.countDocuments({ aufgenommen: { $gt: bis } }, { hint: 'aufgenommen' })
    const before = await fresh()
    const estimate = await log.estimatedDocumentCount()
    const after = await fresh()
    const right = estimate - irrtum
    if (right >= commits + before && right <= commits + after) return undefined
    const counted = await log.countDocuments({ aufgenommen: { $lte: bis } }, { hint: 'aufgenommen' })
    if (counted !== commits) return counted
    if (before === after) irrtum = estimate - commits - before
    return undefined
  }
}
