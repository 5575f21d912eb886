import type { Live } from '../seite/modell.ts'
import { uhrzeitText } from '../worte/zeit.ts'
import type { Offen } from '../zugang/offen.ts'

/** Makes a page one that stays up to date; `saetze` say what is on it now. */
export function liveOf({ kontext, vorgang }: Offen, saetze: readonly string[], jetzt: Date): Live {
  return {
    strom: `/antraege/${vorgang.vorgangId}/neues`,
    seq: vorgang.seq,
    gesagt: saetze.filter((satz) => satz !== '').join('. '),
    stand: uhrzeitText(jetzt, kontext.sprache),
  }
}
