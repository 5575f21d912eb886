import { type Element, istOffen, type Lauf } from '../werte/laufwert.ts'
import { type Befund, type Blatt, blaetterVon } from './bedingung.ts'

/**
 * Shows a leaf with what it says and then, item by item, the leaves inside of some, every and none. These stop at the item
 * that settles the question; what is shown is what every item says, so all are asked again.
 */
export function besucheBlatt(
  blatt: Blatt,
  befund: Befund,
  lauf: Lauf,
  zeige: (b: Blatt, befund: Befund) => void,
): void {
  zeige(blatt, befund)
  if (befund === undefined || !blatt.eintraege) return
  const { liste, platz, bedingung, pruefe } = blatt.eintraege
  const eintraege = liste.fn(lauf)
  if (istOffen(eintraege)) return
  const innen = blaetterVon(bedingung)
  for (const eintrag of eintraege as Element[]) {
    const befunde: Befund[] = []
    lauf.lokal[platz] = eintrag
    pruefe(lauf, befunde)
    for (const [index, kind] of innen.entries()) {
      lauf.lokal[platz] = eintrag
      besucheBlatt(kind, befunde[index], lauf, zeige)
    }
  }
}
