import type { OffeneInstallation } from '@weiche/installation'
import { liesOptionen } from '@weiche/terminal'
import { type Grundlage, vergleicheAchsen } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler } from '../installation.ts'
import { abweichungen, liesQuittungDatei } from '../nachrechnung/quittung-datei.ts'
import { rechneNach } from '../nachrechnung/rechne-nach.ts'
import { achsenText, nachrechnungText } from '../nachrechnung/text.ts'
import { LESEN, LESEN_HILFE } from '../person.ts'
import { mitVorgang } from '../vorgang.ts'

const hilfe = `weiche nachrechnen VORGANG|QUITTUNG.json --person KENNUNG
weiche nachrechnen VORGANG --ausgabe aktuell|NAME [--stichtag TAG] --person KENNUNG

Rechnet eine Entscheidung mit der Ausgabe nach, mit der sie getroffen wurde: Regeldateien, Angaben und jeder
Rechenschritt müssen Byte für Byte dieselben sein. Endwert 0: dasselbe; 1: nicht dasselbe.

Was wäre, wenn: auf zwei Zeitachsen, und welche davon den Unterschied macht.
  --ausgabe WELCHE   mit anderem Wissen: die Ausgabe, die jetzt gilt (aktuell), oder eine bestimmte
  --stichtag TAG     mit anderem Recht: als wäre an diesem Tag entschieden worden, für die Zeit ab seinem Monat
  --json             als JSON
${LESEN_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...LESEN,
  ausgabe: { type: 'string' },
  stichtag: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Wahl = { ausgabe?: string | undefined; stichtag?: string | undefined; json: boolean }

export const nachrechnen: Befehl = {
  name: 'nachrechnen',
  kurz: 'eine Entscheidung nachrechnen, auch mit anderem Recht oder anderen Regeln',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte, orte } = gelesen
    const [name] = orte
    if (name === undefined) return fehler(ausgabe, 'Bitte die Vorgangs-ID oder die Datei einer Quittung angeben.')
    if (werte.stichtag !== undefined && !isTag(werte.stichtag))
      return fehler(ausgabe, `--stichtag ${werte.stichtag}: Bitte einen Tag wie 2025-07-01 angeben.`)
    const quittung = name.endsWith('.json') ? liesQuittungDatei(name) : undefined
    if (quittung && !quittung.ok) return fehler(ausgabe, quittung.text)
    const { vorgangId, seq } = quittung?.datei ?? { vorgangId: name, seq: undefined }
    const gesucht = { name: vorgangId, seq, aktion: 'vorgang.nachgerechnet' }
    return mitVorgang(werte, gesucht, ausgabe, async (i, { grundlage }) => {
      const falsch = quittung ? abweichungen(quittung.datei, grundlage) : []
      if (falsch.length > 0) {
        ausgabe.say(`Die Quittung in ${name} ist nicht die des Vorgangs: verändert sind ${falsch.join(', ')}.`)
        return 1
      }
      if (werte.ausgabe === undefined && werte.stichtag === undefined)
        return zeigeNachrechnung(i, grundlage, werte, ausgabe)
      return zeigeAchsen(i, grundlage, werte, ausgabe)
    })
  },
}

async function zeigeNachrechnung(
  i: OffeneInstallation,
  grundlage: Grundlage,
  { json }: Wahl,
  { print, say }: Ausgabe,
): Promise<Endwert> {
  const { leistung } = grundlage.vorgang
  const { ausgabe } = grundlage.quittung
  const brauchbar = await i.steuerung.ausgaben.load(leistung, ausgabe).then(
    () => true,
    () => false,
  )
  if (!brauchbar) {
    say(
      `Die Ausgabe ${ausgabe} von ${leistung} fehlt in dieser Installation oder wurde verändert. Abhilfe: aus der Sicherung zurückholen.`,
    )
    return 1
  }
  const ergebnis = await rechneNach(i, grundlage)
  const { neu: _, ...kurz } = ergebnis
  print(json ? JSON.stringify(kurz, null, 2) : nachrechnungText(grundlage, ergebnis))
  return ergebnis.gleich ? 0 : 1
}

async function zeigeAchsen(
  i: OffeneInstallation,
  grundlage: Grundlage,
  wahl: Wahl,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const { leistung } = grundlage.vorgang
  const damals = grundlage.quittung.ausgabe
  const andere = await welche(i, leistung, wahl.ausgabe ?? damals)
  if (andere === undefined)
    return fehler(
      ausgabe,
      `Eine Ausgabe „${wahl.ausgabe}“ von ${leistung} gibt es nicht. Bitte „aktuell“ oder mindestens sechs Zeichen ihres Namens angeben.`,
    )
  const [alt, neu] = await Promise.all([i.steuerung.lade(leistung, damals), i.steuerung.lade(leistung, andere)])
  const vergleich = vergleicheAchsen(alt.paket, neu.paket, grundlage.lage, wahl.stichtag)
  const { achse, unterschiede } = vergleich
  const stichtag = wahl.stichtag ?? grundlage.lage.entscheidungsdatum
  ausgabe.print(
    wahl.json
      ? JSON.stringify({ achse, ausgabe: andere, stichtag, unterschiede }, null, 2)
      : achsenText(grundlage, vergleich, { ausgabe: andere, stichtag }),
  )
  return 0
}

async function welche({ steuerung }: OffeneInstallation, leistung: string, name: string): Promise<string | undefined> {
  if (name === 'aktuell') return (await steuerung.stand.readNow(leistung)).steuerung.ausgabe
  const [found, ...mehr] = (await steuerung.ausgaben.namen(leistung)).filter((n) => n.startsWith(name))
  return name.length < 6 || mehr.length > 0 ? undefined : found
}

function isTag(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
