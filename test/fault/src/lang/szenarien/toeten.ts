import { setTimeout as sleep } from 'node:timers/promises'
import { ganzzahl, waehle, type Zufall } from '@weiche/test-last'
import { type Prozess, signal } from '../prozesse.ts'
import type { Szenario } from '../szenario.ts'
import type { Testcluster } from '../testcluster.ts'

/** Out of twenty kills. A broker and a primary are away for longer than a service. */
const ANTEILE: [string, number][] = [
  ['dienst', 13],
  ['betrieb', 3],
  ['kafka', 1],
  ['primary', 2],
  ['mongod', 1],
]
const URNE = ANTEILE.flatMap(([art, n]) => Array<string>(n).fill(art))
const DIENSTE = ['intake', 'review', 'validation', 'routing', 'processing', 'backchannel']
const VON_MS = 1_000
const BIS_MS = 2_000

/** One after the other, at random, 1 to 2 s apart, so that many die while they still get up. */
export const toeten: Szenario = {
  name: 'toeten',
  hypothese: 'kill -9 auf Dienste, Relay, Broker und Datenbank verzögert, verliert und verdoppelt aber nichts.',
  jeSekunde: 0.7,
  async stoere({ cluster, zufall, mass, say }) {
    const tote = new Map<string, number>()
    for (let n = 0; n < mass.kills; ) {
      await sleep(ganzzahl(zufall, VON_MS, BIS_MS))
      const opfer = await waehleOpfer(cluster, zufall)
      if (!opfer || !signal(opfer.pid, 'SIGKILL')) continue
      n++
      tote.set(opfer.art, (tote.get(opfer.art) ?? 0) + 1)
      if (n % 20 === 0) say(`  ${n} von ${mass.kills} getötet`)
    }
    return `${mass.kills} kill -9: ${[...tote].map(([art, n]) => `${art} ${n}`).join(', ')}`
  },
}

async function waehleOpfer(cluster: Testcluster, zufall: Zufall): Promise<Prozess | undefined> {
  const art = waehle(zufall, URNE)
  if (art === 'primary') return cluster.primary()
  const found = cluster.prozesse().filter((p) => (art === 'dienst' ? DIENSTE.includes(p.art) : p.art === art))
  return found.length > 0 ? waehle(zufall, found) : undefined
}
