import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Pfade, parseClusterArgs, pfadeOf, startCluster } from '@weiche/all-in-one'
import { createClient } from '@weiche/kafka'
import { connect, type MongoConnection } from '@weiche/mongo'
import { waehle, type Zufall } from '@weiche/test-last'
import { BEGINN, ohneStichprobe } from '../installation.ts'
import type { Tore } from '../kunde.ts'
import { type Stand, writeStand } from './eingriff-stand.ts'
import { createLeitung, type Leitung } from './leitung.ts'
import { findeProzesse, type Prozess, signal, umgebungOf } from './prozesse.ts'

/** `npm run cluster` in a world that can be made bad. */
export type Testcluster = {
  pfade: Pfade
  mongodbUri: string
  databases: MongoConnection['databases']
  brokers: string[]
  leitung: Leitung
  /** Changes the world of all processes; see `eingriff.ts`. */
  setze(aenderung: Partial<Stand>): void
  tore(zufall: Zufall): Tore
  prozesse(art?: string): Prozess[]
  /** Ports of the servers, for rules of the line. */
  ports: { kafka: number; mongod: number[] }
  /** The mongod that is primary now; undefined while there is none. */
  primary(): Promise<Prozess | undefined>
  kafka(): ReturnType<typeof createClient>
  stop(): Promise<void>
}

const EINGRIFF = fileURLToPath(new URL('./eingriff.ts', import.meta.url))

export async function starteTestcluster(
  daten: string,
  scale: readonly string[],
  say: (text: string) => void,
): Promise<Testcluster> {
  const cleanUp = new AsyncDisposableStack()
  try {
    return await starte(daten, scale, say, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

async function starte(
  daten: string,
  scale: readonly string[],
  say: (text: string) => void,
  cleanUp: AsyncDisposableStack,
): Promise<Testcluster> {
  mkdirSync(daten, { recursive: true })
  const pfade = pfadeOf(daten)
  await ohneStichprobe(pfade)
  const leitung = await createLeitung()
  cleanUp.defer(leitung.close)
  // Beside the installation, whose disk may be full.
  const standDatei = join(dirname(daten), 'eingriff.json')
  let stand: Stand = { leitung: leitung.port, uhrMs: 0, nachrichten: null, fassung: 'heute' }
  writeStand(standDatei, stand)

  process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(EINGRIFF)} --disable-warning=ExperimentalWarning`
  process.env['WEICHE_EINGRIFF'] = standDatei
  const args = ['--port', '0', '--daten', daten, '--uhr', new Date(BEGINN).toISOString()]
  const parsed = parseClusterArgs([...args, ...scale.flatMap((s) => ['--scale', s])])
  if (!parsed.ok) throw new Error(parsed.text)
  const cluster = startCluster(parsed.args, say)
  cleanUp.defer(async () => {
    for (const { pid } of findeProzesse(daten)) signal(pid, 'SIGCONT')
    await cluster.stop()
  })
  const started = await cluster.ready
  const env = umgebungOf(started[0]!.pid!)
  const mongodbUri = env['MONGODB_URI']!
  const brokers = env['KAFKA_BROKERS']!.split(',')
  const verbindung = await connect(mongodbUri, 'weiche', { serverSelectionTimeoutMS: 5_000 })
  cleanUp.defer(verbindung.close)
  const urls = (rolle: string) => started.filter((p) => p.rolle === rolle).map((p) => p.url)
  const prozesse = (art?: string) => findeProzesse(daten).filter((p) => art === undefined || p.art === art)
  const silent = () => undefined

  return {
    ...{
      pfade,
      mongodbUri,
      brokers,
      leitung,
      prozesse,
      databases: verbindung.databases,
    },
    setze(aenderung) {
      stand = { ...stand, ...aenderung }
      writeStand(standDatei, stand)
    },
    tore: (zufall) => ({ antraege: waehle(zufall, urls('intake')), sachbearbeitung: waehle(zufall, urls('review')) }),
    ports: { kafka: portOf(brokers[0]!), mongod: prozesse('mongod').map((p) => p.port!) },
    async primary() {
      const hello = await verbindung.databases.arbeit.command({ hello: 1 }).catch(() => undefined)
      const port = portOf(String(hello?.['primary'] ?? ''))
      return prozesse('mongod').find((p) => p.port === port)
    },
    kafka: () => createClient({ brokers, clientId: 'fault', logger: { info: silent, warn: silent, error: silent } }),
    async stop() {
      leitung.setze(() => undefined)
      await cleanUp.disposeAsync()
      delete process.env['NODE_OPTIONS']
    },
  }
}

const portOf = (address: string): number => Number(address.slice(address.lastIndexOf(':') + 1))
