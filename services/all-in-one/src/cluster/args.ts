import { liesOptionen } from '@weiche/terminal'
import { parseCommandLine } from '../args.ts'
import { dienstnamen } from '../dienste.ts'
import type { Anzahl } from './belegschaft.ts'
import type { Rolle } from './prozess.ts'

export type ClusterArgs = {
  daten: string
  port: number
  /** Processes of those that were named. */
  wunsch: Anzahl
  uhr: Date | undefined
  hilfe: boolean
}
export type ClusterArgsResult = { ok: true; args: ClusterArgs } | { ok: false; text: string }

export const rollen: readonly Rolle[] = [...dienstnamen, 'betrieb']
const JE_ROLLE = 2
/** Where nothing else is asked for. */
export const vorgabe: Anzahl = Object.fromEntries(rollen.map((r) => [r, JE_ROLLE]))
const MOST = 32

export const HILFE = `Weiche verteilt: jeder Dienst in eigenen Prozessen, dazwischen Kafka, dahinter MongoDB; alles auf diesem Rechner.

  npm run cluster [-- OPTIONEN]

  --port N             erster Port; ab ihm die Prozesse von web, intake und review (Vorgabe 8080; 0 nimmt freie)
  --daten ORDNER       Ordner für Datenbank, Kafka, Schlüssel und Austausch (Vorgabe .weiche/cluster)
  --scale DIENST=N     so viele Prozesse dieses Dienstes (Vorgabe je ${JE_ROLLE}); mehrfach erlaubt. Läuft auf dem Datenordner schon ein
                       Cluster, wird seine Zahl geändert: Wer geht, macht Angefangenes fertig
  --uhr DATUM          Vorführuhr: so tun, als wäre es dieser Tag
  --help               diese Hilfe

Dienste: ${rollen.join(', ')}.
Umgebung: KAFKA_BROKERS (eigenes Kafka), KAFKA_HOME, JAVA_HOME (Java 17 oder neuer), MONGODB_URI, MONGOD_BIN.`

const OPTIONEN = {
  port: { type: 'string', default: '8080' },
  daten: { type: 'string', default: '.weiche/cluster' },
  scale: { type: 'string', multiple: true, default: [] as string[] },
  uhr: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

export function parseClusterArgs(argv: readonly string[]): ClusterArgsResult {
  const gelesen = liesOptionen(argv, OPTIONEN)
  if (!gelesen.ok) return gelesen
  const { port, daten, scale, uhr, help } = gelesen.werte
  // What both commands have in common is read in one place.
  const common = parseCommandLine([`--port=${port}`, ...(uhr === undefined ? [] : [`--uhr=${uhr}`])])
  if (!common.ok) return common
  const wunsch = liesAnzahl(scale)
  if (!wunsch.ok) return wunsch
  return { ok: true, args: { daten, port: common.args.port, wunsch: wunsch.anzahl, uhr: common.args.uhr, hilfe: help } }
}

/** `processing=4,intake=1`, as often as wanted; the last word counts. */
export function liesAnzahl(scale: readonly string[]): { ok: true; anzahl: Anzahl } | { ok: false; text: string } {
  const anzahl: Anzahl = {}
  for (const wunsch of scale.flatMap((s) => s.split(',')).filter((s) => s !== '')) {
    const [name, zahl = ''] = wunsch.split('=')
    const rolle = rollen.find((r) => r === name)
    if (!rolle || !/^[1-9]\d?$/.test(zahl) || Number(zahl) > MOST) {
      const text = `--scale ${wunsch}: Bitte DIENST=ZAHL mit 1 bis ${MOST} angeben, zum Beispiel processing=4. Dienste: ${rollen.join(', ')}.`
      return { ok: false, text }
    }
    anzahl[rolle] = Number(zahl)
  }
  return { ok: true, anzahl }
}

export const schreibeAnzahl = (anzahl: Anzahl): string =>
  Object.entries(anzahl)
    .map(([rolle, n]) => `${rolle}=${n}`)
    .join(',')
