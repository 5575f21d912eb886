import { addTage, type Datum } from './datum.ts'
import type { Sitz } from './sitz.ts'
import { werktagAb } from './werktag.ts'

/**
 * A deadline that the authority sets, as a fixed date: `tage` days after `datum`, moved to a Werktag by the authority
 * itself, because a fixed date does not move by law (§ 26 Abs. 3 S. 2 SGB X, § 31 Abs. 3 S. 2 VwVfG).
 */
export function nachforderungsfrist(datum: Datum, tage: number, sitz: Sitz): Datum {
  return werktagAb(addTage(datum, tage), sitz)
}

/** No request and no reminder gives less (§ 66 Abs. 3 SGB I: a reasonable deadline), counted from Bekanntgabe. */
export const MINDESTENS_TAGE = 14

/** A letter may leave some days after it was ordered, and keeps its date; never so late that it gives less than this. */
const NOCH_ANGEMESSEN_TAGE = 10

/** Would a letter that is made known on `bekannt` leave too little time until `frist`? Then it gets a new one. */
export function isZuKurz(frist: Datum, bekannt: Datum): boolean {
  return frist < addTage(bekannt, NOCH_ANGEMESSEN_TAGE)
}
