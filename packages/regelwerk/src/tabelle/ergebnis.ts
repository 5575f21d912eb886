import type { Entwurf } from '../ausdruecke/lade-entwurf.ts'
import type { Ableitung, Baum } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { alsGanzzahl, type Dezimal, vonGanzzahl } from '../werte/dezimal.ts'
import { type Element, type Fn, istOffen, type Lauf, type Laufwert, setzeElement } from '../werte/laufwert.ts'
import type { Treffer } from './suche.ts'

export type Ausgabe = { werte: readonly Laufwert[] }

/** A decision table ready to decide. `normen` by row. */
export type Entscheider = {
  finde(werte: readonly Laufwert[]): Treffer
  ausgaben: readonly Ausgabe[]
  alle: boolean
  normen: readonly string[]
}

/**
 * The number of the row that hit is a computed fact (from 1; a list of them when all rows count), and so is every
 * result. All of them name the norm of the row in the trace.
 */
export function alsAbleitungen(
  { finde, ausgaben, alle, normen }: Entscheider,
  eingaben: readonly Baum[],
  [zeile, ...ergebnisse]: readonly Entwurf[],
): void {
  const werte = eingaben.map(kompiliere)
  setze(zeile!, eingaben, (lauf) => {
    const treffer = finde(werte.map((wert) => wert(lauf)))
    if (istOffen(treffer as Laufwert)) return treffer as Laufwert
    const nummern = (treffer as readonly number[]).map((index) => vonGanzzahl(index + 1))
    return alle ? nummern : nummern[0]!
  })
  const { ableitung } = zeile!
  for (const [j, ergebnis] of ergebnisse.entries()) {
    const spalte = ausgaben[j]!.werte
    const baum = bezug(ableitung, ergebnis.ableitung.plaetze)
    const hier = kompiliere(baum)
    setze(ergebnis, [baum], (lauf) => {
      const wert = hier(lauf)
      if (istOffen(wert)) return wert
      return alle ? (wert as Laufwert[]).map((nummer) => spalte[index(nummer)]!) : spalte[index(wert)]!
    })
  }
  const hier = kompiliere(bezug(ableitung, ableitung.plaetze))
  const normVon = (lauf: Lauf, element: Element | undefined): string | undefined => {
    setzeElement(lauf, ableitung.plaetze, element)
    const wert = ableitung.liste !== '' && !element ? undefined : hier(lauf)
    if (wert === undefined || istOffen(wert)) return undefined
    const zeilen = alle ? (wert as Laufwert[]) : [wert]
    return [...new Set(zeilen.map((nummer) => normen[index(nummer)]!))].join('; ') || undefined
  }
  for (const entwurf of [zeile!, ...ergebnisse]) entwurf.normVon = normVon
}

function setze(entwurf: Entwurf, teile: readonly Baum[], fn: Fn): void {
  entwurf.ableitung.fn = fn
  entwurf.baum = { k: 'extern', typ: entwurf.ableitung.typ, fn, teile }
}

/** The fact as it is seen from where the items stand in `plaetze`. */
function bezug(ableitung: Ableitung, plaetze: readonly number[]): Baum {
  const platz = plaetze.at(-1)
  return platz === undefined
    ? { k: 'ableitung', typ: ableitung.typ, ableitung }
    : { k: 'feldableitung', typ: ableitung.typ, platz, ableitung }
}

function index(nummer: Laufwert): number {
  return alsGanzzahl(nummer as Dezimal)! - 1
}
