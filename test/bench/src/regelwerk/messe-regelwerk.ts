import { bewerte, ladePaket, type Paket, werteAus } from '@weiche/regelwerk'
import type { Tafel } from '../tafel.ts'
import { mitSpanne } from '../tafel.ts'
import { frischeEngine, gemeinsameEngine } from './andere.ts'
import { createFaelle, liesDateien } from './faelle.ts'
import { entscheide } from './hand.ts'
import { bedingungen } from './hand-bedingungen.ts'
import { alsRoh } from './hand-roh.ts'
import { messeLaden } from './messe-laden.ts'
import { type Kandidat, messeEinzeln, messeReihum } from './messung.ts'
import { type Fall, paare } from './paarung.ts'
import { messeWachstum } from './wachstum.ts'

const FAELLE = 500
const RUNDEN = 9
const EINZELN = 200_000
const WACHSTUM = 1_000_000

/** What a decision by the rules of Wohngeld costs, against two other engines and against code written by hand. */
export async function messeRegelwerk(seed: number, tafel: Tafel, say: (text: string) => void): Promise<void> {
  say('Fälle werden vorbereitet, alle entscheiden sie einmal …')
  const dateien = liesDateien()
  const paket = laden(dateien)
  const faelle = await paare(paket, dateien, createFaelle(paket, dateien, seed, FAELLE))
  tafel.add({ name: 'Fälle, in denen alle gleich entscheiden', value: faelle.length, unit: '' })
  tafel.add({ name: 'Regeln, alle auch von Hand geschrieben', value: faelle[0]!.regeln.length, unit: '' })
  await reihum(paket, faelle, tafel, say)
  say('Einzelne Entscheidungen …')
  const einzeln = messeEinzeln(ganz(paket, faelle), faelle.length, EINZELN)
  for (const [name, anteil] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    tafel.add({ name: `Ganze Entscheidung ${name}`, value: einzeln[Math.floor(EINZELN * anteil)]!, unit: 'µs' })
  say('Eine Million Entscheidungen …')
  tafel.add({
    name: 'Speicher mehr nach 1.000.000 Entscheidungen',
    value: messeWachstum(ganz(paket, faelle), faelle.length, WACHSTUM) / 1e6,
    unit: 'MB',
  })
  say('Große Pakete …')
  await messeLaden(tafel)
}

function laden(dateien: Record<string, string>): Paket {
  const geladen = ladePaket(dateien)
  if ('paket' in geladen) return geladen.paket
  throw new Error(JSON.stringify(geladen.fehler.slice(0, 5)))
}

const ganz = (paket: Paket, faelle: readonly Fall[]): Kandidat => ({
  name: 'Ganze Entscheidung',
  entscheide: (i) => bewerte(paket, faelle[i]!.lage),
})

const ORIGINAL = 'Bedingungen: json-rules-engine 7.3.1, je Entscheidung neu'
const GEMEINSAM = 'Bedingungen: json-rules-engine 7.3.1, eine für alle'
const ZEN = 'Bedingungen: GoRules ZEN 0.54.0'
const BEDINGUNGEN = 'Bedingungen, nur Treffer'
const NOTIERT = 'Bedingungen mit Ergebnis jeder Regel und Bedingung'
const VON_HAND = 'Bedingungen: TypeScript von Hand'
const GANZ = 'Ganze Entscheidung'
const GANZ_VON_HAND = 'Ganze Entscheidung: TypeScript von Hand'
const GEDRUCKT = 'Ganze Entscheidung, alles gedruckt'

async function reihum(paket: Paket, faelle: readonly Fall[], tafel: Tafel, say: (text: string) => void): Promise<void> {
  say(`${RUNDEN} Runden, in denen sich alle abwechseln …`)
  const engines = new Map([...new Set(faelle.map((f) => f.regeln))].map((regeln) => [regeln, gemeinsameEngine(regeln)]))
  const programme = new Map(paket.kompiliert.fassungen.map((f) => [f.gueltigAb, f.programm]))
  /** The computed facts stand in the frame already: what runs are the rules. */
  const spuren = faelle.map(({ bewertung }) => {
    const spur = bewertung.spuren[0]!
    return { lauf: spur.lauf, programm: programme.get(spur.fassung)! }
  })
  const kandidaten: Kandidat[] = [
    ganz(paket, faelle),
    { name: GEDRUCKT, entscheide: (i) => werteAus(paket, faelle[i]!.lage) },
    {
      name: GANZ_VON_HAND,
      entscheide: (i) =>
        entscheide(alsRoh(faelle[i]!.lage.angaben), faelle[i]!.lage.eingangsdatum, faelle[i]!.parameter),
    },
    { name: BEDINGUNGEN, entscheide: (i) => spuren[i]!.programm.pruefe(spuren[i]!.lauf) },
    { name: NOTIERT, entscheide: (i) => spuren[i]!.programm.notiere(spuren[i]!.lauf) },
    { name: VON_HAND, entscheide: (i) => bedingungen(faelle[i]!.werte) },
    { name: ZEN, entscheide: (i) => faelle[i]!.zen(faelle[i]!.zenFakten) },
    { name: GEMEINSAM, entscheide: (i) => engines.get(faelle[i]!.regeln)!(faelle[i]!.fakten) },
    { name: ORIGINAL, entscheide: (i) => frischeEngine(faelle[i]!.regeln, faelle[i]!.fakten) },
  ]
  const werte = await messeReihum(kandidaten, faelle.length, RUNDEN)
  for (const { name } of kandidaten) tafel.add({ name, ...mitSpanne(werte.get(name)!), unit: 'µs CPU' })
  tafel.add({ name: 'Ganze Entscheidungen je Kern', ...mitSpanne(werte.get(GANZ)!.map((us) => 1e6 / us)), unit: '/s' })
  const gegen = (name: string, anderer: string, zeit: string) =>
    tafel.add({
      name: zeit === 'fach' ? `Schneller: ${name}` : `Zeit: ${name}`,
      ...mitSpanne(
        werte.get(anderer)!.map((us, i) => (zeit === 'fach' ? us / werte.get(name)![i]! : werte.get(name)![i]! / us)),
      ),
      unit: zeit === 'fach' ? '-fach' : '×',
      gegen: anderer,
    })
  for (const anderer of [ORIGINAL, GEMEINSAM, ZEN]) gegen(NOTIERT, anderer, 'fach')
  gegen(GANZ, ORIGINAL, 'fach')
  gegen(BEDINGUNGEN, VON_HAND, 'mal')
  gegen(GANZ, GANZ_VON_HAND, 'mal')
}
