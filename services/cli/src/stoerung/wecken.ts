import { finde, isLeer, wecke, zaehle } from '@weiche/stoerung'
import { fehler, mitInstallation } from '../installation.ts'
import { liesPerson } from '../person.ts'
import { liesAuswahl, OHNE_AUSWAHL } from './auswahl.ts'
import type { Teil } from './optionen.ts'
import { trefferText } from './text.ts'

/** Without --ja it shows whom it would wake. */
export const wecken: Teil = async (orte, werte, ausgabe) => {
  const gelesen = liesAuswahl(orte, werte)
  if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
  const { auswahl, anzahl } = gelesen
  if (isLeer(auswahl)) return fehler(ausgabe, OHNE_AUSWAHL)
  const wer = liesPerson(werte, 'Wer weckt, wird festgehalten.')
  if (!wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async ({ databases, zugriffslog, uhr }) => {
    const now = new Date()
    const treffer = await finde(databases, auswahl, now, anzahl)
    if (treffer.length === 0) return fehler(ausgabe, 'Dazu gibt es keinen Vorgang.')
    const vorgangIds = treffer.map((t) => t.vorgangId)
    const aktion = werte.ja ? 'betrieb.geweckt' : 'betrieb.aufgelistet'
    const { zweck } = werte
    await zugriffslog.record({ person: wer.person, aktion, vorgangIds, zweck, zeitpunkt: uhr.jetzt() })
    ausgabe.print(trefferText(treffer, await zaehle(databases, auswahl, now), now))
    if (!werte.ja) {
      ausgabe.print('Nur gezeigt, niemand geweckt. Wecken: denselben Befehl mit --ja.')
      return 0
    }
    const geweckt = await wecke(databases, treffer, now)
    const ruhend = treffer.length - geweckt
    ausgabe.print(
      `${geweckt} geweckt${ruhend > 0 ? `; ${ruhend} ruhen, dort ist nichts zu tun` : ''}. Läuft Weiche, geschieht es binnen einer Sekunde, sonst beim nächsten Start.`,
    )
    return 0
  })
}
