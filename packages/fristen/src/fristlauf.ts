import { addMonate, addTage, type Datum } from './datum.ts'
import type { Sitz } from './sitz.ts'
import { werktagAb } from './werktag.ts'

export type Dauer = { tage: number } | { wochen: number } | { monate: number } | { jahre: number }

/** `ereignis`: the day of the event is not counted (§ 187 Abs. 1 BGB). `tagesbeginn`: the first day counts (Abs. 2). */
export type Beginn = { ereignis: Datum } | { tagesbeginn: Datum }

/**
 * Last day of a period (§ 188 BGB), before any shift. Months end on the day that bears the same number as the day of the
 * event, or, counted from the start of a day, on the day before; where a month lacks that day, on its last (Abs. 3).
 */
export function fristende(beginn: Beginn, dauer: Dauer): Datum {
  if ('tage' in dauer || 'wochen' in dauer) {
    const tage = 'tage' in dauer ? dauer.tage : dauer.wochen * 7
    return 'ereignis' in beginn ? addTage(beginn.ereignis, tage) : addTage(beginn.tagesbeginn, tage - 1)
  }
  const monate = 'monate' in dauer ? dauer.monate : dauer.jahre * 12
  if ('ereignis' in beginn) return addMonate(beginn.ereignis, monate)
  const same = addMonate(beginn.tagesbeginn, monate)
  // A month without that day ends the period itself; else it ends the day before.
  return same.slice(8) === beginn.tagesbeginn.slice(8) ? addTage(same, -1) : same
}

/** § 193 BGB, § 26 Abs. 3 S. 1 SGB X, § 31 Abs. 3 S. 1 VwVfG: what ends on no Werktag ends on the next one. */
export function fristendeWerktag(beginn: Beginn, dauer: Dauer, sitz: Sitz): Datum {
  return werktagAb(fristende(beginn, dauer), sitz)
}

/** § 190 BGB: more time is counted from the end of the old period, which is not shifted for that. */
export function verlaengere(ende: Datum, dauer: Dauer): Datum {
  return fristende({ ereignis: ende }, dauer)
}

/** § 192 BGB: beginning, middle and end of a month are the 1st, the 15th and the last day. */
export function monatstag(datum: Datum, teil: 'anfang' | 'mitte' | 'ende'): Datum {
  const monat = datum.slice(0, 8)
  if (teil === 'ende') return addTage(addMonate(`${monat}01`, 1), -1)
  return teil === 'anfang' ? `${monat}01` : `${monat}15`
}

/** § 189 BGB: half a year is six months, a quarter three, half a month 15 days. */
export const halbesJahr: Dauer = { monate: 6 }
export const vierteljahr: Dauer = { monate: 3 }
export const halberMonat: Dauer = { tage: 15 }
