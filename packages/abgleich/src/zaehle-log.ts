import type { Databases } from '@weiche/mongo'
import type { Buch } from './buch.ts'

/** How many intakes there are that the account does not hold yet, by Leistung; a few seconds' worth. */
export async function frischAngenommen(databases: Databases, { bis }: Buch): Promise<Record<string, number>> {
  const leistung = { $first: '$ereignisse.fakten.leistung' }
  const after = bis ? { aufgenommen: { $gt: bis } } : {}
  const groups = await databases.log
    .collection('commits')
    .aggregate<{ _id: string; n: number }>([
      { $match: { ...after, seq: 1, vorgangId: { $not: /^steuerung\// } } },
      { $group: { _id: leistung, n: { $sum: 1 } } },
    ])
    .toArray()
  return Object.fromEntries(groups.map(({ _id, n }) => [String(_id), n]))
}

/**
 * Are there as many commits as were ever counted? The database's own estimate costs nothing and is right unless it was killed; only
 * when it does not fit they are counted. undefined = as many; else how many there are.
 */
export async function zaehleNach(databases: Databases, { bis, commits }: Buch): Promise<number | undefined> {
  if (!bis) return undefined
  const log = databases.log.collection('commits')
  const fresh = () => log.countDocuments({ aufgenommen: { $gt: bis } }, { hint: 'aufgenommen' })
  const before = await fresh()
  const estimate = await log.estimatedDocumentCount()
  if (estimate >= commits + before && estimate <= commits + (await fresh())) return undefined
  const counted = await log.countDocuments({ aufgenommen: { $lte: bis } }, { hint: 'aufgenommen' })
  return counted === commits ? undefined : counted
}
