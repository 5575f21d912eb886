import type { Bestand } from '../bestand.ts'
import type { Eintrag } from '../kunde.ts'

/**
 * How long the applications that were not done at the end of the last fault took from then on: median in ms, to the second (arrival
 * times of the log); 0 = all were done.
 */
export function erholungOf(ledger: readonly Eintrag[], { akten }: Bestand, geheiltUm: number): number {
  const left = ledger
    .flatMap((e) => {
      const stored = akten.get(e.eingereicht?.vorgangId ?? '')?.stored.values()
      return stored ? Math.max(...stored) * 1_000 - geheiltUm : []
    })
    .filter((ms) => ms > 0)
    .sort((a, b) => a - b)
  return left[Math.floor(left.length / 2)] ?? 0
}
