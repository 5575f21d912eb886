import { setTimeout as sleep } from 'node:timers/promises'
import type { Regel } from '../leitung.ts'
import type { Lage, Szenario } from '../szenario.ts'

type Ziel = 'Kafka' | 'allen Datenbanken' | 'der führenden Datenbank'

/** Spells of one kind of bad line, each to another server. */
async function stoereLeitungen(lage: Lage, regel: Regel, ziele: readonly Ziel[], wer?: string): Promise<void> {
  const { cluster, mass, say } = lage
  for (const ziel of ziele) {
    const primary = (await cluster.primary())?.port
    const ports = {
      Kafka: [cluster.ports.kafka],
      'allen Datenbanken': cluster.ports.mongod,
      'der führenden Datenbank': [primary],
    }
    say(`  ${regel.art} zu ${ziel}, ${mass.spanne} s${wer ? `, nur ${wer}` : ''}`)
    cluster.leitung.setze((rolle, port) => (ports[ziel].includes(port) && (!wer || wer === rolle) ? regel : undefined))
    await sleep(mass.spanne * 1_000)
    cluster.leitung.setze(() => undefined)
  }
}

export const netzGetrennt: Szenario = {
  name: 'netz-getrennt',
  hypothese: 'Ein getrenntes Netz zu Kafka oder zur Datenbank hält auf; danach geht es von selbst weiter.',
  jeSekunde: 1.5,
  async stoere(lage) {
    await stoereLeitungen(lage, { art: 'getrennt' }, ['Kafka', 'der führenden Datenbank', 'allen Datenbanken'])
    await stoereLeitungen(lage, { art: 'getrennt' }, ['Kafka', 'allen Datenbanken'], 'processing')
    return `5-mal ${lage.mass.spanne} s getrennt`
  },
}

export const netzHalboffen: Szenario = {
  name: 'netz-halboffen',
  hypothese:
    'Eine Leitung, die steht und nichts mehr überträgt, wird bemerkt und ersetzt; was doch noch ankommt, schadet nicht.',
  jeSekunde: 1.5,
  async stoere(lage) {
    const lang = { ...lage, mass: { ...lage.mass, spanne: 4 * lage.mass.spanne } }
    await stoereLeitungen(lang, { art: 'halboffen' }, ['Kafka', 'allen Datenbanken'])
    return `2-mal ${lang.mass.spanne} s halb offen`
  },
}

export const netzLangsam: Szenario = {
  name: 'netz-langsam',
  hypothese: 'Eine langsame Leitung (200 ms je Richtung, 100 kB/s je Verbindung) macht langsam, mehr nicht.',
  jeSekunde: 1,
  async stoere(lage) {
    const regel: Regel = { art: 'langsam', latenzMs: 200, bytesProS: 100_000 }
    await stoereLeitungen(lage, regel, ['Kafka', 'allen Datenbanken'])
    return `2-mal ${lage.mass.spanne} s langsam`
  },
}
