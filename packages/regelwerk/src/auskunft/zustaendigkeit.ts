import type { Angaben } from '@weiche/vorgang'
import type { Paket } from '../laden/paket.ts'
import { starteLauf } from '../programm/lauf-start.ts'

export type Zustaendigkeit = {
  organisationseinheit: string
  team: string
  fachverfahren: string
  aktenplan: string
  /** Code why no rule hit: a person has to look. Empty = a rule hit. */
  codes: string[]
}

/** First rule that is surely true, by the newest Fassung; an unknown one does not hit. None: the values of `sonst` and its code. */
export function zustaendigkeit(paket: Paket, angaben: Angaben): Zustaendigkeit {
  const { kompiliert, zustaendigkeit: json } = paket
  const lauf = starteLauf(kompiliert, { angaben, eingangsdatum: '', entscheidungsdatum: '' }, 0, '')
  const index = kompiliert.fassungen.at(-1)!.zustaendigkeit.findIndex((wenn) => wenn(lauf) === true)
  const { organisationseinheit, team, fachverfahren, aktenplan } = json.regeln[index] ?? json.sonst
  return { organisationseinheit, team, fachverfahren, aktenplan, codes: index < 0 ? [json.sonst.code] : [] }
}
