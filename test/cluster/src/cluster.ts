import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Anzahl,
  createInstallation,
  createLogger,
  createUhr,
  frageLeitstand,
  parseClusterArgs,
  pfadeOf,
  startCluster,
} from '@weiche/all-in-one'
import { KafkaFehler } from '@weiche/kafka-broker'

const BEGINN = '2025-06-02'

export type TestCluster = {
  intake: string
  review: string
  /** Two processes of pages. */
  web: { url: string; pid: number }[]
  ordner: string
  said: string[]
  /** As a second `npm run cluster -- --scale` does it. */
  skaliere(wunsch: string): Promise<void>
  stop(): Promise<void>
}

/** A real cluster of its own with one process of each, and two of pages; undefined, with the reason said, where no Kafka can be had. */
export async function testCluster(): Promise<TestCluster | undefined> {
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-cluster-'))
  const pfade = pfadeOf(ordner)
  await ohneStichprobe(pfade)
  const einer: (keyof Anzahl)[] = ['intake', 'review', 'validation', 'routing', 'processing', 'backchannel', 'betrieb']
  const parsed = parseClusterArgs([
    ...['--port', '0', '--daten', ordner, '--uhr', BEGINN],
    ...einer.map((rolle) => `--scale=${rolle}=1`),
  ])
  if (!parsed.ok) throw new Error(parsed.text)
  const said: string[] = []
  const cluster = startCluster(parsed.args, (text) => void said.push(text))
  const stop = async () => {
    await cluster.stop()
    rmSync(ordner, { recursive: true, force: true })
  }
  try {
    const prozesse = await cluster.ready
    const urlOf = (rolle: string) => prozesse.find((p) => p.rolle === rolle)!.url
    return {
      ...{ intake: urlOf('intake'), review: urlOf('review'), ordner, said, stop },
      web: prozesse.filter((p) => p.rolle === 'web').map(({ url, pid }) => ({ url, pid: pid! })),
      async skaliere(wunsch) {
        const answer = await frageLeitstand(pfade, wunsch)
        if (!answer?.ok) throw new Error(`not scaled: ${answer?.text}`)
      },
    }
  } catch (error) {
    await stop()
    if (!(error instanceof KafkaFehler)) throw error
    console.warn(`Tests mit dem Cluster werden übersprungen: ${error.message}`)
    return undefined
  }
}

/** A drawn sample would go to a person. */
async function ohneStichprobe(pfade: ReturnType<typeof pfadeOf>): Promise<void> {
  const { MONGOD_BIN: mongodBin, PATH: searchPath } = process.env
  const platform = await createInstallation({
    pfade,
    environment: { mongodbUri: undefined, mongodBin, searchPath, hauptschluessel: undefined },
    uhr: createUhr(new Date(`${BEGINN}T07:00:00+02:00`)),
    logger: createLogger('error'),
    say: () => undefined,
    setClock: () => undefined,
  })
  await platform.regelwerke.setzeStichprobe('wohngeld', 'test', '0')
  await platform.stop()
}

/** Process numbers of the three members of the replica set. */
export const mongods = (ordner: string): number[] =>
  ['mongodb', 'mongodb-2', 'mongodb-3']
    .map((name) => join(ordner, name, 'weiche.pid'))
    .filter((file) => existsSync(file))
    .map((file) => Number(readFileSync(file, 'utf8').split(' ')[0]))
