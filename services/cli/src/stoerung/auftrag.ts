import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { OffeneInstallation } from '@weiche/installation'
import {
  entwerfe,
  fehlerImAuftrag,
  finde,
  fuehreAus,
  isLeer,
  type Vorhaben,
  zaehle,
  unterschreibe as zeichne,
} from '@weiche/stoerung'
import { Reparatur, Reparaturauftrag } from '@weiche/vorgang'
import type { Ausgabe, Endwert } from '../befehl.ts'
import { fehler, mitInstallation } from '../installation.ts'
import { unterschrift } from '../person.ts'
import { liesAuswahl, OHNE_AUSWAHL } from './auswahl.ts'
import type { Teil, Werte } from './optionen.ts'
import { auftragText, ergebnisText } from './text.ts'

/** The first person: finds the Vorgaenge as they are now, signs, and puts the order into a file. */
export const lege =
  (aktion: 'uebergeben' | 'uebergehen'): Teil =>
  async (orte, werte, ausgabe) => {
    const gelesen = liesAuswahl(orte, werte)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    if (isLeer(gelesen.auswahl)) return fehler(ausgabe, OHNE_AUSWAHL)
    const schritt = Reparatur.shape.schritt.safeParse(werte.schritt)
    if (!schritt.success || (aktion === 'uebergehen') === (schritt.data === ''))
      return fehler(ausgabe, 'Bitte bei „uebergehen“ (und nur dort) --schritt uebergabe oder --schritt ablage angeben.')
    return mitInstallation(werte.daten, ausgabe, async (i) => {
      const now = new Date()
      const treffer = await finde(i.databases, gelesen.auswahl, now, gelesen.anzahl)
      if (treffer.length === 0) return fehler(ausgabe, 'Dazu gibt es keinen Vorgang.')
      const gesamt = await zaehle(i.databases, gelesen.auswahl, now)
      if (gesamt > treffer.length)
        ausgabe.say(`Der Auftrag umfasst ${treffer.length} von ${gesamt} Vorgängen; mit --anzahl werden es mehr.`)
      return schreibeAuftrag(
        i,
        { aktion, schritt: schritt.data, grund: werte.grund, treffer, geparkt: [] },
        werte,
        ausgabe,
      )
    })
  }

/** Also for parked messages. What it is about stands in the access log of who signs. */
export async function schreibeAuftrag(
  { steuerung, zugriffslog, uhr }: OffeneInstallation,
  vorhaben: Vorhaben,
  werte: Werte,
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const { auftrag: datei } = werte
  if (datei === undefined || werte.schluessel === undefined)
    return fehler(ausgabe, 'Bitte --auftrag DATEI (wird angelegt) und --schluessel DATEI angeben.')
  if (werte.grund.trim() === '')
    return fehler(ausgabe, 'Es fehlt der Grund. Bitte mit --grund angeben, warum (ohne Namen und ohne Persönliches).')
  const wer = unterschrift(werte.schluessel)
  if (!wer.ok) return fehler(ausgabe, wer.text)
  const { unterzeichner } = wer.wert
  const reparatur = entwerfe(vorhaben, randomUUID(), new Date())
  const gezeichnet = await zeichne({ reparatur, unterschriften: [] }, unterzeichner, steuerung.schluessel)
  if (!gezeichnet.ok) return fehler(ausgabe, gezeichnet.text)
  await zugriffslog.record({
    person: `schluessel-${unterzeichner.schluessel}`,
    aktion: `betrieb.${reparatur.aktion}.vorgelegt`,
    vorgangIds: reparatur.vorgaenge.map(([id]) => id),
    ...{ zweck: werte.zweck, zeitpunkt: uhr.jetzt() },
  })
  try {
    writeFileSync(datei, `${JSON.stringify(gezeichnet.auftrag, null, 2)}\n`, { flag: 'wx' })
  } catch (error) {
    return fehler(
      ausgabe,
      `${datei} lässt sich nicht anlegen (${(error as NodeJS.ErrnoException).code}). Bitte einen anderen Namen angeben.`,
    )
  }
  ausgabe.print(auftragText(reparatur))
  ausgabe.print(
    `Unterschrieben; es ist noch nichts geschehen. Die zweite Person: npm run weiche -- stoerung unterschreiben ${datei} --schluessel DATEI --ja`,
  )
  return 0
}

/** The second person: sees all of it; with --ja it takes effect. */
export const unterschreibe: Teil = async ([datei], werte, ausgabe) => {
  if (datei === undefined) return fehler(ausgabe, 'Bitte die Datei des Auftrags angeben.')
  const auftrag = liesAuftrag(datei)
  if (!auftrag) return fehler(ausgabe, `${datei} ist kein lesbarer Auftrag. Bitte den Pfad prüfen.`)
  ausgabe.print(auftragText(auftrag.reparatur))
  if (!werte.ja) {
    ausgabe.print('Nur gezeigt. Unterschreiben und ausführen: denselben Befehl mit --schluessel DATEI --ja.')
    return 0
  }
  if (werte.schluessel === undefined) return fehler(ausgabe, 'Bitte mit --schluessel DATEI unterschreiben.')
  const wer = unterschrift(werte.schluessel)
  if (!wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const gezeichnet = await zeichne(auftrag, wer.wert.unterzeichner, i.steuerung.schluessel)
    if (!gezeichnet.ok) return fehler(ausgabe, gezeichnet.text)
    const fehlt = await fehlerImAuftrag(gezeichnet.auftrag, i.steuerung.schluessel, new Date())
    if (fehlt !== '') return fehler(ausgabe, fehlt)
    const ergebnis = await fuehreAus(gezeichnet.auftrag, i)
    if (ergebnis.kind === 'abgelehnt') return fehler(ausgabe, ergebnis.text)
    for (const einzeln of ergebnis.vorgaenge) ausgabe.print(ergebnisText(einzeln))
    if (auftrag.reparatur.aktion === 'verwerfen') ausgabe.print(`${ergebnis.verworfen} Nachrichten verworfen.`)
    const getan = (e: (typeof ergebnis.vorgaenge)[number]) => e.ergebnis === 'getan' || e.ergebnis === 'schon-getan'
    return ergebnis.vorgaenge.every(getan) ? 0 : 1
  })
}

function liesAuftrag(datei: string): Reparaturauftrag | undefined {
  try {
    return Reparaturauftrag.parse(JSON.parse(readFileSync(datei, 'utf8')))
  } catch {
    return undefined
  }
}
