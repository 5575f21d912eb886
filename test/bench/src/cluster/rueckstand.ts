import { join } from 'node:path'
import { createZufall, uuid } from '@weiche/test-last'
import { musterFor } from '../aufstellung.ts'
import { fahreLast, inBahnen, sende } from '../last.ts'
import { type Clusteraufstellung, stelleClusterAuf } from './aufstellung.ts'
import type { Umfeld } from './umfeld.ts'
import { rss } from './verbrauch.ts'

/** Before the service that checks every Antrag; everybody behind it waits too. */
const STEHT = 'validation'
/** Until the processes have grown to what they need for so much traffic. */
const WARM = 20_000
const ANZAHL = 20_000
const BLICK_MS = 500

/** Most memory of each process, in bytes, by its name. */
type Spitzen = Map<string, number>

/**
 * Memory beside a backlog: one service is frozen while applications come in, then wakes and works them off. Compared with as many
 * that pass through.
 */
export async function messeRueckstand({ ordner, muster, optionen, tafel, say }: Umfeld): Promise<void> {
  process.env['WEICHE_MAX_RUECKSTAND'] = String(10 * ANZAHL)
  const cluster = await stelleClusterAuf('ohne', join(ordner, 'rueckstand'), 'aus', optionen.alt, say)
  const zufall = createZufall(optionen.seed)
  const eigene = musterFor('ohne', muster)
  const ablauf = { art: 'geschlossen', gleichzeitig: optionen.gleichzeitig } as const
  let ab = 0
  async function fliessen(anzahl: number): Promise<void> {
    say(`  ${anzahl} Anträge fließen durch …`)
    await fahreLast(cluster, eigene, { zufall, ab, anzahl, ablauf })
    ab += anzahl
    await cluster.abgelegt(ab)
  }
  async function stauen(): Promise<void> {
    say(`  ${ANZAHL} Anträge stauen sich vor ${STEHT} …`)
    stelle(cluster, 'SIGSTOP')
    await inBahnen(ab, ANZAHL, optionen.gleichzeitig, (n) => sende(cluster, eigene, uuid(zufall), n))
    ab += ANZAHL
    say('  und werden abgearbeitet …')
    stelle(cluster, 'SIGCONT')
    await cluster.abgelegt(ab)
  }
  try {
    await fliessen(WARM)
    const ohne = await spitzenWaehrend(cluster, () => fliessen(ANZAHL))
    const mit = await spitzenWaehrend(cluster, stauen)
    for (const [name, bytes] of mit) {
      tafel.add({ name: `${name}: Speicher bei ${ANZAHL} wartenden Vorgängen`, value: bytes / 1e6, unit: 'MB' })
      const gegen = `${optionen.gleichzeitig} unterwegs`
      tafel.add({ name: `${name}: Verhältnis`, value: bytes / ohne.get(name)!, unit: 'mal', gegen })
    }
  } finally {
    stelle(cluster, 'SIGCONT')
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
