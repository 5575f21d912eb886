import { liesOptionen } from '@weiche/terminal'

export type Args = {
  port: number
  /** Folder for everything that lasts. */
  daten: string
  ohneBeispiele: boolean
  zuruecksetzen: boolean
  pruefe: boolean
  /** A changed rules folder is released at the start. */
  entwicklung: boolean
  /** Day or instant at which the demo clock starts, else the machine's clock. */
  uhr: Date | undefined
  /** The clock moves on by so many days after the start, from due day to due day. */
  zeitreise: number
  hilfe: boolean
}
export type ArgsResult = { ok: true; args: Args } | { ok: false; text: string }

export const HILFE = `Weiche: vom Antrag zum Bescheid, alles in einem Prozess.

  npm start [-- OPTIONEN]

  --port N           Port der Schnittstelle (Vorgabe 8080; 0 nimmt einen freien)
  --daten ORDNER     Ordner für Datenbank, Schlüssel und Austausch (Vorgabe .weiche/daten)
  --ohne-beispiele   keine Beispielanträge einspielen
  --zuruecksetzen    den Datenordner vorher löschen
  --pruefe           Beispiele einspielen, vergleichen und enden: 0, wenn alles wie erwartet ist, sonst 1
  --entwicklung      geänderte Regeln unter rules/ ohne Unterschriften übernehmen (nur ohne registrierte Schlüssel)
  --uhr DATUM        Vorführuhr: so tun, als wäre es dieser Tag, zum Beispiel --uhr 2027-02-01
  --zeitreise 30d    Vorführung: danach so weit in die Zukunft gehen (d Tage, w Wochen) und erzählen, was von selbst geschieht
  --help             diese Hilfe

Umgebung: MONGODB_URI (eigene MongoDB als Replica Set), MONGOD_BIN (Pfad eines mongod),
WEICHE_ZWEITRECHNUNG (Anteil der Fälle, deren Regeln json-rules-engine ein zweites Mal beurteilt, 0 bis 1).`

export function parseCommandLine(argv: readonly string[]): ArgsResult {
  const gelesen = liesOptionen(argv, OPTIONEN)
  if (!gelesen.ok) return gelesen
  const values = gelesen.werte
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    return { ok: false, text: `--port ${values.port}: Bitte eine Zahl von 0 bis 65535 angeben.` }
  }
  const uhr = values.uhr === undefined ? undefined : parseUhr(values.uhr)
  if (values.uhr !== undefined && !uhr) {
    return { ok: false, text: `--uhr ${values.uhr}: Bitte einen Tag wie 2027-02-01 angeben.` }
  }
  const zeitreise = parseZeitreise(values.zeitreise)
  if (zeitreise === undefined) {
    return {
      ok: false,
      text: `--zeitreise ${values.zeitreise}: Bitte Tage oder Wochen angeben, zum Beispiel 30d oder 6w.`,
    }
  }
  return {
    ok: true,
    args: {
      port,
      daten: values.daten,
      ohneBeispiele: values['ohne-beispiele'],
      zuruecksetzen: values.zuruecksetzen,
      pruefe: values.pruefe,
      entwicklung: values.entwicklung,
      uhr,
      zeitreise,
      hilfe: values.help,
    },
  }
}

const OPTIONEN = {
  port: { type: 'string', default: '8080' },
  daten: { type: 'string', default: '.weiche/daten' },
  'ohne-beispiele': { type: 'boolean', default: false },
  zuruecksetzen: { type: 'boolean', default: false },
  pruefe: { type: 'boolean', default: false },
  entwicklung: { type: 'boolean', default: false },
  uhr: { type: 'string' },
  zeitreise: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

/** In days; 0 = none; undefined = not understood. Ten years are enough for any demonstration. */
function parseZeitreise(text: string | undefined): number | undefined {
  if (text === undefined) return 0
  const [, number, unit] = /^(\d{1,4})([dtw])$/.exec(text) ?? []
  const tage = Number(number) * (unit === 'w' ? 7 : 1)
  return tage >= 1 && tage <= 3650 ? tage : undefined
}

/** A plain day begins at 8 in the morning in Germany (winter time): offices are open. */
function parseUhr(text: string): Date | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const date = new Date(isDay ? `${text}T08:00:00+01:00` : text)
  if (Number.isNaN(date.getTime())) return undefined
  // 2026-02-30 would roll over to March.
  return isDay && date.toISOString().slice(0, 10) !== text ? undefined : date
}
