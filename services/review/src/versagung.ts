import { berlinDatum } from '@weiche/fristen'
import {
  type Forderung,
  isAktuell,
  offeneNachforderung,
  unbeantworteterFristantrag,
  unzustellbare,
  type Vorgang,
} from '@weiche/vorgang'

/** The facts on which a Versagung rests (§ 66 Abs. 1 and 3 SGB I); each of them from the log. */
export type Versagungsgrund = {
  nachforderung: string
  angefordertAm: string
  erinnertAm: string
  fristBis: string
  posten: Forderung[]
}

/**
 * May a Versagung go out now? Asked, warned in writing with proof, Frist over, nothing answered: looked at when it is
 * drafted and once more at the instant of sending. A string says in German what stands against it. `heute`: day in Berlin.
 */
export function versagungsgrund(v: Vorgang, heute: string): Versagungsgrund | string {
  if (v.bescheid) return 'Der Bescheid ist schon erlassen.'
  const offen = offeneNachforderung(v)
  if (!offen || !isAktuell(v, v.nachforderung))
    return 'Es ist keine Nachforderung offen, oder es ist etwas eingegangen, das erst zu prüfen ist.'
  if (offen.posten.length === 0) return 'Es fehlt nichts mehr.'
  const warned = offen.erinnerung && v.mitteilungenVersandt[offen.erinnerung.id]
  if (!warned)
    return 'Der schriftliche Hinweis auf die Folgen ist nicht nachweislich versandt. Ohne ihn darf nicht versagt werden.'
  if (unzustellbare(v).length > 0) return 'Ein Schreiben ist zurückgekommen. Bitte stellen Sie es zuerst neu zu.'
  if (unbeantworteterFristantrag(v)) return 'Um mehr Zeit ist gebeten worden. Bitte antworten Sie zuerst darauf.'
  if (heute <= offen.frist || !offen.abgelaufen) return `Die Frist läuft noch, bis ${offen.frist}.`
  const asked = v.mitteilungenVersandt[offen.id] ?? offen.letzte
  return {
    nachforderung: offen.id,
    angefordertAm: dayOf(asked),
    erinnertAm: dayOf(warned),
    fristBis: offen.frist,
    posten: offen.posten,
  }
}

const dayOf = ({ zeitpunkt }: { zeitpunkt: string }) => berlinDatum(new Date(zeitpunkt))
