import { einblick, type Paket } from '@weiche/regelwerk'
import { bereicheVon } from '../bereich/bereich-von.ts'
import { type Moeglich, regelMoeglich } from '../bereich/moeglich.ts'
import type { Mutant } from './mutant.ts'

/**
 * Is it proven that the change can never show? Only where the rule could never fire before and cannot after, and is open
 * for the same reason; everything else has to be shown by a case.
 */
export function istGleichwertig(vorher: Paket, nachher: Paket, { eintrag, schritte }: Mutant): boolean {
  if (schritte[0] !== 'regeln') return false
  return vorher.fassungen.every((fassung) => {
    const [a, b] = [moeglich(vorher, fassung, eintrag), moeglich(nachher, fassung, eintrag)]
    return a === undefined || (b !== undefined && !a.wahr && !b.wahr && !a.offen && !b.offen)
  })
}

function moeglich(paket: Paket, fassung: string, code: string): Moeglich | undefined {
  const blick = einblick(paket, fassung)
  const regel = blick.regeln.find(({ json }) => json.code === code)
  return regel && regelMoeglich(regel.bedingung, bereicheVon(blick, paket.felder))
}
