import type { Dezimal } from './dezimal.ts'

/** Unknown, with the names of the facts that would settle it. Never false, never zero. */
export type Offen = { readonly offen: readonly string[] }

/** One item of a list: own slots for its Angaben and its `je` Ableitungen. */
export type Element = {
  /** As in `haushalt.mitglieder[m2]`. */
  readonly pfad: string
  /** Ids from the outermost list on, joined by a dot: `m2` or `m2.e1`. */
  readonly ids: string
  /** The item around this one when its list lies in a list. */
  readonly aussen: Element | undefined
  readonly werte: (Laufwert | undefined)[]
}

/** A value while computing. Texts and dates are strings: the types are checked when the package is loaded. */
export type Laufwert = boolean | string | Dezimal | Offen | Element | Laufwert[]

/** One evaluation. A slot that is undefined is not computed yet. */
export type Lauf = { readonly werte: (Laufwert | undefined)[]; readonly lokal: Laufwert[] }

export type Fn = (lauf: Lauf) => Laufwert

export function istOffen(wert: Laufwert): wert is Offen {
  return typeof wert === 'object' && (wert as Partial<Offen>).offen !== undefined
}

export function offen(...namen: string[]): Offen {
  return { offen: namen }
}

/** Union in order of appearance, each name once. */
export function vereine(a: Offen, b: Offen): Offen {
  if (a === b) return a
  let names: string[] | undefined
  for (const name of b.offen) {
    if (a.offen.includes(name)) continue
    names ??= [...a.offen]
    names.push(name)
  }
  return names ? { offen: names } : a
}

/** Puts an item and the ones around it in their places (outermost first). */
export function setzeElement(lauf: Lauf, plaetze: readonly number[], element: Element | undefined): void {
  let hier = element
  for (let i = plaetze.length - 1; hier && i >= 0; i--) {
    lauf.lokal[plaetze[i]!] = hier
    hier = hier.aussen
  }
}
