/** Reckoning with calendar days (`YYYY-MM-DD`, years 0000 to 9999). A day outside of these years is undefined. */

type Tag = { jahr: number; monat: number; tag: number }

export function teile(datum: string): Tag {
  return { jahr: Number(datum.slice(0, 4)), monat: Number(datum.slice(5, 7)), tag: Number(datum.slice(8, 10)) }
}

/** The day with these numbers, if there is one. */
export function tagAus(jahr: number, monat: number, tag: number): string | undefined {
  if (![jahr, monat, tag].every(Number.isInteger)) return undefined
  if (!(jahr >= 0 && jahr <= 9999 && monat >= 1 && monat <= 12 && tag >= 1 && tag <= laenge(jahr, monat)))
    return undefined
  return [String(jahr).padStart(4, '0'), String(monat).padStart(2, '0'), String(tag).padStart(2, '0')].join('-')
}

export function plusTage(datum: string, anzahl: number): string | undefined {
  return vonNummer(nummer(datum) + anzahl)
}

/** The same day so many months on; where the month is too short, its last day. */
export function plusMonateImKalender(datum: string, anzahl: number): string | undefined {
  const { jahr, monat, tag } = teile(datum)
  const monate = jahr * 12 + monat - 1 + anzahl
  const [j, m] = [Math.floor(monate / 12), (((monate % 12) + 12) % 12) + 1]
  return tagAus(j, m, Math.min(tag, laenge(j, m)))
}

export function tageZwischen(von: string, bis: string): number {
  return nummer(bis) - nummer(von)
}

/** Full months from one day to another, negative when it lies before. */
export function monateZwischen(von: string, bis: string): number {
  if (bis < von) return 0 - monateZwischen(bis, von)
  const [a, b] = [teile(von), teile(bis)]
  return (b.jahr - a.jahr) * 12 + b.monat - a.monat - (b.tag < a.tag ? 1 : 0)
}

/** 1 = Monday to 7 = Sunday. */
export function wochentag(datum: string): number {
  return ((((nummer(datum) + 2) % 7) + 7) % 7) + 1
}

export function tagImJahr(datum: string): number {
  return nummer(datum) - nummer(`${datum.slice(0, 4)}-01-01`) + 1
}

/** Week of ISO 8601: the one with the year's first Thursday is the first. */
export function kalenderwoche(datum: string): number {
  const donnerstag = plusTage(datum, 4 - wochentag(datum)) ?? datum
  return Math.floor((tagImJahr(donnerstag) - 1) / 7) + 1
}

function laenge(jahr: number, monat: number): number {
  if (monat === 2) return istSchaltjahr(jahr) ? 29 : 28
  return monat === 4 || monat === 6 || monat === 9 || monat === 11 ? 30 : 31
}

function istSchaltjahr(jahr: number): boolean {
  return jahr % 4 === 0 && (jahr % 100 !== 0 || jahr % 400 === 0)
}

/** Days since 0000-03-01: with years that begin in March the leap day comes last. */
function nummer(datum: string): number {
  const { jahr, monat, tag } = teile(datum)
  const j = monat > 2 ? jahr : jahr - 1
  const seitMaerz = (monat + 9) % 12
  return (
    j * 365 +
    Math.floor(j / 4) -
    Math.floor(j / 100) +
    Math.floor(j / 400) +
    Math.floor((153 * seitMaerz + 2) / 5) +
    tag -
    1
  )
}

function vonNummer(n: number): string | undefined {
  if (!Number.isSafeInteger(n) || n < -60 || n > 3652364) return undefined
  let jahr = Math.floor(n / 365.2425)
  while (nummerVonMaerz(jahr + 1) <= n) jahr++
  while (nummerVonMaerz(jahr) > n) jahr--
  const rest = n - nummerVonMaerz(jahr)
  const seitMaerz = Math.floor((5 * rest + 2) / 153)
  const monat = ((seitMaerz + 2) % 12) + 1
  return tagAus(monat > 2 ? jahr : jahr + 1, monat, rest - Math.floor((153 * seitMaerz + 2) / 5) + 1)
}

function nummerVonMaerz(jahr: number): number {
  return jahr * 365 + Math.floor(jahr / 4) - Math.floor(jahr / 100) + Math.floor(jahr / 400)
}
