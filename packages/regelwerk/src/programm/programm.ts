import { type Befund, blaetterVon, kompiliereBedingung } from '../bedingung/bedingung.ts'
import type { Befunde, Programm, Regelbefund } from '../bedingung/spur.ts'
import { werteAbleitung, werteFuerElement } from '../feel/compile.ts'
import type { Modell } from '../modell/modell.ts'
import type { Lauf } from '../werte/laufwert.ts'
import type { Rechtsstand } from './kompiliert.ts'
import { elementeVon } from './lauf-start.ts'

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
    einzeln: ableitungen.map(
      ({ ableitung }) =>
        (lauf, element) =>
          element ? werteFuerElement(ableitung, element, lauf) : werteAbleitung(ableitung, lauf),
    ),
    pruefe(lauf) {
      const befunde: Regelbefund[] = []
      for (const [index, befund] of notiere(lauf).regeln.entries())
        if (befund !== false) befunde.push({ index, befund })
      return befunde
    },
    notiere,
  }

  function notiere(lauf: Lauf): Befunde {
    const blaetter = new Array<Befund>(ab)
    return { regeln: regeln.map((pruefe) => pruefe(lauf, blaetter)), blaetter }
  }
}
