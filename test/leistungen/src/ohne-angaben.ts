import type { Wert } from '@weiche/vorgang'

/** The same Angaben with every tenth fact or so taken away, also inside the items; ids stay. `zufall` answers from 0 to 1. */
export function ohne(wert: Wert, zufall: () => number): Wert {
  if (Array.isArray(wert)) return wert.map((x) => ohne(x, zufall))
  if (typeof wert !== 'object' || wert === null) return wert
  const bleibt = Object.entries(wert).filter(([name]) => name === 'id' || zufall() >= 0.1)
  return Object.fromEntries(bleibt.map(([name, x]) => [name, ohne(x, zufall)]))
}
