import { type Befund, blaetterVon, kompiliereBedingung } from './bedingung.ts'
import { werteAbleitung, werteFuerElement } from './feel-compile.ts'
import type { Rechtsstand } from './kompiliert.ts'
import { elementeVon } from './lauf-start.ts'
import type { Lauf, Offen } from './laufwert.ts'
import type { Modell } from './modell.ts'

/**
 * What one evaluation of one Fassung leaves behind: all values in the frame by slot, all results by index. It is kept
 * instead of the printed trace, which is some hundred lines that are hardly ever read.
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

export type Programm = {
  /** Computes all Ableitungen of a Fassung into the frame. */
  rechne(lauf: Lauf): void
  /** Evaluates all its rules; the Ableitungen stand in the frame. */
  pruefe(lauf: Lauf): Befunde
}

/** The program as closures: works everywhere. */
export function programmAusFunktionen(stand: Rechtsstand, modell: Modell): Programm {
  const { ableitungen } = stand
  let ab = 0
  const regeln = stand.regeln.map(({ bedingung }) => {
    const pruefe = kompiliereBedingung(bedingung, ab)
    ab += blaetterVon(bedingung).length
    return pruefe
  })
  return {
    rechne(lauf) {
      for (const { ableitung } of ableitungen) {
        if (ableitung.liste === '') werteAbleitung(ableitung, lauf)
        else
          for (const element of elementeVon(modell, lauf, ableitung.liste).elemente)
            werteFuerElement(ableitung, element, lauf)
      }
    },
    pruefe(lauf) {
      const blaetter = new Array<Befund>(ab)
      return { regeln: regeln.map((pruefe) => pruefe(lauf, blaetter)), blaetter }
    },
  }
}
