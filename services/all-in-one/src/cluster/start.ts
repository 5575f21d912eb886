import { fileURLToPath } from 'node:url'
import { createEmbeddedBus } from '@weiche/controller'
import { bringBroker } from '@weiche/kafka-broker'
import { planClock } from '../clock-start.ts'
import { prepareFolder } from '../data-folder.ts'
import { pruefeEinstellungen } from '../einstellungen.ts'
import { readEnvironment } from '../environment.ts'
import { createGrundlage } from '../grundlage.ts'
import { createLogger } from '../logger.ts'
import { type Pfade, pfadeOf } from '../pfade.ts'
import { regelnTexte } from '../regeln-text.ts'
import { StartFehler } from '../start-fehler.ts'
import { createUhr } from '../uhr.ts'
import { bringAblauf } from './ablauf.ts'
import { type ClusterArgs, schreibeAnzahl, vorgabe } from './args.ts'
import { type Anzahl, createBelegschaft, type Prozess } from './belegschaft.ts'
import { kafkazugang, makeTopics } from './kafka.ts'
import { lagetafel } from './lagetafel.ts'
import { startLeitstand } from './leitstand.ts'

export type Cluster = { ready: Promise<Prozess[]>; stop(): Promise<void> }

/** What a measurement sets up otherwise: another folder of Leistungspakete, another program for each process. */
export type ClusterUmbau = { rules?: string; program?: string }

/** One may die, and the other two are a majority. */
const MITGLIEDER = 3
const PROGRAM = fileURLToPath(new URL('./prozess-main.ts', import.meta.url))

/** Brings MongoDB and Kafka, releases the rules, starts every process and keeps it alive; `stop` may come at any time. */
export function startCluster(args: ClusterArgs, say: (text: string) => void, umbau: ClusterUmbau = {}): Cluster {
  const cleanUp = new AsyncDisposableStack()
  const ready = run(args, say, umbau, cleanUp)
  ready.catch(() => undefined)
  return { ready, stop: () => cleanUp.disposeAsync() }
}

async function run(
  args: ClusterArgs,
  say: (text: string) => void,
  { rules, program = PROGRAM }: ClusterUmbau,
  cleanUp: AsyncDisposableStack,
): Promise<Prozess[]> {
  pruefeEinstellungen(process.env)
  const pfade = { ...pfadeOf(args.daten), ...(rules ? { rules } : {}) }
  prepareFolder(pfade.daten)
  const versatzMs = args.uhr ? args.uhr.getTime() - Date.now() : 0
  const serviceUri = await prepare(args, pfade, say, cleanUp)
  const ablauf = bringAblauf(pfade, say)
  cleanUp.defer(async () => (await ablauf.speicher)?.stop())
  const brokers = await bringKafka(pfade, say, cleanUp)
  const env = { ...process.env, ...(await ablauf.env), MONGODB_URI: serviceUri, KAFKA_BROKERS: brokers.join(',') }
  const belegschaft = createBelegschaft({
    port: args.port,
    kind: (rolle, name, port) => ({
      ...{ name, say, port, program },
      env: { OTEL_SERVICE_NAME: `weiche-${rolle}`, ...env },
      args: (at) => [rolle, '--daten', pfade.daten, '--port', String(at), `--versatz=${versatzMs}`],
    }),
  })
  cleanUp.defer(belegschaft.stop)
  const setze = async (anzahl: Anzahl) => {
    if (Object.keys(anzahl).length > 0) say(`Die Zahl der Prozesse wird geändert: ${schreibeAnzahl(anzahl)}.`)
    await belegschaft.setze(anzahl)
    return lagetafel(await belegschaft.prozesse())
  }
  await belegschaft.setze({ ...vorgabe, ...args.wunsch })
  cleanUp.defer((await startLeitstand(pfade, setze, say)).stop)
  return belegschaft.prozesse()
}

/** Everything that is made once: databases, keys, rules in force. Its MongoDB serves the processes. */
async function prepare(args: ClusterArgs, pfade: Pfade, say: (text: string) => void, cleanUp: AsyncDisposableStack) {
  const uhr = createUhr(new Date(0))
  const grundlage = await createGrundlage(
    {
      ...{ pfade, environment: readEnvironment(process.env), uhr, logger: createLogger('warn'), say },
      mitglieder: MITGLIEDER,
      connectBus: () => createEmbeddedBus({ concurrency: 1 }),
      setClock(newest) {
        const plan = planClock({ now: new Date(), wanted: args.uhr, newest, steps: undefined })
        if (!plan.ok) throw new StartFehler(plan.text)
        uhr.stelle(args.uhr ?? new Date())
      },
    },
    cleanUp,
  )
  for (const text of await regelnTexte(grundlage.regelwerke, uhr.jetzt())) say(text)
  return grundlage.serviceUri
}

async function bringKafka(pfade: Pfade, say: (text: string) => void, cleanUp: AsyncDisposableStack) {
  const { env } = process
  const broker = await bringBroker({
    ...{ datenordner: pfade.daten, binordner: pfade.bin, say, halten: true },
    ...{ brokers: env['KAFKA_BROKERS'], javaHome: env['JAVA_HOME'], kafkaHome: env['KAFKA_HOME'] },
    searchPath: env['PATH'],
  })
  cleanUp.defer(broker.stop)
  await makeTopics(kafkazugang(broker.brokers, 'weiche-einrichtung', createLogger('warn')))
  return broker.brokers
}
