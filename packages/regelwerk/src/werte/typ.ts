/** Static types of values. `text` may know all its possible words (auswahl, string literals). */
export type Typ =
  /** `geld`: printed with at least two decimals. */
  | { art: 'zahl'; geld?: true }
  | { art: 'janein' }
  | { art: 'datum' }
  /** Years and months, or days and hours: one never becomes the other. The value is a number of months or of seconds. */
  | { art: 'dauer'; in: 'monate' | 'sekunden' }
  | { art: 'text'; werte?: readonly string[] }
  | { art: 'liste'; von: Typ }
  /** Fields in the order of their names; the value is the list of theirs in that order. */
  | { art: 'kontext'; felder: readonly Kontextfeld[] }
  | { art: 'element'; liste: string }
  /** Of what an empty list consists: it fits everywhere. */
  | { art: 'leer' }
  /** An error was reported already: anything goes, no second message. */
  | { art: 'fehler' }

export type Kontextfeld = { readonly name: string; readonly typ: Typ }

export const ZAHL: Typ = { art: 'zahl' }
export const GELD: Typ = { art: 'zahl', geld: true }
export const JANEIN: Typ = { art: 'janein' }
export const DATUM: Typ = { art: 'datum' }
export const TEXT: Typ = { art: 'text' }
export const MONATE: Typ = { art: 'dauer', in: 'monate' }
export const ZEIT: Typ = { art: 'dauer', in: 'sekunden' }
export const LEER: Typ = { art: 'leer' }
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

/** Fields of a context in the one order that the engine knows. */
export function kontextVon(felder: readonly Kontextfeld[]): Typ & { art: 'kontext' } {
  return { art: 'kontext', felder: [...felder].sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** May values of the two types be compared or stand in the same place? */
export function passt(a: Typ, b: Typ): boolean {
  if (a.art === 'fehler' || b.art === 'fehler' || a.art === 'leer' || b.art === 'leer') return true
  if (a.art === 'liste' && b.art === 'liste') return passt(a.von, b.von)
  if (a.art === 'element' && b.art === 'element') return a.liste === b.liste
  if (a.art === 'dauer' && b.art === 'dauer') return a.in === b.in
  if (a.art === 'kontext' && b.art === 'kontext')
    return (
      a.felder.length === b.felder.length &&
      a.felder.every((feld, i) => feld.name === b.felder[i]!.name && passt(feld.typ, b.felder[i]!.typ))
    )
  return a.art === b.art
}

/** Something in it was reported already. */
export function istFehlerhaft(typ: Typ): boolean {
  if (typ.art === 'kontext') return typ.felder.some((feld) => istFehlerhaft(feld.typ))
  return typ.art === 'liste' ? istFehlerhaft(typ.von) : typ.art === 'fehler'
}

/** Can two values of it be asked for equality? An item of a list has no value of its own, only its fields have. */
export function istVergleichbar(typ: Typ): boolean {
  if (typ.art === 'kontext') return typ.felder.every((feld) => istVergleichbar(feld.typ))
  return typ.art === 'liste' ? istVergleichbar(typ.von) : typ.art !== 'element'
}

export function istGeordnet(typ: Typ): boolean {
  return typ.art === 'zahl' || typ.art === 'datum' || typ.art === 'dauer'
}

/** The type that holds both; call only when `passt`. */
export function gemeinsam(a: Typ, b: Typ): Typ {
  if (a.art === 'fehler' || a.art === 'leer') return b
  if (a.art === 'liste' && b.art === 'liste') return { art: 'liste', von: gemeinsam(a.von, b.von) }
  if (a.art === 'kontext' && b.art === 'kontext')
    return {
      art: 'kontext',
      felder: a.felder.map((f, i) => ({ name: f.name, typ: gemeinsam(f.typ, b.felder[i]!.typ) })),
    }
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
    case 'dauer':
      return typ.in === 'monate' ? 'eine Dauer in Jahren und Monaten' : 'eine Dauer in Tagen'
    case 'text':
      return 'ein Text'
    case 'liste':
      return typ.von.art === 'leer' ? 'eine leere Liste' : `eine Liste (${nenne(typ.von)})`
    case 'kontext':
      return `ein Kontext (${typ.felder.map((feld) => feld.name).join(', ')})`
    case 'element':
      return `ein Eintrag von „${typ.liste}“`
    default:
      return 'nichts'
  }
}
