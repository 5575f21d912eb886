import { addTage, type Datum } from './datum.ts'
import type { Sitz } from './sitz.ts'
import { werktagAb } from './werktag.ts'

/** Whether the day of Bekanntgabe is moved to a Werktag when it falls on a weekend or holiday. */
export type Bekanntgabe = 'fester-tag' | 'werktag'

/** What was sent before this day is made known a day earlier (Postrechtsmodernisierungsgesetz). */
const VIER_TAGE_AB = '2025-01-01'

/** The 4th day after `gesandt`, the 3rd for what was sent before 2025. */
const fiktion = (gesandt: Datum): Datum => addTage(gesandt, gesandt < VIER_TAGE_AB ? 3 : 4)

/**
 * Day on which a posted act counts as made known (§ 37 Abs. 2 SGB X, § 41 Abs. 2 VwVfG, § 122 Abs. 2 Nr. 1 AO). For
 * benefits a fiction, no deadline: weekends and holidays do not move it (BSG, B 14 AS 12/09 R). For taxes they do
 * (§ 108 Abs. 3 AO; BFH, IX R 68/98).
 */
export function bekanntgabe(aufgabe: Datum, sitz: Sitz, art: Bekanntgabe = 'fester-tag'): Datum {
  return art === 'werktag' ? werktagAb(fiktion(aufgabe), sitz) : fiktion(aufgabe)
}

/** Bekanntgabe by fetching from a portal: § 37 Abs. 2a SGB X, § 41 Abs. 2a VwVfG, § 9 Abs. 1 OZG. All need consent. */
export type Abrufverfahren = 'sgb-x' | 'vwvfg' | 'ozg'
export type Abruf = {
  /** Day on which the document was there to be fetched. */
  bereitstellung: Datum
  /** Day on which the notification was sent; "" = none was: then only § 9 OZG runs. */
  benachrichtigung: Datum
  /** Day of the first fetch; "" = not yet. */
  abgerufen: Datum
}
export type Abrufstand =
  | { stand: 'bekannt'; tag: Datum }
  /** Nothing runs yet. `bis`: last day to fetch it (§ 41 Abs. 2a), else "". */
  | { stand: 'offen'; bis: Datum }
  /** Not fetched in time: no Bekanntgabe; another way is to be taken. `am`: day on which that was clear. */
  | { stand: 'entfallen'; am: Datum }

/** § 41 Abs. 2a S. 4 VwVfG: ten days after the notification the offer ends. */
const ABRUF_TAGE = 10

/** Where a document stands that waits to be fetched, on the day `heute`. Never moved by weekends or holidays. */
export function abrufstand(verfahren: Abrufverfahren, abruf: Abruf, heute: Datum): Abrufstand {
  const { bereitstellung, benachrichtigung, abgerufen } = abruf
  if (verfahren === 'ozg') return { stand: 'bekannt', tag: fiktion(bereitstellung) }
  if (verfahren === 'sgb-x') {
    return benachrichtigung === '' ? { stand: 'offen', bis: '' } : { stand: 'bekannt', tag: fiktion(benachrichtigung) }
  }
  const bis = benachrichtigung === '' ? '' : addTage(benachrichtigung, ABRUF_TAGE)
  if (abgerufen !== '' && (bis === '' || abgerufen <= bis)) return { stand: 'bekannt', tag: addTage(abgerufen, 1) }
  if (bis !== '' && heute > bis) return { stand: 'entfallen', am: addTage(bis, 1) }
  return { stand: 'offen', bis }
}
