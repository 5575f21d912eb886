import type { Lage } from '../bedingung/ergebnis.ts'
import { type Modell, verfahren } from '../modell/modell.ts'
import { vonGanzzahl } from '../werte/dezimal.ts'
import { type Element, istOffen, type Lauf, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'
import type { Kompiliert } from './kompiliert.ts'

/** A fresh frame with all Angaben of one case; `monat` = first month of the Abschnitt. */
export function starteLauf(kompiliert: Kompiliert, lage: Lage, monate: number, monat: string): Lauf {
  const werte = new Array<Laufwert | undefined>(kompiliert.slots)
  werte[verfahren.eingangsdatum] = lage.eingangsdatum
  werte[verfahren.entscheidungsdatum] = lage.entscheidungsdatum
  werte[verfahren.monate] = vonGanzzahl(monate)
  werte[verfahren.monat] = monat
  kompiliert.lies(lage.angaben, werte)
  return { werte, lokal: new Array<Laufwert>(kompiliert.plaetze) }
}

/** All items of a list, through the lists around it, and what keeps some of them unknown. */
export function elementeVon(
  modell: Modell,
  lauf: Lauf,
  liste: string,
): { elemente: Element[]; unbekannt: Offen | undefined } {
  const aussen = modell.listen.get(liste)!.aussen
  if (aussen === '') return sammle([slotwert(modell.namen.get(liste), lauf.werte)])
  const umgebend = elementeVon(modell, lauf, aussen)
  const symbol = modell.listen.get(aussen)!.namen.get(liste.slice(aussen.length + 1))
  return sammle(
    umgebend.elemente.map((element) => slotwert(symbol, element.werte)),
    umgebend.unbekannt,
  )
}

function slotwert(symbol: { k: string } | undefined, werte: readonly (Laufwert | undefined)[]): Laufwert {
  return werte[(symbol as { k: 'angabe'; slot: number }).slot]!
}

function sammle(listen: readonly Laufwert[], schon?: Offen): { elemente: Element[]; unbekannt: Offen | undefined } {
  const elemente: Element[] = []
  let unbekannt = schon
  for (const liste of listen) {
    if (istOffen(liste)) unbekannt = unbekannt ? vereine(unbekannt, liste) : liste
    else elemente.push(...(liste as Element[]))
  }
  return { elemente, unbekannt }
}
