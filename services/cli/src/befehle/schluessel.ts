import type { OffeneInstallation } from '@weiche/installation'
import { liesOeffentlich, schreibeSchluessel } from '@weiche/steuerung'
import { liesOptionen } from '@weiche/terminal'
import { Rolle } from '@weiche/vorgang'
import Table from 'cli-table3'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { unterschrift } from '../person.ts'
import { liesUmgebung } from '../umgebung.ts'

const hilfe = `weiche schluessel neu --name "Erika Muster" [--datei DATEI]
weiche schluessel registrieren DATEI.pub [--rolle fachbereich|betrieb] [--schluessel DATEI]
weiche schluessel liste
weiche schluessel sperren KENNUNG --grund TEXT [--schluessel DATEI]

Schlüssel, mit denen zwei Personen Regeln freigeben (Ed25519).
neu           legt DATEI (geheim, nur für Sie lesbar) und DATEI.pub an; mit WEICHE_SCHLUESSEL_PASSWORT verschlossen
registrieren  macht DATEI.pub der Installation bekannt. Die ersten zwei zeichnet die Installation; jeden weiteren
              unterschreiben zwei Personen nacheinander mit --schluessel
sperren       ab sofort gilt keine neue Unterschrift mehr; was vorher freigegeben wurde, gilt weiter. Ohne --schluessel
              zeichnet die Installation

  --name NAME        wem der Schlüssel gehört (beim Registrieren sonst: der Name in der Datei)
  --rolle ROLLE      fachbereich (Vorgabe) gibt Regeln frei; betrieb verwaltet nur Schlüssel
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  name: { type: 'string' },
  datei: { type: 'string' },
  rolle: { type: 'string', default: 'fachbereich' },
  grund: { type: 'string', default: '' },
  schluessel: { type: 'string' },
} as const
type Werte = Extract<ReturnType<typeof lies>, { ok: true }>['werte']
const lies = (argv: readonly string[]) => liesOptionen(argv, OPTIONEN, { max: 2 })

export const schluessel: Befehl = {
  name: 'schluessel',
  kurz: 'Schlüssel anlegen, registrieren, sperren',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = lies(argv)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const [was, ziel] = gelesen.orte
    const { werte } = gelesen
    if (was === 'neu') return neu(werte, ausgabe)
    const ausfuehren = { registrieren, liste, sperren }[was ?? '']
    if (!ausfuehren)
      return fehler(ausgabe, `Bitte angeben, was zu tun ist: neu, registrieren, liste oder sperren.\n\n${hilfe}`)
    return mitInstallation(werte.daten, ausgabe, (i) => ausfuehren(i, ziel, werte, ausgabe))
  },
}

function neu({ name, datei }: Werte, ausgabe: Ausgabe): Endwert {
  if (!name?.trim()) return fehler(ausgabe, 'Es fehlt der Name. Bitte mit --name "Vorname Nachname" angeben.')
  const ort =
    datei ??
    `${name
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9äöüß]+/g, '-')}.pem`
  const passwort = liesUmgebung().schluesselPasswort
  const neuer = schreibeSchluessel(ort, name, passwort)
  if (!neuer.ok) return fehler(ausgabe, neuer.text)
  ausgabe.print(
    [
      `Schlüssel ${neuer.wert.unterzeichner.schluessel} für ${name} angelegt.`,
      `  geheim:     ${ort} (nicht weitergeben; ${passwort ? 'mit Passwort verschlossen' : 'ohne Passwort'})`,
      `  öffentlich: ${ort}.pub`,
      `Nun registrieren: npm run weiche -- schluessel registrieren ${ort}.pub`,
    ].join('\n'),
  )
  return 0
}

async function registrieren(i: OffeneInstallation, datei: string | undefined, werte: Werte, ausgabe: Ausgabe) {
  if (datei === undefined)
    return fehler(ausgabe, 'Bitte die öffentliche Datei angeben, zum Beispiel erika-muster.pem.pub.')
  const rolle = Rolle.safeParse(werte.rolle)
  if (!rolle.success)
    return fehler(ausgabe, `Die Rolle „${werte.rolle}“ gibt es nicht. Es gibt: ${Rolle.options.join(', ')}.`)
  const gelesen = liesOeffentlich(datei, liesUmgebung().schluesselPasswort)
  if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
  const name = (werte.name ?? gelesen.wert.name).trim()
  if (name === '')
    return fehler(ausgabe, 'In der Datei steht kein Name. Bitte mit --name angeben, wem der Schlüssel gehört.')
  const wer = werte.schluessel === undefined ? undefined : unterschrift(werte.schluessel)
  if (wer && !wer.ok) return fehler(ausgabe, wer.text)
  const neuer = { name, rolle: rolle.data, oeffentlich: gelesen.wert.oeffentlich }
  const ergebnis = await i.steuerung.schluessel.registriere(neuer, wer?.wert.unterzeichner)
  switch (ergebnis.kind) {
    case 'registriert':
      ausgabe.print(`Schlüssel ${ergebnis.eintrag.schluessel} von ${name} ist registriert (Rolle ${rolle.data}).`)
      return 0
    case 'beantragt':
      ausgabe.print('Unterschrieben. Nun unterschreibt eine zweite Person denselben Befehl mit ihrem Schlüssel.')
      return 0
    default:
      return fehler(ausgabe, 'text' in ergebnis ? ergebnis.text : '')
  }
}

async function liste(
  i: OffeneInstallation,
  _ziel: string | undefined,
  _werte: Werte,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const { schluessel, verworfen } = await i.steuerung.schluessel.bund()
  if (schluessel.length === 0)
    ausgabe.print('Es ist noch kein Schlüssel registriert. Die Installation zeichnet selbst.')
  else {
    const table = new Table({ head: ['Kennung', 'Name', 'Rolle', 'seit', 'Stand'], style: { head: [], border: [] } })
    for (const s of schluessel)
      table.push([
        s.schluessel,
        s.name,
        s.rolle,
        s.zeitpunkt.slice(0, 10),
        s.sperre ? `gesperrt: ${s.sperre.grund}` : 'gilt',
      ])
    ausgabe.print(table.toString())
  }
  for (const { seq, grund } of verworfen) ausgabe.say(`Ohne Wirkung (Eintrag ${seq}): ${grund}`)
  return verworfen.length > 0 ? 1 : 0
}

async function sperren(
  i: OffeneInstallation,
  ziel: string | undefined,
  werte: Werte,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  if (ziel === undefined)
    return fehler(ausgabe, 'Bitte die Kennung des Schlüssels angeben; „weiche schluessel liste“ zeigt sie.')
  const wer = werte.schluessel === undefined ? undefined : unterschrift(werte.schluessel)
  if (wer && !wer.ok) return fehler(ausgabe, wer.text)
  const ergebnis = await i.steuerung.schluessel.sperre(ziel, werte.grund, wer?.wert.unterzeichner)
  if (ergebnis.kind === 'abgelehnt') return fehler(ausgabe, ergebnis.text)
  ausgabe.print(`Der Schlüssel ${ziel} ist gesperrt. Was vorher mit ihm freigegeben wurde, gilt weiter.`)
  return 0
}
