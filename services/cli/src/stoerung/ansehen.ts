import { finde, gruppiere, zaehle, zeige as zeigeVorgang } from '@weiche/stoerung'
import { parseVorgangsId } from '@weiche/vorgang'
import { fehler, mitInstallation } from '../installation.ts'
import { liesPerson } from '../person.ts'
import { liesAuswahl } from './auswahl.ts'
import type { Teil } from './optionen.ts'
import { ansichtText, gruppenText, trefferText } from './text.ts'

const ANLASS = 'Wer Vorgänge ansieht, wird festgehalten.'

/** Counts need nobody's name; a list of Vorgaenge does. */
export const liste: Teil = async (orte, werte, ausgabe) => {
  const gelesen = liesAuswahl(orte, werte)
  if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
  const { auswahl, anzahl } = gelesen
  const namentlich = werte.person !== undefined || werte.schluessel !== undefined
  const wer = namentlich ? liesPerson(werte, ANLASS) : undefined
  if (wer && !wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async ({ databases, zugriffslog, uhr }) => {
    const now = new Date()
    if (!wer) {
      const gruppen = await gruppiere(databases, auswahl, now)
      ausgabe.print(werte.json ? JSON.stringify(gruppen, null, 2) : gruppenText(gruppen, now))
      return 0
    }
    const treffer = await finde(databases, auswahl, now, anzahl)
    const vorgangIds = treffer.map((t) => t.vorgangId)
    const { zweck } = werte
    await zugriffslog.record({
      ...{ person: wer.person, aktion: 'betrieb.aufgelistet', vorgangIds, zweck, zeitpunkt: uhr.jetzt() },
    })
    const gesamt = await zaehle(databases, auswahl, now)
    ausgabe.print(
      werte.json ? JSON.stringify({ gesamt, vorgaenge: treffer }, null, 2) : trefferText(treffer, gesamt, now),
    )
    return 0
  })
}

export const zeige: Teil = async ([name], werte, ausgabe) => {
  const vorgangId = name === undefined ? undefined : parseVorgangsId(name)
  if (!vorgangId) return fehler(ausgabe, 'Bitte eine Vorgangs-ID angeben, zum Beispiel ABCD-EFGH-JKMN-PQRS-T.')
  const wer = liesPerson(werte, ANLASS)
  if (!wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const { person } = wer
    const { zweck } = werte
    await i.zugriffslog.record({
      ...{ person, aktion: 'betrieb.angesehen', vorgangIds: [vorgangId], zweck, zeitpunkt: i.uhr.jetzt() },
    })
    const ansicht = await zeigeVorgang(i, vorgangId)
    if (!ansicht) return fehler(ausgabe, `Den Vorgang ${vorgangId} gibt es in dieser Installation nicht.`)
    ausgabe.print(werte.json ? JSON.stringify(ansicht, null, 2) : ansichtText(ansicht))
    return 0
  })
}
