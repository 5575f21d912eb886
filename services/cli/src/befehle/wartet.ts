import { berlinDatum } from '@weiche/fristen'
import { readWartet, type Wartend, type Warteschau } from '@weiche/projektion'
import { liesOptionen } from '@weiche/terminal'
import type { Befehl } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'

const hilfe = `weiche wartet [--leistung L] [--soll TAGE] [--anzahl N] [--json]

Zeigt, was worauf wartet und bis wann: was überfällig ist, was drängt (Sollzeit der Behörde, drei Monate des § 75 VwGO)
und was als Nächstes von selbst geschieht. Läuft neben der Installation oder ohne sie. Endwert 1: etwas ist überfällig.

  --leistung L       nur diese Leistung
  --soll TAGE        Sollzeit ab Eingang (Vorgabe 42); sie ruht, solange eine Nachforderung offen ist
  --vorlauf TAGE     so lange vorher wird gewarnt (Vorgabe 14)
  --anzahl N         höchstens so viele je Liste (Vorgabe 20)
  --json             als JSON
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  leistung: { type: 'string' },
  soll: { type: 'string', default: '42' },
  vorlauf: { type: 'string', default: '14' },
  anzahl: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false },
} as const

export const wartet: Befehl = {
  name: 'wartet',
  kurz: 'zeigen, was worauf wartet und bis wann',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { leistung, soll, vorlauf, anzahl, json, daten } = gelesen.werte
    const wrong = Object.entries({ soll, vorlauf, anzahl }).find(([, text]) => !/^\d{1,4}$/.test(text))
    if (wrong) return fehler(ausgabe, `--${wrong[0]} ${wrong[1]}: Bitte eine ganze Zahl bis 9999 angeben.`)
    return mitInstallation(daten, ausgabe, async ({ databases, uhr }) => {
      const frage = { sollTage: Number(soll), vorlauf: Number(vorlauf), anzahl: Math.max(1, Number(anzahl)) }
      const schau = await readWartet(databases, { heute: berlinDatum(uhr.jetzt()), leistung, ...frage })
      ausgabe.print(json ? JSON.stringify(schau, null, 2) : warteText(schau))
      return schau.ueberfaellig.length > 0 ? 1 : 0
    })
  },
}

export function warteText({ heute, ueberfaellig, draengend, demnaechst }: Warteschau): string {
  return [
    `Stand ${heute}`,
    ...liste('Überfällig', ueberfaellig, faelligText),
    ...liste('Drängt', draengend, draengtText),
    ...liste('Von selbst als Nächstes', demnaechst, faelligText),
  ].join('\n')
}

function liste(titel: string, zeilen: readonly Wartend[], text: (w: Wartend) => string): string[] {
  if (zeilen.length === 0) return [`${titel}: nichts`]
  return [`${titel}:`, ...zeilen.map((w) => `  ${w.vorgangId}  ${w.leistung}  wartet auf ${AUF[w.auf]}: ${text(w)}`)]
}

const AUF = { Buerger: 'Bürgerin oder Bürger', Person: 'eine Person', Maschine: 'die Verarbeitung' } as const
const DANN = { Erinnerung: 'Erinnerung mit Belehrung', 'Versagung pruefen': 'eine Person prüft die Versagung' } as const
const WORT = { ruhig: '', bald: ' (bald)', ueberschritten: ' (überschritten)' } as const

const faelligText = ({ faellig }: Wartend) => (faellig ? `am ${faellig.am} ${DANN[faellig.dann]}` : '')

function draengtText({ soll, untaetigkeit }: Wartend): string {
  const target =
    'ruht' in soll ? `Sollzeit ruht, noch ${soll.ruht} Tage` : `Sollzeit bis ${soll.bis}${WORT[soll.dringlichkeit]}`
  return `${target}; drei Monate (§ 75 VwGO) bis ${untaetigkeit.bis}${WORT[untaetigkeit.dringlichkeit]}`
}
