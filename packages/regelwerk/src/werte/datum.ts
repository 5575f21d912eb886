/** Calendar days as `YYYY-MM-DD`: text order is time order. */

/** A real day of the Gregorian calendar. */
export function istDatum(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  const [year, month, day] = [ziffern(text, 0, 4), ziffern(text, 5, 7), ziffern(text, 8, 10)]
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= tageImMonat(year, month)
}

/** The number that the digits of a part make; less than 0 when something else is among them. */
function ziffern(text: string, von: number, bis: number): number {
  let zahl = 0
  for (let i = von; i < bis; i++) {
    const ziffer = text.charCodeAt(i) - 48
    if (!(ziffer >= 0 && ziffer <= 9)) return -1
    zahl = zahl * 10 + ziffer
  }
  return zahl
}

function tageImMonat(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Full years of life (§ 187 Abs. 2, § 188 Abs. 2, 3 BGB): born on 29 February, a year is full on 1 March of other years. */
export function alter(geburt: string, am: string): number {
  const years = Number(am.slice(0, 4)) - Number(geburt.slice(0, 4))
  return am.slice(5) < geburt.slice(5) ? years - 1 : years
}

export function monatsanfang(tag: string): string {
  return `${tag.slice(0, 7)}-01`
}

/** First day of the month `anzahl` months later. */
export function plusMonate(monat: string, anzahl: number): string {
  const months = Number(monat.slice(0, 4)) * 12 + Number(monat.slice(5, 7)) - 1 + anzahl
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

export function monatsende(monat: string): string {
  const tage = tageImMonat(Number(monat.slice(0, 4)), Number(monat.slice(5, 7)))
  return `${monat.slice(0, 7)}-${String(tage)}`
}
