/** Values that something can have, seen without a case: never too small a set, so what lies outside is impossible. */
export type Bereich = {
  /** Can it be unknown? */
  offen: boolean
  wert: Wertebereich
}
export type Wertebereich =
  /** Numbers as doubles, widened where computing them was not exact; a date is the number of its day. */
  | { art: 'zahl'; min: number; max: number }
  /** Yes, no, and the words of an Auswahl. */
  | { art: 'worte'; worte: ReadonlySet<string | boolean> }
  /** `fest`: just these words are in it. */
  | { art: 'liste'; von: Bereich; laenge: { min: number; max: number }; fest?: true }
  /** Id of an item: a text that is never empty. */
  | { art: 'kennung' }
  | { art: 'alles' }

export const ALLES: Wertebereich = { art: 'alles' }
export const KENNUNG: Wertebereich = { art: 'kennung' }
export const JA_NEIN: Wertebereich = { art: 'worte', worte: new Set([true, false]) }

export function worte(...liste: (string | boolean)[]): Wertebereich {
  return { art: 'worte', worte: new Set(liste) }
}

export function zahlen(min: number, max: number): Wertebereich {
  return Number.isNaN(min) || Number.isNaN(max) ? ALLES : { art: 'zahl', min, max }
}

/** After computing with doubles: a little more on both sides, so that rounding never makes the set too small. */
export function geweitet(min: number, max: number): Wertebereich {
  return zahlen(min - Math.abs(min) * 1e-12, max + Math.abs(max) * 1e-12)
}

/** What either of them can be. */
export function vereint(a: Wertebereich, b: Wertebereich): Wertebereich {
  if (a.art === 'zahl' && b.art === 'zahl') return zahlen(Math.min(a.min, b.min), Math.max(a.max, b.max))
  if (a.art === 'worte' && b.art === 'worte') return { art: 'worte', worte: new Set([...a.worte, ...b.worte]) }
  if (a.art === 'liste' && b.art === 'liste')
    return {
      art: 'liste',
      von: { offen: a.von.offen || b.von.offen, wert: vereint(a.von.wert, b.von.wert) },
      laenge: { min: Math.min(a.laenge.min, b.laenge.min), max: Math.max(a.laenge.max, b.laenge.max) },
    }
  return ALLES
}

export function kann(wert: Wertebereich, janein: boolean): boolean {
  return wert.art !== 'worte' || wert.worte.has(janein)
}

/** Yes, no or both, as told. */
export function antwort(ja: boolean, nein: boolean): Wertebereich {
  return { art: 'worte', worte: new Set([...(ja ? [true] : []), ...(nein ? [false] : [])]) }
}
