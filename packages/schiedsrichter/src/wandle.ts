import type { Faktwert, Skalarart } from './fakten.ts'

/** What the original gets: `===` and `<` of JavaScript mean the same for it as equality and order mean for the law. */
export type Originalwert = bigint | number | string | boolean | null | Originalwert[]

/** Decimals of a number as text. */
export function stellen(zahl: string): number {
  const punkt = zahl.indexOf('.')
  return punkt < 0 ? 0 : zahl.length - punkt - 1
}

/** "12.5" at a scale of 2 is 1250n. */
export function skaliere(zahl: string, skala: number): bigint {
  return BigInt(zahl.replace('.', '') + '0'.repeat(skala - stellen(zahl)))
}

/** Numbers become whole numbers of one common scale, days the number YYYYMMDD; texts and ja/nein stay. */
export function wandle(wert: Faktwert, art: Skalarart, skala: number): Originalwert {
  if (Array.isArray(wert)) return wert.map((x) => wandle(x, art, skala))
  if (typeof wert !== 'string') return wert
  if (art === 'zahl' || art === 'ganzzahl') return skaliere(wert, skala)
  return art === 'datum' ? Number(wert.replaceAll('-', '')) : wert
}

export function istZahl(art: Skalarart): boolean {
  return art === 'zahl' || art === 'ganzzahl'
}
