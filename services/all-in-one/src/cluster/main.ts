import { TopicFehler } from '@weiche/kafka'
import { KafkaFehler } from '@weiche/kafka-broker'
import { MongoFehler } from '@weiche/mongo'
import { isEinstellungsfehler } from '../einstellungen.ts'
import { pfadeOf } from '../pfade.ts'
import { StartFehler } from '../start-fehler.ts'
import { type ClusterArgs, HILFE, parseClusterArgs, schreibeAnzahl } from './args.ts'
import { lagetafel } from './lagetafel.ts'
import { type Antwort, frageLeitstand } from './leitstand.ts'
import { startCluster } from './start.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)
const known = [StartFehler, MongoFehler, KafkaFehler, TopicFehler]

async function main(): Promise<number> {
  const parsed = parseClusterArgs(process.argv.slice(2))
  if (!parsed.ok) {
    say(`${parsed.text}\n\n${HILFE}`)
    return 2
  }
  if (parsed.args.hilfe) {
    console.log(HILFE)
    return 0
  }
  const running = await frageLeitstand(pfadeOf(parsed.args.daten), schreibeAnzahl(parsed.args.wunsch))
  if (running) return report(parsed.args, running)
  if (Object.keys(parsed.args.wunsch).length > 0)
    say('Auf diesem Datenordner läuft noch kein Cluster; er wird mit diesen Zahlen gestartet.')
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined))
  })
  const cluster = startCluster(parsed.args, say)
  try {
    const prozesse = await Promise.race([cluster.ready, asked])
    if (prozesse) {
      console.log(await lagetafel(prozesse))
      const { port } = new URL(prozesse.find(({ rolle }) => rolle === 'intake')!.url)
      console.log(
        `Weiche läuft in ${prozesse.length} Prozessen. Anträge nimmt jeder Prozess von intake an; einen zum Ausprobieren macht ` +
          `„npm run beispiel -- e1 --port ${port}“. Ende mit Strg+C.`,
      )
      await asked
    }
    say('Der Cluster wird beendet …')
  } finally {
    await cluster.stop()
  }
  return 0
}

function report({ daten, wunsch }: ClusterArgs, { ok, text }: Antwort): number {
  if (ok) console.log(text)
  else say(text)
  if (Object.keys(wunsch).length > 0) return ok ? 0 : 1
  say(
    `Auf dem Datenordner ${daten} läuft der Cluster schon. Mit --scale DIENST=N ändern Sie die Zahl seiner Prozesse; ` +
      'für einen zweiten Cluster geben Sie mit --daten einen anderen Ordner an.',
  )
  return 1
}

try {
  process.exit(await main())
} catch (error) {
  if (!known.some((type) => error instanceof type) && !isEinstellungsfehler(error)) throw error
  say((error as Error).message)
  process.exit(1)
}
