import { ladePaket, type Paket } from '@weiche/regelwerk'
import type { Fall } from '../fall/fall.ts'
import { pruefeFall } from '../fall/pruefe-fall.ts'
import { fingerabdruck } from './fingerabdruck.ts'
import { istGleichwertig } from './gleichwertig.ts'
import { type Mutant, wende } from './mutant.ts'

/**
 * getoetet: a case notices. ueberlebt: none does. gleichwertig: proven to change nothing. ungueltig: does not load, so nobody
 * could make this mistake.
 */
export type Ausgang = 'getoetet' | 'ueberlebt' | 'gleichwertig' | 'ungueltig'
export type Mutationslauf = { pruefe(mutant: Mutant): Ausgang }

/** Prepares judging of mutants; the cases that do not hold as they are show nothing and are left out. */
export function starteMutation(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: Iterable<Fall>,
): Mutationslauf {
  const schlank = ohneBeiwerk(dateien)
  const gut = [...faelle].filter((fall) => pruefeFall(paket, fall).length === 0)
  const vorher = gut.map((fall) => fingerabdruck(paket, fall))
  return {
    pruefe(mutant) {
      const geladen = ladePaket(wende(schlank, mutant))
      if ('fehler' in geladen) return 'ungueltig'
      const neu = geladen.paket
      const bemerkt = gut.some((fall, i) => fingerabdruck(neu, fall) !== vorher[i] && pruefeFall(neu, fall).length > 0)
      if (bemerkt) return 'getoetet'
      return istGleichwertig(paket, neu, mutant) ? 'gleichwertig' : 'ueberlebt'
    },
  }
}

/** What no case depends on costs time with every loading. Texts of rules are kept by name only. */
function ohneBeiwerk(dateien: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dateien)
      .filter(([datei]) => !/^(faelle|beispiele|texte\/(einfach|leicht))\//.test(datei))
      .map(([datei, inhalt]) => [datei, datei.startsWith('texte/') ? 'Text.' : inhalt]),
  )
}
