import { setTimeout as sleep } from 'node:timers/promises'
import { type Prozess, signal } from '../prozesse.ts'
import type { Lage, Szenario } from '../szenario.ts'

const DIENSTE = ['intake', 'review', 'validation', 'routing', 'processing', 'backchannel', 'betrieb']

/** SIGSTOP: the process is there, its lines stand, and it says nothing; then it goes on in a world that went on without it. */
export const einfrieren: Szenario = {
  name: 'einfrieren',
  hypothese:
    'Wer eingefroren war, richtet danach nichts an: andere haben übernommen, seine alten Schritte gelten nicht mehr.',
  jeSekunde: 1,
  async stoere(lage) {
    const { cluster } = lage
    const one = DIENSTE.flatMap((art) => cluster.prozesse(art).slice(0, 1))
    await friere(lage, 'einen Prozess jedes Dienstes', one)
    await friere(lage, 'Kafka', cluster.prozesse('kafka'))
    const primary = await cluster.primary()
    await friere(lage, 'die führende Datenbank', primary ? [primary] : [])
    return `SIGSTOP ${lage.mass.frost} s: ${one.length} Dienste, Kafka, Primary`
  },
}

async function friere({ mass, say }: Lage, was: string, prozesse: readonly Prozess[]): Promise<void> {
  if (prozesse.length === 0) throw new Error(`nothing to freeze: ${was}`)
  say(`  friere ${was} für ${mass.frost} s ein`)
  for (const { pid } of prozesse) signal(pid, 'SIGSTOP')
  await sleep(mass.frost * 1_000)
  for (const { pid } of prozesse) signal(pid, 'SIGCONT')
}
