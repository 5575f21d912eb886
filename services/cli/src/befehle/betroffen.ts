import type { OffeneInstallation } from '@weiche/installation'
import { liesOptionen } from '@weiche/terminal'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { type Betroffen, sucheBetroffene } from '../betroffen/suche.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { LESEN, LESEN_HILFE, liesPerson } from '../person.ts'
import { regelcodes } from './stoppen.ts'

const hilfe = `weiche betroffen --regel CODE [--fassung TAG] [--ausgabe NAME] [--leistung L] --person KENNUNG

Listet die Entscheidungen, auf die eine Regel gewirkt hat: in denen sie zutrifft, offen ist, oder nicht zutrifft und
es darauf ankam (träfe sie zu, wäre es anders ausgegangen). So findet man nach einem Fehler, was zu prüfen ist.

  --regel CODE       zum Beispiel WOG-AN-001
  --fassung TAG      nur Auswertungen mit dieser Fassung, zum Beispiel 2025-01-01
  --ausgabe NAME     nur Auswertungen mit dieser Ausgabe (Anfang ihres Namens, mindestens sechs Zeichen)
  --leistung L       nur diese Leistung
  --nur-zutreffend   nur, wo die Regel zutrifft (schnell: kein Inhalt wird geöffnet)
  --json | --csv     je Treffer eine Zeile
${LESEN_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...LESEN,
  regel: { type: 'string' },
  fassung: { type: 'string' },
  ausgabe: { type: 'string', default: '' },
  leistung: { type: 'string' },
  'nur-zutreffend': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
} as const

type Format = 'tabelle' | 'json' | 'csv'
type Auftrag = {
  regel: string
  fassung?: string | undefined
  ausgabe: string
  leistung?: string | undefined
  nurZutreffend: boolean
  person: string
  zweck: string
  format: Format
}

export const betroffen: Befehl = {
  name: 'betroffen',
  kurz: 'die Entscheidungen finden, auf die eine Regel gewirkt hat',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte } = gelesen
    if (werte.regel === undefined)
      return fehler(ausgabe, 'Bitte die Regel angeben, zum Beispiel: weiche betroffen --regel WOG-AN-001')
    if (werte.ausgabe !== '' && werte.ausgabe.length < 6)
      return fehler(ausgabe, 'Bitte mindestens sechs Zeichen vom Namen der Ausgabe angeben.')
    const wer = liesPerson(werte)
    if (!wer.ok) return fehler(ausgabe, wer.text)
    const format: Format = werte.json ? 'json' : werte.csv ? 'csv' : 'tabelle'
    const { regel } = werte
    return mitInstallation(werte.daten, ausgabe, (i) =>
      suche(i, { ...werte, regel, format, nurZutreffend: werte['nur-zutreffend'], person: wer.person }, ausgabe),
    )
  },
}

async function suche(i: OffeneInstallation, auftrag: Auftrag, { print, say }: Ausgabe): Promise<Endwert> {
  const { regel, fassung, person, zweck, nurZutreffend } = auftrag
  const ausgaben = await gesuchte(i, auftrag)
  const codes = await Promise.all(
    [...ausgaben].map(([ausgabe, leistung]) => regelcodes(i.steuerung, leistung, ausgabe)),
  )
  if (!codes.flat().includes(regel)) {
    const wo =
      ausgaben.size === 0 ? 'Es passt keine Ausgabe.' : `Es gibt zum Beispiel ${codes.flat().slice(0, 3).join(', ')}.`
    return fehler({ say }, `Eine Regel „${regel}“ gibt es in den gesuchten Ausgaben nicht. ${wo}`)
  }
  const zaehler = new Map<string, number>()
  const zeile = ZEILE[auftrag.format]
  if (auftrag.format !== 'json') print(zeile(KOPF))
  for await (const seite of sucheBetroffene(i, { code: regel, ausgaben, fassung, nurZutreffend })) {
    const vorgangIds = [...new Set(seite.map((b) => b.vorgangId))]
    await i.zugriffslog.record({ person, aktion: 'betroffene.gesucht', vorgangIds, zweck, zeitpunkt: i.uhr.jetzt() })
    for (const b of seite) {
      print(
        zeile(
          { ...b, ausgabe: auftrag.format === 'tabelle' ? b.ausgabe.slice(0, 12) : b.ausgabe, seq: String(b.seq) },
          b,
        ),
      )
      zaehler.set(b.regel, (zaehler.get(b.regel) ?? 0) + 1)
    }
  }
  const summe = [...zaehler].map(([wie, n]) => `${n} × ${wie}`).join(', ')
  say(summe === '' ? `${regel} hat auf keine Entscheidung gewirkt.` : `${regel}: ${summe}.`)
  return 0
}

/** Ausgaben that were ever stored and fit, with their Leistung. */
async function gesuchte(
  { steuerung }: OffeneInstallation,
  { ausgabe, leistung }: Auftrag,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const l of await steuerung.ausgaben.leistungen())
    if (leistung === undefined || l === leistung)
      for (const name of await steuerung.ausgaben.namen(l)) if (name.startsWith(ausgabe)) found.set(name, l)
  return found
}

type Spalten = Omit<Betroffen, 'seq' | 'fassungen' | 'regel' | 'stand'> & {
  seq: string
  fassungen: readonly string[]
  regel: string
  stand: string
}
const KOPF: Spalten = {
  vorgangId: 'Vorgang',
  seq: 'Eintrag',
  am: 'am',
  leistung: 'Leistung',
  ausgabe: 'Ausgabe',
  fassungen: ['Fassungen'],
  regel: 'Regel',
  weg: 'Weg',
  stand: 'Stand',
}
const werteOf = (s: Spalten) => [
  s.vorgangId,
  s.seq,
  s.am,
  s.leistung,
  s.ausgabe,
  s.fassungen.join(' '),
  s.regel,
  s.weg,
  s.stand,
]
const BREITEN = [21, 7, 10, 20, 12, 21, 15, 24, 8]

/** One line per hit: nothing is gathered, however many there are. */
const ZEILE: Record<Format, (s: Spalten, b?: Betroffen) => string> = {
  tabelle: (s) =>
    werteOf(s)
      .map((wert, i) => wert.padEnd(BREITEN[i]!))
      .join('  ')
      .trimEnd(),
  csv: (s) =>
    werteOf(s)
      .map((wert) => `"${wert.replaceAll('"', '""')}"`)
      .join(';'),
  json: (_, b) => JSON.stringify(b),
}
