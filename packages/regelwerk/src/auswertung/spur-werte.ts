import type { Spurnotiz, Wert } from '@weiche/vorgang'
import type { KAbleitung } from '../ausdruecke/lade-entwurf.ts'
import type { Rechenzeile } from '../bedingung/ergebnis.ts'
import type { Kompiliert } from '../programm/kompiliert.ts'
import { elementeVon } from '../programm/lauf-start.ts'
import type { Element, Lauf } from '../werte/laufwert.ts'

/** A computed fact as it was found; `id` with the item's path. */
export type Spurwert = {
  k: KAbleitung
  id: string
  wert: Wert
  offen: readonly string[]
  element: Element | undefined
}

export type Abschnittswerte = { werte: Record<string, Wert>; berechnung: Rechenzeile[] }

const NICHTS: readonly string[] = []

/** All computed facts in file order. `lauf` = the frame they were found in, or one that was restored. */
export function spurwerte({ modell, fassungen }: Kompiliert, notiz: Spurnotiz, lauf: Lauf): Spurwert[] {
  const { ableitungen } = fassungen.find(({ gueltigAb }) => gueltigAb === notiz.fassung)!
  const alle: Spurwert[] = []
  let offene = 0
  const lege = (k: KAbleitung, id: string, wert: Wert, element: Element | undefined) =>
    alle.push({ k, id, wert, offen: wert === null ? notiz.offen[offene++]! : NICHTS, element })
  for (const [index, k] of ableitungen.entries()) {
    const { liste } = k.ableitung
    const wert = notiz.werte[index]!
    if (liste === '') {
      lege(k, k.json.id, wert, undefined)
      continue
    }
    const { elemente, unbekannt } = elementeVon(modell, lauf, liste)
    for (const [i, element] of elemente.entries()) lege(k, `${element.pfad}.${k.name}`, (wert as Wert[])[i]!, element)
    if (unbekannt) alle.push({ k, id: `${liste}.${k.name}`, wert: null, offen: unbekannt.offen, element: undefined })
  }
  return alle
}

/** By name, and the lines of the calculation sheet. */
export function werteUndBogen(alle: readonly Spurwert[], lauf: Lauf): Abschnittswerte {
  const druck: Abschnittswerte = { werte: {}, berechnung: [] }
  for (const eins of alle) {
    const { k, id, wert, element } = eins
    druck.werte[id] = wert
    if (k.json.bescheid) druck.berechnung.push(rechenzeile(k, id, k.titel(lauf, element), wert, normDes(eins, lauf)))
  }
  return druck
}

/** Of a decision table the norm of the row that hit. */
export function normDes({ k, element }: Spurwert, lauf: Lauf): string {
  return k.normVon?.(lauf, element) ?? k.json.norm
}

function rechenzeile(k: KAbleitung, id: string, titel: string, wert: Wert, norm: string): Rechenzeile {
  const { typ } = k.json
  if (wert === null || typ === 'liste') return { id, titel, wert: 'offen', typ: 'text', norm }
  return { id, titel, wert: String(wert), typ, norm }
}
