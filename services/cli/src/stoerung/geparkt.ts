import { findeGeparkt, listeGeparkt, wiederhole } from '@weiche/stoerung'
import { fehler, mitInstallation } from '../installation.ts'
import { liesPerson } from '../person.ts'
import { schreibeAuftrag } from './auftrag.ts'
import type { Teil } from './optionen.ts'
import { geparktText } from './text.ts'

const ALLE = 1_000

/** Lists; `wiederholen` and `verwerfen` take names, or all that are there. */
export const geparkt: Teil = async ([was, ...namen], werte, ausgabe) => {
  if (was !== undefined && was !== 'wiederholen' && was !== 'verwerfen')
    return fehler(ausgabe, `„geparkt ${was}“ gibt es nicht. Es gibt: wiederholen, verwerfen.`)
  const wer = was === 'wiederholen' ? liesPerson(werte, 'Wer wiederholt, wird festgehalten.') : undefined
  if (wer && !wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const { anzahl, liste } = await listeGeparkt(i.databases, ALLE)
    const gewaehlt = namen.length === 0 ? liste : await findeGeparkt(i.databases, namen)
    if (namen.length > gewaehlt.length)
      return fehler(ausgabe, 'Nicht jede dieser Nachrichten liegt geparkt. „weiche stoerung geparkt“ zeigt ihre Namen.')
    if (werte.json && was === undefined) {
      ausgabe.print(JSON.stringify({ anzahl, geparkt: gewaehlt }, null, 2))
      return 0
    }
    ausgabe.print(geparktText(gewaehlt, namen.length === 0 ? anzahl : gewaehlt.length))
    const ids = gewaehlt.map((g) => g.id)
    if (was === undefined || ids.length === 0) return 0
    if (was === 'verwerfen')
      return schreibeAuftrag(
        i,
        { aktion: 'verwerfen', schritt: '', grund: werte.grund, treffer: [], geparkt: ids },
        werte,
        ausgabe,
      )
    if (!werte.ja) {
      ausgabe.print('Nur gezeigt. Wiederholen: denselben Befehl mit --ja.')
      return 0
    }
    const vorgangIds = gewaehlt.flatMap((g) => g.vorgangId ?? [])
    const { zweck } = werte
    const person = wer?.ok ? wer.person : ''
    await i.zugriffslog.record({ person, aktion: 'betrieb.wiederholt', vorgangIds, zweck, zeitpunkt: i.uhr.jetzt() })
    const ergebnisse = await wiederhole(i.databases, ids, new Date())
    for (const { id, ergebnis, grund } of ergebnisse) ausgabe.print(`  ${id}: ${ergebnis}. ${grund}`)
    return ergebnisse.every((e) => e.ergebnis === 'geweckt' || e.ergebnis === 'ruht') ? 0 : 1
  })
}
