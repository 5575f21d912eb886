import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dokument } from '@weiche/dokumente'
import { createZufall } from '@weiche/test-last'
import { musterFor, nameOf, type Profil, stelleAuf } from './aufstellung.ts'
import { type Block, messeBlock } from './block.ts'
import type { Muster } from './last.ts'
import type { Optionen } from './optionen.ts'
import { mitSpanne, type Tafel } from './tafel.ts'
import type { Datenbank } from './umgebung.ts'

/** Until the program is as it runs for weeks: Node goes on optimising what is called often. */
export const WARM: Record<Profil, number> = { ohne: 3_000, voll: 400 }
const OFFEN = { jeSekunde: 10, sekunden: 30 }

export type Umfeld = { db: Datenbank; ordner: string; muster: readonly Muster[]; optionen: Optionen; tafel: Tafel }

/** Measures one profile on one installation: block after block, so that the store grows under it. */
export async function messeProfil(profil: Profil, umfeld: Umfeld, say: (text: string) => void): Promise<Ergebnis> {
  const { optionen, tafel, db, ordner } = umfeld
  const { faelle, wiederholungen, gleichzeitig } = optionen
  const aufstellung = await stelleAuf(profil, { db, ordner, name: profil, nachweise: optionen.nachweise })
  const muster = musterFor(profil, umfeld.muster)
  const zufall = createZufall(optionen.seed)
  const name = nameOf(profil, optionen.nachweise)
  let ab = 0
  const block = async (anzahl: number, offen = false) => {
    const ablauf = offen
      ? ({ art: 'offen', jeSekunde: OFFEN.jeSekunde } as const)
      : ({ art: 'geschlossen', gleichzeitig } as const)
    const result = await messeBlock(aufstellung, muster, { zufall, ab, anzahl, ablauf })
    ab += anzahl
    say(`  ${name}: ${ab} Anträge, ${result.jeSekunde.toFixed(1)} je Sekunde`)
    return result
  }
  await block(WARM[profil])
  const bloecke: Block[] = []
  for (let i = 0; i < wiederholungen; i++) bloecke.push(await block(faelle))
  zeige(tafel, `${name}, ${gleichzeitig} gleichzeitig`, bloecke)
  if (profil === 'voll') tafel.add({ name: `${name}: PDF je Fall`, ...mitSpanne(bloecke.map((b) => b.pdf)), unit: '' })
  if (profil === 'voll') {
    const offen = await block(OFFEN.jeSekunde * OFFEN.sekunden, true)
    const what = `${name}, ${OFFEN.jeSekunde} je Sekunde von außen`
    tafel.add({ name: `${what}: Dauer p50`, value: offen.p50Ms, unit: 'ms' })
    tafel.add({ name: `${what}: Dauer p99`, value: offen.p99Ms, unit: 'ms' })
  }
  const gesamt = profil === 'voll' ? optionen.gesamtVoll : optionen.gesamt
  if (gesamt > ab + faelle) {
    while (ab < gesamt - faelle) await block(Math.min(5 * faelle, gesamt - faelle - ab))
    zeigeWachstum(tafel, name, mitSpanne(bloecke.map(cpu)).value, await block(faelle), ab)
  }
  await aufstellung.produkt.ende()
  return {
    jeSekunde: mitSpanne(bloecke.map((b) => b.jeSekunde)).value,
    bescheid: profil === 'voll' ? readBescheid(join(ordner, profil)) : undefined,
  }
}

export type Ergebnis = { jeSekunde: number; bescheid: Dokument | undefined }

/** The data of one letter that was really typeset. */
function readBescheid(daten: string): Dokument {
  return JSON.parse(readFileSync(join(daten, 'bescheid.json'), 'utf8')) as Dokument
}

const cpu = (b: Block): number => b.serverCpuMs + b.mongodCpuMs

function zeige(tafel: Tafel, what: string, bloecke: readonly Block[]): void {
  const add = (name: string, unit: string, of: (b: Block) => number) =>
    tafel.add({ name: `${what}: ${name}`, ...mitSpanne(bloecke.map(of)), unit })
  add('Anträge bis zum versandten Bescheid', '/s', (b) => b.jeSekunde)
  add('Dauer p50', 'ms', (b) => b.p50Ms)
  add('Dauer p99', 'ms', (b) => b.p99Ms)
  add('CPU des Dienstes je Fall', 'ms', (b) => b.serverCpuMs)
  add('CPU von mongod je Fall', 'ms', (b) => b.mongodCpuMs)
  add('CPU des Absenders je Fall', 'ms', (b) => b.lastCpuMs)
  add('gespeichert in der Datenbank je Fall', 'kB', (b) => b.dbBytes / 1000)
  add('gespeichert in den Austauschordnern je Fall', 'kB', (b) => b.ordnerBytes / 1000)
  add('Speicher des Dienstes', 'MB', (b) => b.serverRss / 1e6)
  add('Speicher von mongod', 'MB', (b) => b.mongodRss / 1e6)
}

function zeigeWachstum(tafel: Tafel, name: string, first: number, last: Block, ab: number): void {
  tafel.add({ name: `${name}, nach ${ab} Anträgen: CPU je Fall`, value: cpu(last), unit: 'ms' })
  tafel.add({ name: `${name}, nach ${ab} Anträgen: je Sekunde`, value: last.jeSekunde, unit: '/s' })
  tafel.add({ name: `${name}, nach ${ab} Anträgen: Speicher des Dienstes`, value: last.serverRss / 1e6, unit: 'MB' })
  const gegen = 'CPU je Fall am Anfang'
  tafel.add({ name: `${name}, nach ${ab} Anträgen: Wachstum`, value: cpu(last) / first, unit: 'mal', gegen })
}
