import { loadStand } from '@weiche/kafka'
import { letzterKopf, nurVorgaenge } from '@weiche/log'
import type { Databases, Timestamp } from '@weiche/mongo'
import { aeltestesUngesehene } from '@weiche/projektion'
import type { Logzugang } from './fuehre-buch.ts'
import type { Zusammenfassung } from './zusammenfassung.ts'

type Hinken = Pick<Zusammenfassung, 'liste' | 'koepfe' | 'relay'>

/** By how many seconds each of those who follow the log is behind it. */
export async function messeHinken({ databases, koepfe, publicKey }: Logzugang, now: Date): Promise<Hinken> {
  const age = (arrival: Timestamp | undefined) =>
    arrival ? Math.max(0, now.getTime() / 1000 - arrival.getHighBitsUnsigned()) : 0
  const kopf = await letzterKopf(koepfe, publicKey)
  const stand = await loadStand(databases, 'relay')
  return {
    liste: age(await aeltestesUngesehene(databases)),
    koepfe:
      kopf.kind === 'gefaelscht'
        ? 'gefaelscht'
        : age(await oldestAfter(databases, kopf.kind === 'bis' ? kopf.bis : undefined, 'alle')),
    relay: stand && age(await oldestAfter(databases, stand, 'vorgaenge')),
  }
}

async function oldestAfter(
  databases: Databases,
  after: Timestamp | undefined,
  streams: 'alle' | 'vorgaenge',
): Promise<Timestamp | undefined> {
  const oldest = await databases.log.collection<{ vorgangId: string; aufgenommen: Timestamp }>('commits').findOne(
    {
      ...(after ? { aufgenommen: { $gt: after } } : {}),
      ...(streams === 'vorgaenge' ? nurVorgaenge : {}),
    },
    { sort: { aufgenommen: 1 }, projection: { aufgenommen: 1 }, readConcern: { level: 'majority' } },
  )
  return oldest?.aufgenommen
}
