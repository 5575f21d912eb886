import { TopicFehler } from '@weiche/kafka'
import { KafkaFehler } from '@weiche/kafka-broker'
import { MongoFehler } from '@weiche/mongo'
import { StartFehler } from '../start-fehler.ts'
import { HILFE, parseClusterArgs } from './args.ts'
import { type Prozess, startCluster } from './start.ts'

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
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined))
  })
  const cluster = startCluster(parsed.args, say)
  try {
    const prozesse = await Promise.race([cluster.ready, asked])
    if (prozesse) {
      console.log(await table(prozesse))
      console.log(
        `Weiche läuft in ${prozesse.length} Prozessen. Anträge nimmt jeder Prozess von intake an. Ende mit Strg+C.`,
      )
      await asked
    }
    say('Der Cluster wird beendet …')
  } finally {
    await cluster.stop()
  }
  return 0
}

/** Asked of each process itself. */
async function table(prozesse: readonly Prozess[]): Promise<string> {
  const lines = prozesse.map(async ({ name, url, pid }) => {
    const ok = await fetch(`${url}/bereit`).then(
      (r) => r.ok,
      () => false,
    )
    return `  ${name.padEnd(14)} ${url.padEnd(24)} Prozess ${String(pid).padEnd(8)} ${ok ? 'bereit' : 'NICHT BEREIT'}`
  })
  return (await Promise.all(lines)).join('\n')
}

try {
  process.exit(await main())
} catch (error) {
  if (!known.some((type) => error instanceof type)) throw error
  say((error as Error).message)
  process.exit(1)
}
