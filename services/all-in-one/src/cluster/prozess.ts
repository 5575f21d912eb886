import { createApp, startServer } from '@weiche/http'
import { createKafkaBus, type KafkaBus } from '@weiche/kafka'
import { isTransient } from '@weiche/mongo'
import { type Auswahl, teileAuswahl } from '@weiche/telemetrie'
import { abgleichZustand } from '../abgleich.ts'
import { composeServices, type Overrides } from '../compose.ts'
import type { Dienstname } from '../dienste.ts'
import { readEnvironment } from '../environment.ts'
import { createExchange } from '../exchange.ts'
import { createGrundlage, type Grundlage } from '../grundlage.ts'
import { createLogger } from '../logger.ts'
import { pfadeOf } from '../pfade.ts'
import { CONCURRENCY } from '../platform.ts'
import { createUhr } from '../uhr.ts'
import { startBetrieb } from './betrieb.ts'
import { kafkazugang } from './kafka.ts'

/** One service, or what runs once in an installation. */
export type Rolle = Dienstname | 'betrieb'

export type Auftrag = {
  rolle: Rolle
  daten: string
  port: number
  /** How far the business clock is ahead of the machine's. */
  versatzMs: number
  brokers: readonly string[]
}

/** What a measurement sets up otherwise. */
export type Umbau = {
  platform?(grundlage: Grundlage<KafkaBus>): Grundlage<KafkaBus>
  overrides?: Overrides
  ratePerMinute?: number
}

const HOST = '127.0.0.1'
/** Twice what it takes to replace a consumer that hangs. */
const STALE_MS = 120_000
const INFO = { title: 'Weiche', version: '0.1.0', description: 'Ein Dienst der Weiche in einem eigenen Prozess.' }

/** Starts one process of the distributed product on the MongoDB of the environment; `cleanUp` ends it in order. */
export async function startProzess(
  auftrag: Auftrag,
  cleanUp: AsyncDisposableStack,
  auswahl?: Auswahl,
  umbau: Umbau = {},
): Promise<{ port: number }> {
  const { rolle, brokers, versatzMs } = auftrag
  const pfade = pfadeOf(auftrag.daten)
  const logger = createLogger('warn')
  const environment = readEnvironment(process.env)
  const kafka = kafkazugang(brokers, `weiche-${rolle}`, logger)
  const grundlage = await createGrundlage(
    {
      ...{ pfade, environment, logger, ohneFreigabe: true },
      uhr: createUhr(new Date(Date.now() + versatzMs)),
      say: () => undefined,
      setClock: () => undefined,
      connectBus: (databases) =>
        createKafkaBus({ ...kafka.client, topics: kafka.topics, databases, concurrency: CONCURRENCY }),
    },
    cleanUp,
  )
  const platform = umbau.platform?.(grundlage) ?? grundlage
  if (auswahl) cleanUp.defer(teileAuswahl(auswahl, platform.databases).stop)
  const namen = rolle === 'betrieb' ? [] : [rolle]
  const overrides = { zweitrechnung: environment.zweitrechnung, ...umbau.overrides }
  const services = composeServices(platform, await createExchange(pfade), overrides, namen)
  cleanUp.defer(services.stop)
  cleanUp.defer(platform.bus.close)
  // After the last subscription.
  await platform.bus.start()
  if (rolle === 'betrieb') cleanUp.defer(startBetrieb(platform, pfade, kafka, services.eingang).stop)
  const app = createApp({
    ...{ routers: services.routers, logger, info: INFO, ratePerMinute: umbau.ratePerMinute ?? 1200, isTransient },
    zustand: () => abgleichZustand(platform),
    errorPage: services.seiten?.errorPage,
    bereit: async () =>
      (await platform.isReady()) && platform.bus.lage().every((gruppe) => gruppe.ohneFortschrittMs < STALE_MS),
  })
  const server = await startServer(app, { host: HOST, port: auftrag.port })
  cleanUp.defer(server.close)
  return { port: server.port }
}
