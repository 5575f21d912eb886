import { bewerte, type Paket, pruefeAngaben, type Spur } from '@weiche/regelwerk'
import type { Fall } from '../fall/fall.ts'
import type { Seite } from './seiten.ts'

/** What a case is evaluated from. */
export type Spielbar = Pick<Fall, 'angaben' | 'eingang' | 'entscheidung'>

/** One case as it was evaluated. */
export type Lauf = { fall: string; spuren: readonly Spur[] }

/** One case evaluated, per Abschnitt; months before the first Fassung leave nothing. */
export function spieleFall(paket: Paket, fall: Spielbar): Spur[] {
  const { angaben } = pruefeAngaben(paket, fall.angaben)
  const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
  return bewerte(paket, lage).spuren.filter((spur) => spur !== undefined)
}

/** The outcome of a rule or a condition; undefined = not reached. */
export function seiteVon(befund: Spur['blaetter'][number]): Seite | undefined {
  if (befund === undefined) return undefined
  return befund === true ? 'wahr' : befund === false ? 'falsch' : 'offen'
}
