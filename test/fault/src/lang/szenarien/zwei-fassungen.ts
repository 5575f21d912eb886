import { setTimeout as sleep } from 'node:timers/promises'
import { werdeNeuer } from '../eingriff.ts'
import { signal } from '../prozesse.ts'
import type { Szenario } from '../szenario.ts'
import type { Testcluster } from '../testcluster.ts'

const DIENSTE = ['intake', 'validation', 'review', 'processing', 'backchannel', 'betrieb']
const START_MS = 60_000
const SPUREN_MS = 60_000

/** The last one: afterwards the whole cluster is of tomorrow, and so is the reader of the log in this test. */
export const zweiFassungen: Szenario = {
  name: 'zwei-fassungen',
  hypothese:
    'Eine ältere Fassung neben einer neueren entscheidet nichts, was sie nicht versteht, verliert es nicht und geht nach dem Wechsel weiter.',
  jeSekunde: 1.5,
  async stoere({ cluster, mass, say }) {
    cluster.setze({ fassung: 'neu' })
    await ersetze(cluster, 'routing')
    say('  routing schreibt die neue Form, alle anderen kennen nur die alte')
    await sleep(mass.spanne * 1_000)
    const spuren = await warteAufSpuren(cluster)
    // Also when the hypothesis is refuted: a cluster of two programs would never come to rest.
    for (const dienst of DIENSTE) await ersetze(cluster, dienst)
    await werdeNeuer()
    const { geparkt, unverstanden } = spuren
    if (geparkt === 0 || unverstanden === 0) throw new Error(`geparkt ${geparkt}, unverstanden ${unverstanden}`)
    return `routing zuerst neu: ${geparkt} Signale geparkt, ${unverstanden} Vorgänge in der Liste als unverstanden; dann alle`
  },
}

/** As a rolling upgrade does it: asked to end, the supervisor starts the newer one. */
async function ersetze(cluster: Testcluster, dienst: string): Promise<void> {
  const old = cluster.prozesse(dienst).map((p) => p.pid)
  for (const pid of old) {
    signal(pid, 'SIGTERM')
    for (const end = Date.now() + START_MS; Date.now() < end; await sleep(200)) {
      const now = cluster.prozesse(dienst).map((p) => p.pid)
      if (!now.includes(pid) && now.length === old.length) break
    }
  }
}

/** What older programs noted of what they did not understand. */
async function warteAufSpuren({ databases }: Testcluster): Promise<{ geparkt: number; unverstanden: number }> {
  const { arbeit } = databases
  for (const end = Date.now() + SPUREN_MS; ; await sleep(500)) {
    const geparkt = await arbeit.collection('geparkt').countDocuments({ grund: 'neueres Ereignis im Vorgang' })
    const unverstanden = await arbeit.collection('vorgaenge').countDocuments({ unverstanden: { $ne: null } })
    if ((geparkt > 0 && unverstanden > 0) || Date.now() > end) return { geparkt, unverstanden }
  }
}
