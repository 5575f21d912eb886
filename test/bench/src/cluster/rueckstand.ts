import { join } from 'node:path'
import { createZufall, uuid } from '@weiche/test-last'
import { musterFor } from '../aufstellung.ts'
import { inBahnen, sende } from '../last.ts'
import { type Clusteraufstellung, stelleClusterAuf } from './aufstellung.ts'
import type { Umfeld } from './umfeld.ts'
import { rss } from './verbrauch.ts'

/** Before the service that checks every Antrag; everybody behind it waits too. */
const STEHT = 'validation'
/** Until the processes are warm and their caches, which have bounds, are full: what grows after that grows with the backlog. */
const WARM = 30_000
/** The second is three times the first: what grows with the backlog shows. */
const STAUS = [10_000, 30_000] as const
const BLICK_MS = 500

/** Most memory of each process, in bytes, by its name. */
type Spitzen = Map<string, number>

/** Memory beside a backlog: one service is frozen while applications come in, then wakes and works them off; against a third. */
export async function messeRueckstand({ ordner, muster, optionen, tafel, say }: Umfeld): Promise<void> {
  process.env['WEICHE_MAX_RUECKSTAND'] = String(10 * STAUS[1])
  const cluster = await stelleClusterAuf('ohne', join(ordner, 'rueckstand'), 'aus', optionen, say)
  const zufall = createZufall(optionen.seed)
  const eigene = musterFor('ohne', muster)
  let ab = 0
  async function reicheEin(anzahl: number): Promise<void> {
    await inBahnen(ab, anzahl, optionen.gleichzeitig, (n) => sende(cluster, eigene, uuid(zufall), n))
    ab += anzahl
  }
  async function staue(anzahl: number): Promise<void> {
    say(`  ${anzahl} Anträge stauen sich vor ${STEHT} …`)
    stelle(cluster, 'SIGSTOP')
    await reicheEin(anzahl).finally(() => stelle(cluster, 'SIGCONT'))
    say('  und werden abgearbeitet …')
    await cluster.abgelegt(ab)
  }
  try {
    await reicheEin(WARM)
    await cluster.abgelegt(ab)
    const wenige = await spitzenWaehrend(cluster, () => staue(STAUS[0]))
    const viele = await spitzenWaehrend(cluster, () => staue(STAUS[1]))
    for (const [name, bytes] of viele) {
      tafel.add({ name: `${name}: Speicher bei ${STAUS[1]} wartenden Vorgängen`, value: bytes / 1e6, unit: 'MB' })
      const value = bytes / wenige.get(name)!
      tafel.add({ name: `${name}: Verhältnis`, value, unit: 'mal', gegen: `bei ${STAUS[0]}` })
    }
  } finally {
    await cluster.ende()
  }
}

function stelle(cluster: Clusteraufstellung, signal: NodeJS.Signals): void {
  for (const { rolle, pid } of cluster.prozesse) if (rolle === STEHT) process.kill(pid, signal)
}

async function spitzenWaehrend(cluster: Clusteraufstellung, run: () => Promise<void>): Promise<Spitzen> {
  const spitzen: Spitzen = new Map()
  const note = (name: string, bytes: number) => spitzen.set(name, Math.max(bytes, spitzen.get(name) ?? 0))
  const blick = setInterval(() => {
    for (const { name, pid } of cluster.prozesse) note(name, rss(pid))
    const { mongod, Kafka } = cluster.verbrauch()
    note('drei mongod', mongod.rss)
    note('Kafka', Kafka.rss)
  }, BLICK_MS)
  await run().finally(() => clearInterval(blick))
  return spitzen
}
