import { istOffen, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'
import type { Ende, Frage, Knoten } from './baum.ts'
import type { Spalte } from './spalte.ts'

/** Rows that hit, or what would have to be known to say so. */
export type Treffer = readonly number[] | Offen

/**
 * Looks up the rows for these inputs. An unknown input does no harm when every value it could have leads to the same
 * rows; otherwise the result is unknown, with the names of all unknown inputs that are asked for on the way.
 */
export function suche(baum: Knoten, spalten: readonly Spalte[], werte: readonly Laufwert[]): Treffer {
  /** The first question without an answer. */
  let ab: Frage | undefined
  const finde = (knoten: Knoten): Ende | undefined => {
    let hier = knoten
    while (hier.k === 'frage') {
      const wert = werte[hier.spalte]!
      if (istOffen(wert)) {
        ab ??= hier
        return ausAllen(hier)
      }
      hier = hier.kinder.get(spalten[hier.spalte]!.klasse(wert)) ?? hier.sonst
    }
    return hier
  }
  const ausAllen = (frage: Frage): Ende | undefined => {
    let einig: Ende | undefined
    for (const kind of frage.sonstMoeglich ? [...frage.kinder.values(), frage.sonst] : frage.kinder.values()) {
      const ende = finde(kind)
      if (!ende || (einig && ende !== einig)) return undefined
      einig = ende
    }
    return einig
  }
  return finde(baum)?.zeilen ?? unbekannte(ab!, werte)
}

function unbekannte(frage: Frage, werte: readonly Laufwert[]): Offen {
  const alle = werte.filter((wert, spalte): wert is Offen => frage.spalten.has(spalte) && istOffen(wert))
  return alle.reduce(vereine)
}
