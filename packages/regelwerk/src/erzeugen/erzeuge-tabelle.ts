import type { Baum } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import type { Dezimal } from '../werte/dezimal.ts'
import { istOffen, type Lauf, type Laufwert } from '../werte/laufwert.ts'

type Stufe = Map<unknown, Stufe | Laufwert>
type Nachschlag = Baum & { k: 'tabelle' }

const KEIN_LAUF: Lauf = { werte: [], lokal: [] }

/**
 * Looks up known keys. What was found once is found again by its keys as they are, column by column, without putting a
 * text together; no more than the table has rows, so nothing of the cases piles up.
 */
export function nachschlager(baum: Nachschlag): (...schluessel: Laufwert[]) => Laufwert {
  const gefunden: Stufe = new Map()
  let frei = baum.tabelle.zeilen.size
  if (baum.argumente.length === 1) return (a) => (gefunden.get(griff(a!)) as Laufwert | undefined) ?? suche([a!])
  if (baum.argumente.length === 2)
    return (a, b) => {
      const spalte = gefunden.get(griff(a!)) as Stufe | undefined
      return (spalte?.get(griff(b!)) as Laufwert | undefined) ?? suche([a!, b!])
    }
  return (...schluessel) => {
    let hier: Stufe | Laufwert | undefined = gefunden
    for (let i = 0; i < schluessel.length && hier !== undefined; i++) hier = (hier as Stufe).get(griff(schluessel[i]!))
    return (hier as Laufwert | undefined) ?? suche(schluessel)
  }

  function suche(schluessel: readonly Laufwert[]): Laufwert {
    const argumente = schluessel.map((wert, i): Baum => ({ k: 'konstante', typ: baum.argumente[i]!.typ, wert }))
    const wert = kompiliere({ ...baum, argumente })(KEIN_LAUF)
    const griffe = schluessel.map(griff)
    if (istOffen(wert) || griffe.includes(undefined) || frei === 0) return wert
    frei--
    const letzte = griffe.pop()
    let hier = gefunden
    for (const teil of griffe) {
      const naechste = (hier.get(teil) as Stufe | undefined) ?? new Map()
      hier.set(teil, naechste)
      hier = naechste
    }
    hier.set(letzte, wert)
    return wert
  }
}

/** What identifies a key: itself, or its number. One with decimals has many forms: it is looked up in full each time. */
function griff(wert: Laufwert): unknown {
  if (typeof wert !== 'object') return wert
  const { n, s } = wert as Dezimal
  return s === 0 ? n : undefined
}
