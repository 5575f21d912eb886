import { liesOptionen } from '@weiche/terminal'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler } from '../installation.ts'
import { PERSON } from '../person.ts'
import { liste, zeige } from '../stoerung/ansehen.ts'
import { lege, unterschreibe } from '../stoerung/auftrag.ts'
import { geparkt } from '../stoerung/geparkt.ts'
import { wecken } from '../stoerung/wecken.ts'

const hilfe = `weiche stoerung                                                     wo es steht: Leistung, Stand, Grund, seit wann
weiche stoerung liste AUSWAHL --person KENNUNG                      die Vorgänge dazu
weiche stoerung zeige VORGANG --person KENNUNG                      ein Vorgang: Verlauf, Versuche, nächster Weckruf
weiche stoerung wecken VORGANG | AUSWAHL [--ja] --person KENNUNG    noch einmal versuchen lassen
weiche stoerung uebergeben VORGANG | AUSWAHL --grund TEXT --auftrag DATEI --schluessel DATEI
weiche stoerung uebergehen VORGANG | AUSWAHL --schritt SCHRITT --grund TEXT --auftrag DATEI --schluessel DATEI
weiche stoerung geparkt [wiederholen|verwerfen] [NAME] [--ja] ...   Nachrichten, mit denen niemand etwas anfangen konnte
weiche stoerung unterschreiben DATEI --schluessel DATEI [--ja]      als zweite Person; mit --ja wirkt der Auftrag

wecken        ändert keinen Vorgang. Ohne --ja wird nur gezeigt, welche es wären.
uebergeben    gibt Vorgänge einer Person; die Automatik hört dort auf.
uebergehen    belegt einen Schritt, der von Hand erledigt ist (--schritt uebergabe oder ablage). Briefe lassen sich nicht übergehen.
verwerfen     wirft geparkte Nachrichten weg.
Diese drei unterschreiben zwei Personen mit Schlüsseln der Rolle „betrieb“. Der Auftrag liegt dazwischen in einer Datei,
gilt 24 Stunden und nur für genau diese Vorgänge in dem Stand, in dem sie gesehen wurden.

AUSWAHL
  --leistung L       --stand STAND       --code CODE
  --aelter-als DAUER seit so langer Zeit ist nichts geschehen, zum Beispiel 30min, 2h, 3d

  --grund TEXT       steht lesbar für immer im Protokoll: keine Namen, nichts Persönliches
  --anzahl N         höchstens so viele (Vorgabe 100)
  --json             als JSON
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...PERSON,
  zweck: { type: 'string', default: 'Störung' },
  leistung: { type: 'string' },
  stand: { type: 'string' },
  code: { type: 'string' },
  'aelter-als': { type: 'string' },
  grund: { type: 'string', default: '' },
  schritt: { type: 'string', default: '' },
  auftrag: { type: 'string' },
  anzahl: { type: 'string', default: '100' },
  ja: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const lies = (argv: readonly string[]) => liesOptionen(argv, OPTIONEN, { max: 1_000 })
export type Werte = Extract<ReturnType<typeof lies>, { ok: true }>['werte']
/** One part of the command: the words behind its name, and the options. */
export type Teil = (orte: readonly string[], werte: Werte, ausgabe: Ausgabe) => Promise<Endwert>

const teile: Record<string, Teil> = {
  liste,
  zeige,
  wecken,
  uebergeben: lege('uebergeben'),
  uebergehen: lege('uebergehen'),
  unterschreiben: unterschreibe,
  geparkt,
}

export const stoerung: Befehl = {
  name: 'stoerung',
  kurz: 'ansehen, was steht; wecken; mit zwei Unterschriften übergeben, übergehen, verwerfen',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = lies(argv)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const [name = 'liste', ...orte] = gelesen.orte
    const teil = teile[name]
    if (!teil)
      return fehler(ausgabe, `„stoerung ${name}“ gibt es nicht. Es gibt: ${Object.keys(teile).join(', ')}.\n\n${hilfe}`)
    return teil(orte, gelesen.werte, ausgabe)
  },
}
