import { type Kanaele, readConfig } from '@weiche/backchannel'
import type { Logger } from '@weiche/controller'
import { observe } from '@weiche/telemetrie'
import {
  createBriefKanal,
  createMailKanal,
  createPostfachKanal,
  createWebhookKanal,
  type Kanal,
  type Kanalzustand,
  type Sendung,
  sichere,
} from '@weiche/zustellung'
import type { Exchange } from './exchange.ts'
import type { Grundlage } from './grundlage.ts'

type Melde = (kanal: string, zustand: Kanalzustand) => void

/** The ways out of the house that the environment names, each behind a breaker of its own. */
export function createKanaele(platform: Grundlage, exchange: Exchange): Kanaele {
  const { mail, webhook } = readConfig(process.env)
  const melde = createMelder(platform)
  const sicher = <S extends Sendung>(kanal: Kanal<S>) => sichere(kanal, (zustand) => melde(kanal.name, zustand))
  return {
    brief: createBriefKanal(exchange.brief),
    postfach: createPostfachKanal(platform.dokumente),
    mail: mail && sicher(createMailKanal(mail)),
    webhook: webhook && sicher(createWebhookKanal(webhook)),
  }
}

type KanalDoc = { _id: string; zustand: Kanalzustand; seit: Date }
const sammlung = (databases: Grundlage['databases']) => databases.arbeit.collection<KanalDoc>('kanaele')

/** The state of each breaker as a metric of this process, and where any process can read it. */
function createMelder({ databases, logger }: { databases: Grundlage['databases']; logger: Logger }): Melde {
  const zustaende = new Map<string, Kanalzustand>()
  observe('weiche.zustellung.gesperrt', 'Channels out of the house: 1 = the breaker is open', async () =>
    [...zustaende].map(([kanal, zustand]) => ({ value: zustand === 'gesperrt' ? 1 : 0, attributes: { kanal } })),
  )
  return (kanal, zustand) => {
    const before = zustaende.get(kanal)
    zustaende.set(kanal, zustand)
    if (before) logger.warn('zustellung.kanal', { kanal, zustand })
    sammlung(databases)
      .updateOne({ _id: kanal }, { $set: { zustand, seit: new Date() } }, { upsert: true })
      .catch((error) => logger.error('zustellung.lage-nicht-vermerkt', { kanal }, error))
  }
}

/** As last told by any process that delivers. */
export async function kanallage(databases: Grundlage['databases']) {
  const found = await sammlung(databases).find().sort({ _id: 1 }).toArray()
  return Object.fromEntries(found.map(({ _id, zustand, seit }) => [_id, { zustand, seit: seit.toISOString() }]))
}
