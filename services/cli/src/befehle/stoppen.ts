import type { OffeneInstallation } from '@weiche/installation'
import { regelnVon } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { liesPerson, PERSON } from '../person.ts'

const hilfe = (name: string, was: string) => `weiche ${name} LEISTUNG [--klasse KLASSE] --grund TEXT --person KENNUNG

${was} Wirkt in jedem laufenden Prozess spätestens nach einer Sekunde.

  --klasse KLASSE    nur diese Fälle: bewilligung, ablehnung, regel:CODE oder regel:ANFANG
                     (zum Beispiel regel:WOG-AN-001 oder regel:WOG-AN: Fälle, in denen die Regel zutrifft)
  --grund TEXT       warum; steht für immer im Protokoll
  --person KENNUNG   wer schaltet (statt dessen: --schluessel DATEI)
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...PERSON,
  klasse: { type: 'string', default: '' },
  grund: { type: 'string', default: '' },
} as const

export const stoppen = schalter(
  'stoppen',
  'die Automatik einer Leistung oder einer Klasse von Fällen anhalten',
  'Ab jetzt entscheidet ein Mensch; angehaltene Fälle gehen an die Sachbearbeitung.',
)
export const fortsetzen = schalter(
  'fortsetzen',
  'die angehaltene Automatik wieder einschalten',
  'Nimmt genau den Halt dieser Klasse zurück (ohne --klasse: den der ganzen Leistung).',
)

function schalter(name: 'stoppen' | 'fortsetzen', kurz: string, was: string): Befehl {
  return {
    name,
    kurz,
    hilfe: hilfe(name, was),
    async run(argv, ausgabe) {
      const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
      if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
      const [leistung] = gelesen.orte
      const { werte } = gelesen
      if (leistung === undefined)
        return fehler(ausgabe, `Bitte die Leistung angeben, zum Beispiel: weiche ${name} wohngeld`)
      const wer = liesPerson(werte, 'Das Schalten der Automatik wird festgehalten.')
      if (!wer.ok) return fehler(ausgabe, wer.text)
      return mitInstallation(werte.daten, ausgabe, (i) =>
        schalte(name, i, { ...werte, leistung, person: wer.person }, ausgabe),
      )
    },
  }
}

type Auftrag = { leistung: string; klasse: string; grund: string; person: string }

async function schalte(
  name: 'stoppen' | 'fortsetzen',
  { steuerung }: OffeneInstallation,
  { leistung, klasse, grund, person }: Auftrag,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const unbekannt = await unbekannteRegel(steuerung, leistung, klasse)
  if (unbekannt !== '') return fehler(ausgabe, unbekannt)
  const befehl = name === 'stoppen' ? steuerung.stoppe : steuerung.setzeFort
  const ergebnis = await befehl(leistung, person, grund, klasse)
  if (ergebnis.kind === 'abgelehnt') return fehler(ausgabe, ergebnis.text)
  const { gestoppt } = (await steuerung.stand.readNow(leistung)).steuerung
  if (ergebnis.kind === 'unveraendert') ausgabe.print('Das war schon so.')
  ausgabe.print(
    gestoppt.length === 0
      ? `Die Automatik von ${leistung} läuft ohne Einschränkung.`
      : `Angehalten bei ${leistung}: ${gestoppt.map((h) => `${h.klasse || 'alles'} (${h.grund})`).join(', ')}.`,
  )
  return 0
}

/** A stop for a rule that does not exist would stop nothing, and nobody would notice. */
async function unbekannteRegel(
  steuerung: OffeneInstallation['steuerung'],
  leistung: string,
  klasse: string,
): Promise<string> {
  const gruppe = /^regel:(.+)$/.exec(klasse)?.[1]
  const { ausgabe } = (await steuerung.stand.readNow(leistung)).steuerung
  if (gruppe === undefined || ausgabe === undefined) return ''
  const codes = await regelcodes(steuerung, leistung, ausgabe)
  if (codes.some((code) => code === gruppe || code.startsWith(`${gruppe}-`))) return ''
  return `Eine Regel „${gruppe}“ hat ${leistung} nicht. Es gibt zum Beispiel ${codes.slice(0, 3).join(', ')}.`
}

export async function regelcodes(steuerung: OffeneInstallation['steuerung'], leistung: string, ausgabe: string) {
  const { paket } = await steuerung.lade(leistung, ausgabe)
  return [...new Set(paket.fassungen.flatMap((tag) => regelnVon(paket, tag).map((r) => r.json.code)))].sort()
}
