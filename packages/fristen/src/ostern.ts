import type { Datum } from './datum.ts'

/** Easter Sunday of the Gregorian calendar (Gauss, with the corrections of Lichtenberg), for any year from 1583. */
export function ostersonntag(jahr: number): Datum {
  const k = Math.floor(jahr / 100)
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25)
  const s = 2 - Math.floor((3 * k + 3) / 4)
  const a = jahr % 19
  const d = (19 * a + m) % 30
  const r = Math.floor((d + Math.floor(a / 11)) / 29)
  const grenze = 21 + d - r
  const sonntag = 7 - ((jahr + Math.floor(jahr / 4) + s) % 7)
  const maerz = grenze + 7 - ((((grenze - sonntag) % 7) + 7) % 7)
  const monat = maerz > 31 ? 4 : 3
  const tag = maerz > 31 ? maerz - 31 : maerz
  return `${jahr}-0${monat}-${String(tag).padStart(2, '0')}`
}
