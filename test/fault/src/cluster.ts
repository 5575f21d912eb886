import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseClusterArgs, pfadeOf, startCluster } from '@weiche/all-in-one'
import { KafkaFehler } from '@weiche/kafka-broker'
import { get } from '@weiche/test-last'
import { readBestand } from './bestand.ts'
import { createFaelle } from './faelle.ts'
import { BEGINN, ohneStichprobe } from './installation.ts'
import { createEintrag, type Eintrag, type Tore } from './kunde.ts'
import { treibe } from './runde.ts'
import { ergebnisse, pruefe, vergleiche } from './vergleich.ts'
import { laufeDurch } from './versuch.ts'

type Optionen = { seed: number; antraege: number; say(text: string): void }

const RUHE_MS = 300_000

/**
 * The distributed product against the one in one process: applications to both doors, one process of processing killed in the
 * middle, and in the end the same decisions and each letter once. 0 = so it was, or no Kafka can be had here.
 */
export async function fuehreClusterversuch({ seed, antraege, say }: Optionen): Promise<number> {
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-cluster-'))
  try {
    const faelle = await createFaelle(seed, antraege)
    const ledger = faelle.map(createEintrag)
    const daten = join(ordner, 'cluster')
    const bestand = await laufeImCluster(daten, ledger, say)
    say('Zum Vergleich ungestört in einem Prozess …')
    const einzeln = await laufeDurch(join(ordner, 'einzeln'), faelle, async () => [])
    const soll = ergebnisse(einzeln.ledger, einzeln.bestand)
    const found = [...pruefe(ledger, bestand, pfadeOf(daten)), ...vergleiche(ledger, bestand, soll)]
    for (const { text } of found.slice(0, 50)) say(`  ABWEICHUNG ${text}`)
    if (found.length > 0) say(`${found.length} Abweichungen; die Datenordner bleiben stehen: ${ordner}`)
    else say(`Alle ${antraege} Anträge: ein Bescheid, eine Übergabe, eine Ablage, entschieden wie in einem Prozess.`)
    if (found.length === 0) rmSync(ordner, { recursive: true })
    return found.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof KafkaFehler)) throw error
    say(`Übersprungen: ${error.message}`)
    return 0
  }
}

async function laufeImCluster(daten: string, ledger: Eintrag[], say: (text: string) => void) {
  await ohneStichprobe(pfadeOf(daten))
  const parsed = parseClusterArgs(['--port', '0', '--daten', daten, '--uhr', new Date(BEGINN).toISOString()])
  if (!parsed.ok) throw new Error(parsed.text)
  const said: string[] = []
  const cluster = startCluster(parsed.args, (text) => {
    said.push(text)
    say(text)
  })
  try {
    const prozesse = await cluster.ready
    const of = (rolle: string) => prozesse.filter((p) => p.rolle === rolle)
    const [review] = of('review')
    const tore = of('intake').map(({ url }): Tore => ({ antraege: url, sachbearbeitung: review!.url }))
    const opfer = of('processing')[0]!
    const begin = Date.now()
    let quittungen = 0
    const onMoved = () => {
      if (++quittungen === Math.floor(ledger.length / 3)) process.kill(opfer.pid!, 'SIGKILL')
    }
    const isLate = () => Date.now() - begin > RUHE_MS
    const share = (i: number) => ledger.filter((_, n) => n % tore.length === i)
    await Promise.all(tore.map((tor, i) => treibe(tor, share(i), isLate, onMoved)))
    await untilDone(review!.url, ledger.length, isLate)
    say(`${ledger.length} Anträge abgeschlossen in ${((Date.now() - begin) / 1000).toFixed(1)} s.`)
    if (!said.some((text) => text.startsWith(`${opfer.name} hat sich beendet (SIGKILL)`)))
      throw new Error(`${opfer.name} was not killed, or nobody said so`)
    // The heads are at most a second behind.
    await sleep(1_500)
  } finally {
    await cluster.stop()
  }
  return readBestand(pfadeOf(daten))
}

async function untilDone(review: string, anzahl: number, isLate: () => boolean): Promise<void> {
  for (let done = 0; done < anzahl; await sleep(250)) {
    const lage = (await get(`${review}/lage`, {}))?.body as { staende: Record<string, number> } | undefined
    done = lage?.staende['abgeschlossen'] ?? 0
    if (isLate()) throw new Error(`Es wird nicht ruhig: ${JSON.stringify(lage)}`)
  }
}
