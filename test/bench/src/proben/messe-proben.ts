import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ladePaket } from '@weiche/regelwerk'
import { erfinde, liesFaelle, type Probebericht, zufallAus } from '@weiche/werkbank'
import { root } from '../aufstellung.ts'
import { liesDateien } from '../regelwerk/faelle.ts'
import type { Tafel } from '../tafel.ts'
import { type Aufwand, rufeWeiche } from './befehl.ts'
import { schreibeBestand, stelleInstallationAuf } from './bestand.ts'

export type Umfang = { ordner: string; faelle: number; gespeichert: number; seed: number }

/** What it costs to try a draft: against a prepared case file, and against every stored Vorgang of an installation. */
export async function messeProben(umfang: Umfang, tafel: Tafel, say: (text: string) => void): Promise<void> {
  const entwurf = machEntwurf(umfang.ordner)
  if (umfang.faelle > 0) await ausDatei(umfang, entwurf, tafel, say)
  if (umfang.gespeichert > 0) await ausDemLog(umfang, entwurf, tafel, say)
}

/** Wohngeld with another flat amount for work: nearly everything behind the income has to be computed anew. */
function machEntwurf(ordner: string): string {
  const entwurf = join(ordner, 'entwurf')
  cpSync(join(root, 'rules', 'wohngeld'), entwurf, { recursive: true })
  const datei = join(entwurf, 'fassungen', '2025-01-01', 'parameter.json')
  const inhalt = JSON.parse(readFileSync(datei, 'utf8')) as { parameter: { id: string; wert?: string }[] }
  inhalt.parameter.find(({ id }) => id === 'arbeitnehmerPauschbetrag')!.wert = '1330'
  writeFileSync(datei, JSON.stringify(inhalt))
  return entwurf
}

async function ausDatei({ ordner, faelle, seed }: Umfang, entwurf: string, tafel: Tafel, say: (text: string) => void) {
  say(`${faelle} Fälle werden in eine Datei geschrieben …`)
  const datei = join(ordner, 'faelle.ndjson')
  await rufeWeiche(['proben', 'wohngeld', '--schreibe', datei, '--kuenstlich', String(faelle), '--seed', String(seed)])
  const probe = (aus: string) => rufeWeiche(['proben', 'wohngeld', '--entwurf', entwurf, '--faelle', aus, '--json'])
  say('Sie werden geprobt …')
  const ganz = await probe(datei)
  berichte('Probe aus einer Datei', faelle, ganz, tafel)
  say('Sie werden vorbereitet …')
  const vorbereitet = join(ordner, 'vorbereitet.ndjson')
  const vorher = await rufeWeiche(['proben', 'wohngeld', '--faelle', datei, '--vorbereiten', vorbereitet])
  tafel.add({ name: 'Fälle vorbereiten: Dauer mit Start', value: vorher.sekunden, unit: 's' })
  rmSync(datei)
  say('Sie werden noch einmal geprobt …')
  const knapp = await probe(vorbereitet)
  berichte('Probe aus einer vorbereiteten Datei', faelle, knapp, tafel)
  if (knapp.ausgabe !== ganz.ausgabe) throw new Error('Aus der vorbereiteten Datei kommt ein anderer Bericht.')
}

async function ausDemLog(umfang: Umfang, entwurf: string, tafel: Tafel, say: (text: string) => void) {
  const { ordner, gespeichert, seed } = umfang
  say(`${gespeichert} Vorgänge werden ins Log geschrieben …`)
  const daten = join(ordner, 'daten')
  const installation = await stelleInstallationAuf(daten)
  try {
    await schreibeBestand(installation, erfundene(gespeichert, seed))
    say('Sie werden geprobt …')
    const aufwand = await rufeWeiche([
      ...['proben', 'wohngeld', '--entwurf', entwurf, '--gespeichert', '--json'],
      ...['--person', 'bench', '--zweck', 'Messung', '--daten', daten],
    ])
    berichte('Probe aus dem Log', gespeichert, aufwand, tafel)
  } finally {
    await installation.halt()
    await installation.stop()
  }
}

function erfundene(anzahl: number, seed: number) {
  const dateien = liesDateien()
  const geladen = ladePaket(dateien)
  if (!('paket' in geladen)) throw new Error(JSON.stringify(geladen.fehler.slice(0, 5)))
  const faelle = [...liesFaelle(dateien).faelle.values()]
  return Array.from({ length: anzahl }, (_, i) => erfinde(geladen.paket, faelle, i, zufallAus(seed + i)))
}

function berichte(name: string, faelle: number, aufwand: Aufwand, tafel: Tafel): void {
  const { sekunden, cpuSekunden, spitze, ausgabe } = aufwand
  const { anzahl, unveraendert } = JSON.parse(ausgabe) as Probebericht
  if (anzahl !== faelle) throw new Error(`${name}: ${anzahl} Fälle statt ${faelle} wurden geprobt`)
  tafel.add({ name: `${name}: Fälle`, value: anzahl, unit: '' })
  tafel.add({ name: `${name}: davon verändert`, value: anzahl - unveraendert, unit: '' })
  tafel.add({ name: `${name}: Dauer mit Start`, value: sekunden, unit: 's' })
  tafel.add({ name: `${name}: Fälle je Sekunde`, value: anzahl / sekunden, unit: '/s' })
  if (cpuSekunden !== undefined)
    tafel.add({ name: `${name}: CPU je Fall`, value: (cpuSekunden * 1e6) / anzahl, unit: 'µs CPU' })
  if (spitze !== undefined) tafel.add({ name: `${name}: Speicher höchstens`, value: spitze / 1e6, unit: 'MB' })
}
