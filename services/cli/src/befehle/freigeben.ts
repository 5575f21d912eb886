import { berlinDatum } from '@weiche/fristen'
import type { OffeneInstallation } from '@weiche/installation'
import { type Unterzeichner, wartend } from '@weiche/steuerung'
import { liesOptionen } from '@weiche/terminal'
import { vergleiche } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { antragText, berichtText, kurzname } from '../freigabe/text.ts'
import { ausAntrag, ausBestand, ausOrdner, freigabenVon, type Vorschlag } from '../freigabe/vorschlag.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { unterschrift } from '../person.ts'
import { alsText } from './vergleich.ts'

const hilfe = `weiche freigeben LEISTUNG [--von ORDNER] [--schluessel DATEI]
weiche freigeben LEISTUNG --ausgabe NAME [--schluessel DATEI]
weiche freigeben --bestaetigen NAME --schluessel DATEI

Gibt Regeln frei. Zwei Personen unterschreiben nacheinander, jede mit ihrem registrierten Schlüssel; mit der zweiten
Unterschrift gilt die Ausgabe, ohne Neustart. Ohne --schluessel wird nur geprüft und gezeigt, was sich ändert.

  --von ORDNER       diesen Ordner statt rules/LEISTUNG
  --ausgabe NAME     eine frühere Ausgabe wieder in Kraft setzen (Anfang ihres Namens)
  --bestaetigen NAME als zweite Person unterschreiben, was die erste vorgelegt hat
  --schluessel DATEI Ihr Schlüssel (anlegen: weiche schluessel neu)
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  von: { type: 'string' },
  ausgabe: { type: 'string' },
  bestaetigen: { type: 'string' },
  schluessel: { type: 'string' },
} as const

export const freigeben: Befehl = {
  name: 'freigeben',
  kurz: 'Regeln mit zwei Unterschriften in Kraft setzen, auch eine frühere Ausgabe',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte } = gelesen
    const [leistung] = gelesen.orte
    if (leistung === undefined && werte.bestaetigen === undefined)
      return fehler(ausgabe, 'Bitte die Leistung angeben, zum Beispiel: weiche freigeben wohngeld')
    const wer = werte.schluessel === undefined ? undefined : unterschrift(werte.schluessel)
    if (wer && !wer.ok) return fehler(ausgabe, wer.text)
    return mitInstallation(werte.daten, ausgabe, async (i) => {
      const vorschlag =
        werte.bestaetigen !== undefined
          ? await ausAntrag(i, werte.bestaetigen)
          : werte.ausgabe !== undefined
            ? await ausBestand(i, leistung!, werte.ausgabe)
            : await ausOrdner(leistung!, werte.von, berlinDatum(i.uhr.jetzt()))
      return gibFrei(i, vorschlag, wer?.wert.unterzeichner, ausgabe)
    })
  },
}

async function gibFrei(
  i: OffeneInstallation,
  vorschlag: Vorschlag,
  wer: Unterzeichner | undefined,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const { print, say } = ausgabe
  if (!vorschlag.ok) {
    for (const meldung of vorschlag.meldungen) say(meldung)
    say('So kann nichts freigegeben werden.')
    return 1
  }
  const { leistung } = vorschlag
  const { steuerung } = await i.steuerung.stand.readNow(leistung)
  const jetzt = steuerung.ausgabe
  print(
    `Ausgabe ${kurzname(vorschlag.ausgabe)} von ${leistung}; in Kraft ist ${jetzt ? kurzname(jetzt) : 'noch keine'}.`,
  )
  print(berichtText(vorschlag.bericht))
  if (jetzt !== undefined && jetzt !== vorschlag.ausgabe) {
    const bisher = await i.steuerung.ausgaben.load(leistung, jetzt)
    print(
      `\nWas sich ändert:\n${alsText(vergleiche(Object.fromEntries(bisher), Object.fromEntries(vorschlag.dateien)))}\n`,
    )
  }
  if (!wer) return zeigeStand(i, leistung, vorschlag.ausgabe, ausgabe)
  if (vorschlag.neu) await i.steuerung.ausgaben.store(leistung, vorschlag.dateien, i.uhr.jetzt())
  const ergebnis = await i.steuerung.gibFrei(vorschlag, wer)
  switch (ergebnis.kind) {
    case 'freigegeben':
      print(`${antragText(ergebnis.antrag)}: von zwei Personen unterschrieben und in Kraft.`)
      return 0
    case 'beantragt':
      print(`${antragText(ergebnis.antrag)}: unterschrieben, die zweite Unterschrift fehlt noch.`)
      print(
        `Die zweite Person: npm run weiche -- freigeben --bestaetigen ${kurzname(vorschlag.ausgabe)} --schluessel DATEI`,
      )
      return 0
    case 'unveraendert':
      print('Diese Ausgabe gilt schon.')
      return 0
    case 'abgelehnt':
      return fehler(ausgabe, ergebnis.text)
  }
}

/** Without a key nothing is stored: what is in force, what waits. */
async function zeigeStand(i: OffeneInstallation, leistung: string, neu: string, { print }: Ausgabe): Promise<Endwert> {
  const now = await i.steuerung.stand.readNow(leistung)
  const { freigabe, assistiert, verworfen } = now.steuerung
  if (freigabe)
    print(
      `In Kraft: ${freigabe.antrag ? antragText(freigabe.antrag) : kurzname(freigabe.ausgabe)}, gezeichnet: ${freigabe.urheber}.`,
    )
  const fruehere = (await freigabenVon(i.log, leistung)).filter((f) => f.ausgabe !== freigabe?.ausgabe)
  if (fruehere.length > 0)
    print(['Früher (wieder in Kraft mit --ausgabe NAME):', ...fruehere.map((f) => `  ${antragText(f)}`)].join('\n'))
  if (assistiert) print('Sie schlägt nur vor, ein Mensch entscheidet.')
  const antrag = wartend(now)?.antrag
  if (antrag) print(`Es wartet auf die zweite Unterschrift: ${antragText(antrag)}.`)
  for (const { seq, grund } of verworfen) print(`Ohne Wirkung (Eintrag ${seq}): ${grund}`)
  if (freigabe?.ausgabe !== neu)
    print('Freigeben: denselben Befehl mit --schluessel DATEI, zwei Personen nacheinander.')
  return 0
}
