/** Static types of values. `text` may know all its possible words (auswahl, string literals). */
export type Typ =
  /** `geld`: printed with at least two decimals. */
  | { art: 'zahl'; geld?: true }
  | { art: 'janein' }
  | { art: 'datum' }
  | { art: 'text'; werte?: readonly string[] }
  | { art: 'liste'; von: Typ }
  | { art: 'element'; liste: string }
  | { art: 'null' }
  /** An error was reported already: anything goes, no second message. */
  | { art: 'fehler' }

export const ZAHL: Typ = { art: 'zahl' }
export const GELD: Typ = { art: 'zahl', geld: true }
export const JANEIN: Typ = { art: 'janein' }
export const DATUM: Typ = { art: 'datum' }
export const TEXT: Typ = { art: 'text' }
export const FEHLER: Typ = { art: 'fehler' }

export function typVon(name: string, werte?: readonly string[]): Typ {
  switch (name) {
    case 'janein':
      return JANEIN
    case 'datum':
      return DATUM
    case 'text':
      return TEXT
    case 'auswahl':
      return { art: 'text', werte: werte ?? [] }
    case 'betrag':
      return GELD
    default:
      return ZAHL
  }
}

/** May values of the two types be compared or stand in the same place? */
export function passt(a: Typ, b: Typ): boolean {
  if (a.art === 'fehler' || b.art === 'fehler') return true
  if (a.art === 'liste' && b.art === 'liste') return passt(a.von, b.von)
  if (a.art === 'element' && b.art === 'element') return a.liste === b.liste
  return a.art === b.art
}

/** Something in it was reported already. */
export function istFehlerhaft(typ: Typ): boolean {
  return typ.art === 'liste' ? istFehlerhaft(typ.von) : typ.art === 'fehler'
}

/** The type that holds both; call only when `passt`. */
export function gemeinsam(a: Typ, b: Typ): Typ {
  if (a.art === 'fehler') return b
  if (a.art === 'liste' && b.art === 'liste') return { art: 'liste', von: gemeinsam(a.von, b.von) }
  if (a.art !== 'text' || b.art !== 'text') return a
  return a.werte && b.werte ? { art: 'text', werte: [...new Set([...a.werte, ...b.werte])] } : TEXT
}

export function nenne(typ: Typ): string {
  switch (typ.art) {
    case 'zahl':
      return 'eine Zahl'
    case 'janein':
      return 'ja/nein'
    case 'datum':
      return 'ein Datum'
    case 'text':
      return 'ein Text'
    case 'liste':
      return `eine Liste (${nenne(typ.von)})`
    case 'element':
      return `ein Eintrag von „${typ.liste}“`
    default:
      return 'nichts'
  }
}
