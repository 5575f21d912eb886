/** Values that meet each other often and lie where engines go wrong: equal numbers written differently, texts that look like numbers, more digits than a double holds. */
const ZAHLEN = [
  '0',
  '1',
  '-1',
  '0.50',
  '0.5',
  '2.5',
  '2.49',
  '10',
  '9',
  '9007199254740993',
  '9007199254740992',
  '0.0000000001',
]
const GANZE = [0, 1, -1, 2, 3, 9, 10, 9007199254740991]
const TAGE = ['2024-02-29', '2024-03-01', '2024-02-28', '2023-12-31', '2024-01-01', '1958-11-05']
const WORTE = ['a', 'b', 'ab', '', 'A', '10', '9', 'true', 'null', '2024-03-01', '__proto__']

export const WERTE = ['a', 'b', 'ab', '10'] as const
export const typen = ['betrag', 'zahl', 'ganzzahl', 'janein', 'datum', 'text', 'auswahl'] as const
export type Feldtyp = (typeof typen)[number]

const VORRAT: Record<Feldtyp, readonly (string | number | boolean)[]> = {
  betrag: ZAHLEN,
  zahl: ZAHLEN,
  ganzzahl: GANZE,
  janein: [true, false],
  datum: TAGE,
  text: WORTE,
  auswahl: WERTE,
}

export function wertAus(typ: Feldtyp, n: number): string | number | boolean {
  return waehle(VORRAT[typ], n)
}

/** What a Feld says an empty answer means: something that could be answered. */
export function vorgabeAus(typ: Feldtyp, n: number): string | number | boolean {
  const wert = wertAus(typ, n)
  if (typ !== 'betrag' && typ !== 'zahl') return wert
  return /^-?\d{1,10}(\.\d{1,2})?$/.test(String(wert)) ? wert : '0.50'
}

/** One time in four unknown. */
export function angabeAus(typ: Feldtyp, n: number): string | number | boolean | undefined {
  return n % 4 === 3 ? undefined : waehle(VORRAT[typ], Math.floor(n / 4))
}

export function waehle<T>(liste: readonly T[], n: number): T {
  return liste[n % liste.length]!
}

/** Types whose values may be compared with each other. */
export function sorte(typ: Feldtyp): 'zahl' | 'janein' | 'datum' | 'text' {
  if (typ === 'janein' || typ === 'datum') return typ
  return typ === 'text' || typ === 'auswahl' ? 'text' : 'zahl'
}
