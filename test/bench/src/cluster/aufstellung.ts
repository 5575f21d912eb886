import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseClusterArgs, pfadeOf, startCluster } from '@weiche/all-in-one'
import { connect, reachMongo } from '@weiche/mongo'
import { type Profil, regelnFor } from '../aufstellung.ts'
import type { Optionen } from '../optionen.ts'
import { cpuMs, notedPid, rss } from './verbrauch.ts'
import { BEGINN, bereiteVor } from './vorbereitung.ts'

const PROGRAM = fileURLToPath(new URL('./prozess.ts', import.meta.url))

export type Spuren = 'aus' | 'zehntel' | 'voll'
const UMGEBUNG: Record<Spuren, NodeJS.ProcessEnv> = {
  aus: { OTEL_SDK_DISABLED: 'true' },
  zehntel: { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
  voll: {},
}

export const teile = ['Dienste', 'mongod', 'Kafka', 'Zipkin'] as const
export type Teil = (typeof teile)[number]
export type Verbrauch = Record<Teil, { cpuMs: number; rss: number }>

export type Clusteraufstellung = {
  /** Another door each time. */
  readonly url: string
  onVersandt(listen: (vorgangId: string, zeit: number) => void): void
  /** Resolves when so many Vorgaenge are filed: the last thing that happens to each. */
  abgelegt(anzahl: number): Promise<void>
  verbrauch(): Verbrauch
  /** The processes of ours. */
  readonly prozesse: readonly { name: string; rolle: string; pid: number }[]
  ende(): Promise<void>
}

/**
 * The distributed product on a fresh data folder, two processes of each, as `npm run cluster` starts it. `alt`: beside so many
 * finished Vorgaenge of earlier years.
 */
export async function stelleClusterAuf(
  profil: Profil,
  daten: string,
  spuren: Spuren,
  { alt, nachweise }: Pick<Optionen, 'alt' | 'nachweise'>,
  say: (text: string) => void,
): Promise<Clusteraufstellung> {
  mkdirSync(daten, { recursive: true })
  const gekuerzt = regelnFor(profil, nachweise, daten)
  const rules = gekuerzt === undefined ? {} : { rules: gekuerzt }
  await bereiteVor({ ...pfadeOf(daten), ...rules }, alt, say)
  for (const name of Object.keys(process.env)) if (name.startsWith('OTEL_')) delete process.env[name]
  Object.assign(process.env, UMGEBUNG[spuren], {
    BENCH_PROFIL: profil,
    BENCH_GEKUERZT: gekuerzt === undefined ? 'nein' : 'ja',
  })
  const parsed = parseClusterArgs(['--port', '0', '--daten', daten, '--uhr', BEGINN])
  if (!parsed.ok) throw new Error(parsed.text)
  const cluster = startCluster(parsed.args, () => undefined, { program: PROGRAM, ...rules })
  const prozesse = await cluster.ready
  const tueren = prozesse.filter((p) => p.rolle === 'intake').map((p) => p.url)
  const pids: Record<Teil, () => number[]> = {
    Dienste: () => prozesse.map((p) => p.pid!),
    mongod: () => ['mongodb', 'mongodb-2', 'mongodb-3'].map((name) => notedPid(join(daten, name, 'weiche.pid'))!),
    Kafka: () => [notedPid(join(daten, 'kafka.pid'))!],
    Zipkin: () => [notedPid(join(daten, 'zipkin.pid')) ?? 0],
  }
  const zuschauer = await schaueZu(daten)
  let next = 0
  return {
    get url() {
      return tueren[next++ % tueren.length]!
    },
    onVersandt: zuschauer.onVersandt,
    abgelegt: zuschauer.abgelegt,
    verbrauch() {
      const sum = (teil: Teil, of: (pid: number) => number) => pids[teil]().reduce((total, pid) => total + of(pid), 0)
      return Object.fromEntries(teile.map((t) => [t, { cpuMs: sum(t, cpuMs), rss: sum(t, rss) }])) as Verbrauch
    },
    prozesse: prozesse.map(({ name, rolle, pid }) => ({ name, rolle, pid: pid! })),
    async ende() {
      await zuschauer.ende()
      await cluster.stop()
    },
  }
}

type Gesehen = { fullDocument: { vorgangId: string; ereignisse: { type: string }[] } }

const GESUCHT = ['bescheid.versandt', 'akte.abgelegt']
/** Between two looks, so that the one who measures is no load. */
const RAST_MS = 5

/** Follows the log from outside, by a change stream of its own. */
async function schaueZu(daten: string) {
  const options = { datenordner: daten, prefix: 'weiche', indexes: [], say: () => undefined }
  const mongo = await reachMongo(options)
  const { databases, close } = await connect(mongo.serviceUri, 'weiche')
  const only = [
    { $changeStream: {} },
    { $match: { operationType: 'insert', 'fullDocument.ereignisse.type': { $in: GESUCHT } } },
    { $project: { 'fullDocument.vorgangId': 1, 'fullDocument.ereignisse.type': 1 } },
  ]
  const stream = databases.log.collection('commits').aggregate<Gesehen>(only)
  let listen: (vorgangId: string, zeit: number) => void = () => undefined
  let abgelegt = 0
  let awaited: { anzahl: number; resolve(): void } | undefined
  function see({ fullDocument: { vorgangId, ereignisse } }: Gesehen): void {
    for (const { type } of ereignisse) {
      if (type === 'bescheid.versandt') listen(vorgangId, Date.now())
      if (type === 'akte.abgelegt' && ++abgelegt >= (awaited?.anzahl ?? Number.POSITIVE_INFINITY)) awaited?.resolve()
    }
  }
  async function follow(): Promise<void> {
    while (await stream.hasNext()) {
      for (const change of stream.readBufferedDocuments()) see(change)
      await sleep(RAST_MS)
    }
  }
  const following = follow().catch((error) => {
    if (!stream.closed) throw error
  })
  return {
    onVersandt(to: typeof listen) {
      listen = to
    },
    abgelegt: (anzahl: number) =>
      new Promise<void>((resolve) => {
        awaited = { anzahl, resolve }
        if (abgelegt >= anzahl) resolve()
      }),
    async ende() {
      await stream.close()
      await following
      await close()
    },
  }
}
