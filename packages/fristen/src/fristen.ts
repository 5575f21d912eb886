import { addMonate, addTage, type Datum, wochentag } from './datum.ts'
import { feiertag } from './feiertage.ts'
import type { Land } from './land.ts'

const SAMSTAG = 6

export function isWerktag(datum: Datum, land: Land): boolean {
  return wochentag(datum) < SAMSTAG && feiertag(datum, land) === undefined
}

/** The day itself when it is a Werktag, else the next one (§ 26 Abs. 3 S. 1 SGB X, § 193 BGB). */
export function werktagAb(datum: Datum, land: Land): Datum {
  let tag = datum
  while (!isWerktag(tag, land)) tag = addTage(tag, 1)
  return tag
}

/**
 * A deadline that the authority sets, as a fixed date: `tage` days after `datum`, moved to a Werktag by the authority
 * itself, because a fixed date does not move by law (§ 26 Abs. 3 S. 2 SGB X).
 */
export function nachforderungsfrist(datum: Datum, tage: number, land: Land): Datum {
  return werktagAb(addTage(datum, tage), land)
}

/** Whether the day of Bekanntgabe is moved to a Werktag when it falls on a weekend or holiday. */
export type Bekanntgabe = 'fester-tag' | 'werktag'

/**
 * Day on which a posted act counts as made known: the 4th day after posting, the 3rd for what was posted before 2025
 * (§ 37 Abs. 2 SGB X, § 41 Abs. 2 VwVfG, § 122 Abs. 2 Nr. 1 AO). For benefits a fiction, no deadline: weekends and
 * holidays do not move it (BSG, B 14 AS 12/09 R). For taxes they do (§ 108 Abs. 3 AO; BFH, IX R 68/98).
 */
export function bekanntgabe(aufgabe: Datum, land: Land, art: Bekanntgabe = 'fester-tag'): Datum {
  const tag = addTage(aufgabe, aufgabe < '2025-01-01' ? 3 : 4)
  return art === 'werktag' ? werktagAb(tag, land) : tag
}

/** Last day for the Widerspruch: one month after Bekanntgabe, moved to a Werktag (§ 70 VwGO, § 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO). */
export function widerspruchsfrist(tagDerBekanntgabe: Datum, land: Land): Datum {
  return werktagAb(addMonate(tagDerBekanntgabe, 1), land)
}
