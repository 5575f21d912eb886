import { stat, writeFile } from 'node:fs/promises'
import type { Datenquelle } from '@weiche/installation'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { berichte as berichteProbe, erfinde, liesFaelle, merkmaleVon, zufallAus } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { zeigeFortschritt } from '../fortschritt.ts'
import { DATEN, DATEN_HILFE, mitInstallation } from '../installation.ts'
import { liesLeistungspaket } from '../leistungspaket.ts'
import { liesPerson, PERSON, PERSON_HILFE } from '../person.ts'
import { alsSeite } from '../probe/html.ts'
import { type Teil, teileDatei, teileKuenstlich, teileLog } from '../probe/quelle.ts'
import { spieleAlle } from '../probe/spiele.ts'
import { alsText } from '../probe/text.ts'

const hilfe = `weiche proben LEISTUNG --entwurf ORDNER [OPTIONEN]

Spielt Fälle durch das geltende Leistungspaket und durch einen Entwurf und zeigt, was sich ändern würde:
wie viele Entscheidungen kippen, was es kostet, wen es trifft, und die aussagekräftigsten Fälle.
Geprobt werden die Regeln: so, als läge jeder Nachweis vor.

  --entwurf ORDNER      der Entwurf des Leistungspakets
  --gespeichert         alle gespeicherten Vorgänge einer Installation, gegen ihre geltende Ausgabe;
                        braucht --person, weil dafür personenbezogene Daten gelesen werden
  --faelle DATEI        Fälle aus einer Datei, je Zeile ein JSON {"id","angaben","eingang","entscheidung"}
  --kuenstlich N        N erfundene Fälle: Abwandlungen der Fälle des Leistungspakets (Vorgabe: 10000)
  --seed S              Startwert für erfundene Fälle (Vorgabe 1); derselbe Wert gibt dieselben Fälle
  --schreibe DATEI      die erfundenen Fälle in eine solche Datei schreiben, statt zu proben
  --html DATEI          der Bericht als Seite
  --json                der Bericht als JSON
${PERSON_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...PERSON,
  zweck: { type: 'string', default: 'Probe eines Entwurfs' },
  gespeichert: { type: 'boolean', default: false },
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

async function probe(argv: readonly string[], ausgabe: Ausgabe): Promise<Endwert> {
  const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
  if (!gelesen.ok) throw new Aufruffehler(gelesen.text)
  const [leistung] = gelesen.orte
  const { werte } = gelesen
  if (leistung === undefined) throw new Aufruffehler('Bitte die Leistung angeben, zum Beispiel: weiche proben wohngeld')
  const anzahl = ganzzahl('--kuenstlich', werte.kuenstlich ?? '10000')
  const seed = ganzzahl('--seed', werte.seed)
  if (werte.schreibe !== undefined) {
    await schreibeFaelle(werte.schreibe, await lade(leistung), anzahl, seed)
    ausgabe.print(`${anzahl} Fälle stehen in ${werte.schreibe}.`)
    return 0
  }
  if (werte.entwurf === undefined) throw new Aufruffehler('Bitte den Ordner des Entwurfs angeben: --entwurf ORDNER')
  const neu = await lade(werte.entwurf)
  if (werte.gespeichert) return probeGespeicherte(leistung, neu, werte, ausgabe)
  const alt = await lade(leistung)
  const teile = werte.faelle === undefined ? kuenstlich(alt, anzahl, seed) : await ausDatei(werte.faelle)
  return berichte({ alt, neu, teile }, werte, ausgabe)
}

type Werte = {
  html?: string | undefined
  json: boolean
  faelle?: string | undefined
  daten: string
  zweck: string
  person?: string | undefined
  schluessel?: string | undefined
}

/** Against the Ausgabe in force; whose cases are shown goes to the access log before they are. */
async function probeGespeicherte(leistung: string, neu: Geladen, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  const wer = liesPerson(werte)
  if (!wer.ok) throw new Aufruffehler(wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const { ausgabe: hash } = await i.steuerung.stand.read(leistung)
    if (hash === undefined) throw new Aufruffehler(`Von „${leistung}“ ist in dieser Installation nichts freigegeben.`)
    const dateien = Object.fromEntries(await i.steuerung.ausgaben.load(leistung, hash))
    const alt = { paket: (await i.steuerung.lade(leistung, hash)).paket, dateien }
    const { person } = wer
    const zugriff = (vorgangIds: string[]) =>
      i.zugriffslog.record({
        person,
        aktion: 'entwurf.geprobt',
        vorgangIds,
        zweck: werte.zweck,
        zeitpunkt: i.uhr.jetzt(),
      })
    return berichte({ alt, neu, teile: teileLog(leistung), quelle: i.quelle, zugriff }, werte, ausgabe)
  })
}

type Auftrag = {
  alt: Geladen
  neu: Geladen
  teile: Teil[]
  quelle?: Datenquelle
  zugriff?: (vorgangIds: string[]) => Promise<void>
}

async function berichte(auftrag: Auftrag, { html, json, faelle }: Werte, { print, say }: Ausgabe): Promise<Endwert> {
  const { alt, neu, teile, quelle } = auftrag
  const daten = { alt: alt.dateien, neu: neu.dateien, ...(quelle ? { quelle } : {}) }
  const gespielt = await spieleAlle(daten, alt.paket, teile, zeigeFortschritt('Probe'))
  const bericht = berichteProbe(gespielt.bilanz, merkmaleVon(alt.paket.felder), alt.paket, neu.paket)
  await auftrag.zugriff?.(bericht.belege.map((b) => b.id))
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
