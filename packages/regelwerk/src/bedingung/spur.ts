import type { Element, Lauf, Laufwert, Offen } from '../werte/laufwert.ts'
import type { Befund } from './bedingung.ts'

/**
 * What one evaluation of one Fassung leaves behind: the frame with every value by slot. Everything else follows from
 * it and is worked out when somebody asks, as the printed trace is.
 */
export type Spur = Befunde & {
  readonly abschnitt: number
  /** `gueltigAb` of the Fassung. */
  readonly fassung: string
  readonly lauf: Lauf
}

export type Befunde = {
  /** By index of `regelnVon`. */
  readonly regeln: readonly (boolean | Offen)[]
  /** By index of the leaves of `regelnVon`; undefined = not reached. */
  readonly blaetter: readonly Befund[]
}

/** A rule that is true or kept open; `index` as in `regelnVon`. */
export type Regelbefund = { readonly index: number; readonly befund: true | Offen }

export type Programm = {
  /** Computes all Ableitungen of a Fassung into the frame. */
  rechne(lauf: Lauf): void
  /** By index of the Ableitungen: computes one, for an item of its list, and puts it into its slot, which is empty. */
  einzeln: readonly ((lauf: Lauf, element?: Element) => Laufwert)[]
  /** The rules that are not false, in order; the Ableitungen stand in the frame. */
  pruefe(lauf: Lauf): Regelbefund[]
  /** The same in full: every rule and every leaf. */
  notiere(lauf: Lauf): Befunde
}

/** A class because getters of an object literal would give every Spur a shape of its own, which outlives it. */
class SpurMitBefunden implements Spur {
  readonly abschnitt: number
  readonly fassung: string
  readonly lauf: Lauf
  readonly #programm: Programm
  #befunde: Befunde | undefined = undefined
  constructor(abschnitt: number, fassung: string, lauf: Lauf, programm: Programm) {
    this.abschnitt = abschnitt
    this.fassung = fassung
    this.lauf = lauf
    this.#programm = programm
  }
  get regeln() {
    return this.#notiere().regeln
  }
  get blaetter() {
    return this.#notiere().blaetter
  }
  #notiere(): Befunde {
    this.#befunde ??= this.#programm.notiere(this.lauf)
    return this.#befunde
  }
}

export function createSpur(abschnitt: number, fassung: string, lauf: Lauf, programm: Programm): Spur {
  return new SpurMitBefunden(abschnitt, fassung, lauf, programm)
}
