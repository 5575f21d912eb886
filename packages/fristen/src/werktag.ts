import { addTage, type Datum, wochentag } from './datum.ts'
import { feiertag } from './feiertage.ts'
import type { Sitz } from './sitz.ts'

const SAMSTAG = 6

export function isWerktag(datum: Datum, sitz: Sitz): boolean {
  return wochentag(datum) < SAMSTAG && feiertag(datum, sitz) === undefined
}

/** The day itself when it is a Werktag, else the next one (§ 26 Abs. 3 S. 1 SGB X, § 193 BGB). */
export function werktagAb(datum: Datum, sitz: Sitz): Datum {
  let tag = datum
  while (!isWerktag(tag, sitz)) tag = addTage(tag, 1)
  return tag
}
