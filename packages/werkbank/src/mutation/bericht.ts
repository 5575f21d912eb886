import { zufallAus } from '../probe/kuenstlich.ts'
import { type Mutant, pfadVon } from './mutant.ts'
import type { Ausgang } from './mutationslauf.ts'

/** A mistake that no case notices. */
export type Ueberlebender = Omit<Mutant, 'schritte'> & { pfad: string }
export type Mutationsbericht = Record<'geprueft' | Exclude<Ausgang, 'ueberlebt'>, number> & {
  ueberlebt: Ueberlebender[]
  /** Share of the mistakes that a case notices, among those that can be noticed; 1 when there is none. */
  quote: number
}

export function mutationsbericht(ergebnisse: Iterable<readonly [Mutant, Ausgang]>): Mutationsbericht {
  const zahl = { getoetet: 0, ueberlebt: 0, gleichwertig: 0, ungueltig: 0 }
  const ueberlebt: Ueberlebender[] = []
  for (const [{ schritte, ...mutant }, ausgang] of ergebnisse) {
    zahl[ausgang]++
    if (ausgang === 'ueberlebt') ueberlebt.push({ ...mutant, pfad: pfadVon(schritte) })
  }
  const { getoetet, gleichwertig, ungueltig } = zahl
  const bemerkbar = getoetet + ueberlebt.length
  return {
    geprueft: bemerkbar + gleichwertig + ungueltig,
    getoetet,
    gleichwertig,
    ungueltig,
    ueberlebt,
    quote: bemerkbar === 0 ? 1 : getoetet / bemerkbar,
  }
}

/** A share of the mutants, drawn by the seed; in their order. */
export function ziehe<T>(alle: readonly T[], anteil: number, seed: number): T[] {
  if (anteil >= 1) return [...alle]
  const zufall = zufallAus(seed)
  return alle.filter(() => zufall() < anteil)
}
