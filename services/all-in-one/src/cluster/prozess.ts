import { createApp, startServer } from '@weiche/http'
import { createKafkaBus } from '@weiche/kafka'
import { isTransient } from '@weiche/mongo'
import { type Auswahl, teileAuswahl } from '@weiche/telemetrie'
import { abgleichZustand } from '../abgleich.ts'
import { composeServices } from '../compose.ts'
import type { Dienstname } from '../dienste.ts'
import { readEnvironment } from '../environment.ts'
import { createExchange } from '../exchange.ts'
import { createGrundlage } from '../grundlage.ts'
import { createLogger } from '../logger.ts'
import { pfadeOf } from '../pfade.ts'
import { CONCURRENCY } from '../platform.ts'
import { createUhr } from '../uhr.ts'
import { startBetrieb } from './betrieb.ts'
import { kafkazugang, PREFIX } from './kafka.ts'

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

const HOST = '127.0.0.1'
/** Twice what it takes to replace a consumer that hangs. */
const STALE_MS = 120_000
const INFO = { title: 'Weiche', version: '0.1.0', description: 'Ein Dienst der Weiche in einem eigenen Prozess.' }

/** Starts one process of the distributed product on the MongoDB of the environment; `cleanUp` ends it in order. */
export async function startProzess(
  auftrag: Auftrag,
  cleanUp: AsyncDisposableStack,
  auswahl?: Auswahl,
): Promise<{ port: number }> {
  const { rolle, brokers, versatzMs } = auftrag
  const pfade = pfadeOf(auftrag.daten)
  const logger = createLogger('warn')
  const environment = readEnvironment(process.env)
  const kafka = kafkazugang(brokers, `weiche-${rolle}`, logger)
  const platform = await createGrundlage(
    {
      ...{ pfade, environment, logger, ohneFreigabe: true },
      uhr: createUhr(new Date(Date.now() + versatzMs)),
      say: () => undefined,
      setClock: () => undefined,
      connectBus: (databases) =>
        createKafkaBus({ ...kafka.client, topic: kafka.topic, prefix: PREFIX, databases, concurrency: CONCURRENCY }),
    },
    cleanUp,
  )
  if (auswahl) cleanUp.defer(teileAuswahl(auswahl, platform.databases).stop)
  const namen = rolle === 'betrieb' ? [] : [rolle]
  const { zweitrechnung } = environment
  const services = composeServices(platform, await createExchange(pfade), { zweitrechnung }, namen)
  cleanUp.defer(services.stop)
  cleanUp.defer(platform.bus.close)
  // After the last subscription.
  await platform.bus.start()
  if (rolle === 'betrieb') cleanUp.defer(startBetrieb(platform, pfade, kafka, services.eingang).stop)
  const app = createApp({
    ...{ routers: services.routers, logger, info: INFO, ratePerMinute: 1200, isTransient },
    zustand: () => abgleichZustand(platform),
    errorPage: services.seiten?.errorPage,
    bereit: async () =>
      (await platform.isReady()) && platform.bus.lage().every((gruppe) => gruppe.ohneFortschrittMs < STALE_MS),
  })
  const server = await startServer(app, { host: HOST, port: auftrag.port })
  cleanUp.defer(server.close)
  return { port: server.port }
}
