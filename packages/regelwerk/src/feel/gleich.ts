import { type Dezimal, vergleiche } from '../werte/dezimal.ts'
import { istOffen, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'

/** Are two known scalars of one type the same? */
export function gleich(a: Laufwert, b: Laufwert): boolean {
  return typeof a === 'object' ? vergleiche(a as Dezimal, b as Dezimal) === 0 : a === b
}

/** Lists and contexts by their parts, Kleene: one different part decides, an unknown one keeps it open. */
export function gleichTief(a: Laufwert, b: Laufwert): Laufwert {
  if (istOffen(a)) return istOffen(b) ? vereine(a, b) : a
  if (istOffen(b)) return b
  if (!Array.isArray(a)) return gleich(a, b)
  const andere = b as Laufwert[]
  if (a.length !== andere.length) return false
  let unbekannt: Offen | undefined
  for (const [index, teil] of a.entries()) {
    const wert = gleichTief(teil, andere[index]!)
    if (wert === false) return false
    if (istOffen(wert)) unbekannt = mit(unbekannt, wert)
  }
  return unbekannt ?? true
}

/** Less, equal or greater, for numbers, days and durations. */
export function ordne(a: Laufwert, b: Laufwert): number {
  if (typeof a === 'object') return vergleiche(a as Dezimal, b as Dezimal)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Kleene: one equal element is enough, an unknown one keeps it open. */
export function enthaelt(liste: readonly Laufwert[], wert: Laufwert): Laufwert {
  let unbekannt: Offen | undefined
  for (const element of liste) {
    const ergebnis = gleichTief(element, wert)
    if (ergebnis === true) return true
    if (istOffen(ergebnis)) unbekannt = mit(unbekannt, ergebnis)
  }
  return unbekannt ?? false
}

/** The unknown parts of a list, taken together; undefined when all are known. */
export function unbekanntIn(liste: readonly Laufwert[]): Offen | undefined {
  let unbekannt: Offen | undefined
  for (const element of liste) {
    const teil = istOffen(element) ? element : Array.isArray(element) ? unbekanntIn(element) : undefined
    if (teil) unbekannt = mit(unbekannt, teil)
  }
  return unbekannt
}

function mit(bisher: Offen | undefined, neu: Offen): Offen {
  return bisher ? vereine(bisher, neu) : neu
}
