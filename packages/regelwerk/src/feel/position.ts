import { alsGanzzahl, type Dezimal, runde } from '../werte/dezimal.ts'

/** FEEL cuts the decimals of positions and lengths off. */
export function ganzzahl(zahl: Dezimal): number | undefined {
  return alsGanzzahl(runde(zahl, 0, 'down'))
}

/** 1 = the first, -1 = the last: its index, or undefined when there is none. */
export function position(stelle: Dezimal, laenge: number): number | undefined {
  const n = ganzzahl(stelle)
  if (n === undefined || n === 0 || Math.abs(n) > laenge) return undefined
  return n > 0 ? n - 1 : laenge + n
}
