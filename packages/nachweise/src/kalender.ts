/** Calendar days are strings `YYYY-MM-DD`: they compare as text and need no clock. */
export function isDatum(text: string): boolean {
  const [, jahr, monat, tag] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (!jahr || !monat || !tag) return false
  return (
    Number(monat) >= 1 && Number(monat) <= 12 && Number(tag) >= 1 && Number(tag) <= daysIn(Number(jahr), Number(monat))
  )
}

/** The same day some months earlier; the last day of a shorter month when that day does not exist. */
export function monateVor(datum: string, monate: number): string {
  const [jahr, monat, tag] = datum.split('-').map(Number) as [number, number, number]
  const index = jahr * 12 + (monat - 1) - monate
  const [j, m] = [Math.floor(index / 12), (index % 12) + 1]
  return `${String(j).padStart(4, '0')}-${pad(m)}-${pad(Math.min(tag, daysIn(j, m)))}`
}

/** Number of calendar months from a first to a last day of a month; undefined = no whole months. */
export function ganzeMonate(von: string, bis: string): number | undefined {
  const [vonJahr, vonMonat, vonTag] = von.split('-').map(Number) as [number, number, number]
  const [bisJahr, bisMonat, bisTag] = bis.split('-').map(Number) as [number, number, number]
  if (vonTag !== 1 || bisTag !== daysIn(bisJahr, bisMonat) || von > bis) return undefined
  return (bisJahr - vonJahr) * 12 + (bisMonat - vonMonat) + 1
}

function daysIn(jahr: number, monat: number): number {
  if (monat === 2) return (jahr % 4 === 0 && jahr % 100 !== 0) || jahr % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(monat) ? 30 : 31
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
