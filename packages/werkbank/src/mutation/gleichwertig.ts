import { alleBlaetterVon, einblick, type Paket } from '@weiche/regelwerk'
import { bereicheVon } from '../bereich/bereich-von.ts'
import { type Moeglich, moeglichVon, regelMoeglich } from '../bereich/moeglich.ts'
import { type Mutant, pfadVon } from './mutant.ts'

/**
 * Is it proven that the change can never show? Only where a condition looks at the same facts as before and has, before and
 * after, one and the same answer whenever they are known; or where the rule can neither be true nor open before and after.
 * Everything else has to be shown by a case.
 */
export function istGleichwertig(vorher: Paket, nachher: Paket, { eintrag, schritte }: Mutant): boolean {
  if (schritte[0] !== 'regeln') return false
  const anBlatt = schritte.at(-1) === 'operator' || schritte.at(-1) === 'value'
  const stelle = anBlatt ? pfadVon(schritte.slice(3, -1)) : undefined
  return vorher.fassungen.every((fassung) => {
    const [a, b] = [moeglich(vorher, fassung, eintrag, stelle), moeglich(nachher, fassung, eintrag, stelle)]
    if (a === undefined) return true
    if (b === undefined) return false
    if (stelle !== undefined) return (!a.wahr && !b.wahr) || (!a.falsch && !b.falsch)
    return !a.wahr && !b.wahr && !a.offen && !b.offen
  })
}

/** Of the condition at `stelle`, else of the whole rule; undefined when the Fassung has none. */
function moeglich(paket: Paket, fassung: string, code: string, stelle: string | undefined): Moeglich | undefined {
  const blick = einblick(paket, fassung)
  const regel = blick.regeln.find(({ json }) => json.code === code)
  if (!regel) return undefined
  const bereiche = bereicheVon(blick, paket.felder)
  if (stelle === undefined) return regelMoeglich(regel.bedingung, bereiche)
  const blatt = alleBlaetterVon(regel.bedingung).find((b) => b.stelle === stelle)
  return blatt && moeglichVon(blatt, bereiche)
}
