import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bericht } from '@weiche/abgleich'
import { type Installation, pfadeOf } from '@weiche/all-in-one'
import { liesVerbrauch, rufeWeiche } from '../proben/befehl.ts'
import { stelleInstallationAuf } from '../proben/bestand.ts'
import { mitSpanne, type Tafel } from '../tafel.ts'
import { abgleichOf } from './abgleich-of.ts'
import { schreibeAltbestand } from './altbestand.ts'

/** The account ends so long before now. */
const HORIZONT_MS = 12_000
const BLICKE = 7

/** What it costs to prove that nothing is lost, beside so many old Vorgaenge. */
export async function messeAbgleich(ordner: string, anzahl: number, tafel: Tafel, say: (text: string) => void) {
  const daten = join(ordner, 'daten')
  const installation = await stelleInstallationAuf(daten)
  try {
    say(`${anzahl} alte Vorgänge werden geschrieben …`)
    await schreibeAltbestand(installation.databases, installation.schluessel.serverKey('log-kette'), anzahl, say)
    await sleep(HORIZONT_MS)
    say('Der erste Blick zählt alles …')
    await blickVonAussen('Erster Blick', ['abgleich', '--json', '--daten', daten], anzahl, tafel)
    await blicke(installation, daten, tafel)
    say('Der volle Blick …')
    await blickVonAussen('Voller Blick (--voll)', ['abgleich', '--voll', '--json', '--daten', daten], anzahl, tafel)
  } finally {
    await installation.halt()
    await installation.stop()
  }
}

/** As a process of its own, with its start: time, CPU and the most memory it took. */
async function blickVonAussen(name: string, argv: string[], anzahl: number, tafel: Tafel): Promise<void> {
  const { sekunden, cpuSekunden, spitze, ausgabe } = await rufeWeiche(argv, [0, 1])
  pruefe(JSON.parse(ausgabe) as Bericht, anzahl)
  tafel.add({ name: `${name}: Dauer mit Start`, value: sekunden, unit: 's' })
  if (cpuSekunden !== undefined) tafel.add({ name: `${name}: CPU des Prozesses`, value: cpuSekunden, unit: 's CPU' })
  if (spitze !== undefined) tafel.add({ name: `${name}: Speicher höchstens`, value: spitze / 1e6, unit: 'MB' })
}

function pruefe({ zusammenfassung: { bilanz, log } }: Bericht, anzahl: number): void {
  const { angenommen, entschieden, beiPerson, offen } = bilanz[0]!
  if (angenommen !== anzahl || entschieden + beiPerson + offen !== anzahl || log.befundeGesamt > 0)
    throw new Error(`Die Bilanz geht nicht auf: ${JSON.stringify({ bilanz, log })}`)
}

/** Minute by minute in a process that goes on: when nothing is new, and when the number of the finished ones changed. */
async function blicke(installation: Installation, daten: string, tafel: Tafel) {
  const pfade = pfadeOf(daten)
  const abgleich = abgleichOf(installation, pfade)
  await abgleich.pruefe()
  await messeBlicke('Blick, nichts Neues', daten, () => abgleich.pruefe(), tafel)
  // Whoever looks for the first time remembers nothing.
  await messeBlicke('Blick, Abgeschlossenes neu gezählt', daten, () => abgleichOf(installation, pfade).pruefe(), tafel)
}

async function messeBlicke(name: string, daten: string, blick: () => Promise<Bericht>, tafel: Tafel) {
  const [ms, eigene, server]: [number[], number[], number[]] = [[], [], []]
  for (let n = 0; n < BLICKE; n++) {
    const begin = performance.now()
    const [cpu, mongod] = [process.cpuUsage(), serverCpu(daten)]
    await blick()
    ms.push(performance.now() - begin)
    const { user, system } = process.cpuUsage(cpu)
    eigene.push((user + system) / 1000)
    server.push(serverCpu(daten) - mongod)
  }
  tafel.add({ name: `${name}: Dauer`, ...mitSpanne(ms), unit: 'ms' })
  tafel.add({ name: `${name}: CPU des Prozesses`, ...mitSpanne(eigene), unit: 'ms CPU' })
  tafel.add({ name: `${name}: CPU von mongod`, ...mitSpanne(server), unit: 'ms CPU' })
}

/** Of the only server that works on these data, in ms. */
function serverCpu(daten: string): number {
  const pid = Number(readFileSync(join(daten, 'mongodb', 'mongod.lock'), 'utf8'))
  return (liesVerbrauch(pid)?.cpuSekunden ?? 0) * 1_000
}
