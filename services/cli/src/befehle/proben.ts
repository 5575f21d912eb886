import { stat, writeFile } from 'node:fs/promises'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { berichte, erfinde, liesFaelle, merkmaleVon, zufallAus } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { zeigeFortschritt } from '../fortschritt.ts'
import { liesLeistungspaket } from '../leistungspaket.ts'
import { alsSeite } from '../probe/html.ts'
import { type Teil, teileDatei, teileKuenstlich } from '../probe/quelle.ts'
import { spieleAlle } from '../probe/spiele.ts'
import { alsText } from '../probe/text.ts'

const hilfe = `weiche proben LEISTUNG --entwurf ORDNER [OPTIONEN]

Spielt Fälle durch das geltende Leistungspaket und durch einen Entwurf und zeigt, was sich ändern würde:
wie viele Entscheidungen kippen, was es kostet, wen es trifft, und die aussagekräftigsten Fälle.
Geprobt werden die Regeln: so, als läge jeder Nachweis vor.

  --entwurf ORDNER      der Entwurf des Leistungspakets
  --faelle DATEI        Fälle aus einer Datei, je Zeile ein JSON {"id","angaben","eingang","entscheidung"}
  --kuenstlich N        N erfundene Fälle: Abwandlungen der Fälle des Leistungspakets (Vorgabe: 10000)
  --seed S              Startwert für erfundene Fälle (Vorgabe 1); derselbe Wert gibt dieselben Fälle
  --schreibe DATEI      die erfundenen Fälle in eine solche Datei schreiben, statt zu proben
  --html DATEI          der Bericht als Seite
  --json                der Bericht als JSON
  --help                diese Hilfe`

const OPTIONEN = {
  entwurf: { type: 'string' },
  faelle: { type: 'string' },
  kuenstlich: { type: 'string' },
  seed: { type: 'string', default: '1' },
  schreibe: { type: 'string' },
  html: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Geladen = { paket: Paket; dateien: Record<string, string> }
class Aufruffehler extends Error {}

export const proben: Befehl = {
  name: 'proben',
  kurz: 'einen Entwurf an vielen Fällen gegen das geltende Recht proben',
  hilfe,
  async run(argv, ausgabe) {
    try {
      return await probe(argv, ausgabe)
    } catch (error) {
      if (!(error instanceof Aufruffehler)) throw error
      ausgabe.say(error.message)
      return 2
    }
  },
}

async function probe(argv: readonly string[], { print, say }: Ausgabe): Promise<Endwert> {
  const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
  if (!gelesen.ok) throw new Aufruffehler(gelesen.text)
  const [leistung] = gelesen.orte
  const { entwurf, faelle, schreibe, html, json } = gelesen.werte
  if (leistung === undefined) throw new Aufruffehler('Bitte die Leistung angeben, zum Beispiel: weiche proben wohngeld')
  const anzahl = ganzzahl('--kuenstlich', gelesen.werte.kuenstlich ?? '10000')
  const seed = ganzzahl('--seed', gelesen.werte.seed)
  const alt = await lade(leistung)
  if (schreibe !== undefined) {
    await schreibeFaelle(schreibe, alt, anzahl, seed)
    print(`${anzahl} Fälle stehen in ${schreibe}.`)
    return 0
  }
  if (entwurf === undefined) throw new Aufruffehler('Bitte den Ordner des Entwurfs angeben: --entwurf ORDNER')
  const neu = await lade(entwurf)
  const teile = faelle === undefined ? kuenstlich(alt, anzahl, seed) : await ausDatei(faelle)
  const gespielt = await spieleAlle({ alt: alt.dateien, neu: neu.dateien }, alt.paket, teile, zeigeFortschritt('Probe'))
  const bericht = berichte(gespielt.bilanz, merkmaleVon(alt.paket.felder), alt.paket, neu.paket)
  print(json ? JSON.stringify(bericht, null, 2) : alsText(bericht))
  if (html !== undefined) {
    await writeFile(html, alsSeite(`Probe: ${alt.paket.kopf.name}`, bericht))
    say(`Der Bericht steht in ${html}.`)
  }
  for (const { stelle, text } of gespielt.fehler.slice(0, 20)) say(`${faelle}, ab Byte ${stelle}: ${text}`)
  if (gespielt.fehlerhaft > 0) say(`${gespielt.fehlerhaft} Zeilen sind kein Fall und wurden ausgelassen.`)
  return gespielt.fehlerhaft > 0 ? 1 : 0
}

async function lade(ort: string): Promise<Geladen> {
  const ordner = await liesLeistungspaket(ort)
  if (!ordner.ok) throw new Aufruffehler(ordner.text)
  const geladen = ladePaket(ordner.dateien)
  if ('paket' in geladen) return { paket: geladen.paket, dateien: ordner.dateien }
  throw new Aufruffehler(`„${ort}“ lädt nicht (${geladen.fehler.length} Fehler). Bitte zuerst: weiche pruefen ${ort}`)
}

function ganzzahl(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Aufruffehler(`${option} ${text}: Bitte eine ganze Zahl angeben.`)
}

function kuenstlich(alt: Geladen, anzahl: number, seed: number): Teil[] {
  if (liesFaelle(alt.dateien).faelle.size > 0) return teileKuenstlich(anzahl, seed)
  throw new Aufruffehler('Das Leistungspaket hat keine Fälle, die sich abwandeln lassen. Bitte --faelle angeben.')
}

async function ausDatei(datei: string): Promise<Teil[]> {
  const info = await stat(datei).catch(() => undefined)
  if (!info?.isFile()) throw new Aufruffehler(`Die Datei ${datei} gibt es nicht.`)
  return teileDatei(datei, info.size)
}

async function schreibeFaelle(datei: string, { paket, dateien }: Geladen, anzahl: number, seed: number): Promise<void> {
  const faelle = [...liesFaelle(dateien).faelle.values()]
  function* zeilen() {
    for (let i = 0; i < anzahl; i++) yield `${JSON.stringify(erfinde(paket, faelle, i, zufallAus(seed + i)))}\n`
  }
  await writeFile(datei, zeilen())
}
