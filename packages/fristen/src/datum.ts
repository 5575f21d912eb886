import { Temporal } from 'temporal-polyfill'

/** Calendar date `YYYY-MM-DD`, without clock or zone: the law counts days. */
export type Datum = string

/** The day in Europe/Berlin on which an instant falls. `2025-06-30T22:30:00Z` is 1 July. */
export function berlinDatum(instant: Date): Datum {
  const stunde = Math.floor(instant.getTime() / 3_600_000)
  // Since 1893 Berlin is whole hours away from UTC, so all instants of an hour fall on one day; most ask for the same hour.
  if (stunde !== zuletzt.stunde || stunde < JAHR_1900) zuletzt = { stunde, datum: inBerlin(instant) }
  return zuletzt.datum
}

const JAHR_1900 = Date.UTC(1900, 0) / 3_600_000
let zuletzt = { stunde: Number.NaN, datum: '' }

function inBerlin(instant: Date): Datum {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDate()
    .toString()
}

/**
 * The instant at which a day of Berlin is over: the first one of the next day. A Frist that ends on `datum` is kept by
 * what arrives before it; display and check both use this one.
 */
export function tagesende(datum: Datum): Date {
  const next = plain(datum).add({ days: 1 }).toZonedDateTime('Europe/Berlin')
  return new Date(next.epochMilliseconds)
}

/** § 187 Abs. 1, § 188 Abs. 1 BGB: the day of the event is not counted. */
export function addTage(datum: Datum, tage: number): Datum {
  return plain(datum).add({ days: tage }).toString()
}

/** § 188 Abs. 2, 3 BGB: same day number; where the month lacks it, the last day of that month. */
export function addMonate(datum: Datum, monate: number): Datum {
  return plain(datum).add({ months: monate }, { overflow: 'constrain' }).toString()
}

/** 1 = Monday ... 7 = Sunday. */
export function wochentag(datum: Datum): number {
  return plain(datum).dayOfWeek
}

/** Throws a RangeError on anything but an existing day: a date that reached this point was checked before. */
function plain(datum: Datum): Temporal.PlainDate {
  const known = gelesen.get(datum)
  if (known) return known
  if (!/^\d{4}-\d{2}-\d{2}$/.test(datum)) throw new RangeError(`not a calendar date: ${datum}`)
  const read = Temporal.PlainDate.from(datum, { overflow: 'reject' })
  if (gelesen.size >= MANY) gelesen.clear()
  gelesen.set(datum, read)
  return read
}

/** Days that were read: nobody can change them, and most ask for the same few. */
const gelesen = new Map<Datum, Temporal.PlainDate>()
const MANY = 1_000
