import { naechster } from '../meldung/naechster.ts'
import { istGeordnet, nenne, passt, type Typ } from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Ableitung, Baum, Umgebung } from './baum.ts'

/** Variables in sight: bound names and the place of their value; `offen` = the value may be unknown. */
export type Lokale = ReadonlyMap<string, { platz: number; typ: Typ; offen?: true }>

/** Exact and not yet rounded; only what rounds may take it. `bruch` computes numerator and denominator, `paar` is the plain a / b. */
export type Quotient = { k: 'quotient'; bruch: Baum; paar?: readonly [Baum, Baum] }

/** What every part of the typing hands on. */
export type Kontext = {
  readonly umgebung: Umgebung
  readonly lokale: Lokale
  readonly benutzt: Set<Ableitung>
  typ(ast: Ast, kontext: Kontext): Baum
  roh(ast: Ast, kontext: Kontext): Baum | Quotient
}

export function verlange(ast: Ast, erwartet: Typ, kontext: Kontext): Baum {
  const baum = kontext.typ(ast, kontext)
  erwarte(baum.typ, erwartet, ast)
  return baum
}

export function erwarte(gefunden: Typ, erwartet: Typ, ast: Ast): void {
  if (passt(gefunden, erwartet)) return
  const rat =
    erwartet.art === 'datum' && gefunden.art === 'text' ? ' Ein Datum schreibt man als date("2025-01-01").' : ''
  throw new FeelFehler(`Hier wird ${nenne(erwartet)} gebraucht, das ist ${nenne(gefunden)}.${rat}`, ast.von)
}

export function pruefeOrdnung(typ: Typ, ast: Ast): void {
  if (!istGeordnet(typ) && typ.art !== 'fehler')
    throw new FeelFehler(`Größer und kleiner gibt es nur bei Zahlen, Daten und Dauern, das ist ${nenne(typ)}.`, ast.von)
}

/** Two sets of possible words without a common one: the comparison could never be true, so it is a typing error. */
export function pruefeWorte(a: Typ, b: Typ, ast: Ast): void {
  if (a.art !== 'text' || b.art !== 'text' || !a.werte || !b.werte) return
  if (b.werte.some((wert) => a.werte!.includes(wert))) return
  const [bekannt, falsch] = a.werte.length === 1 ? [b.werte, a.werte[0]!] : [a.werte, b.werte[0] ?? '']
  const nah = naechster(falsch, bekannt)
  throw new FeelFehler(
    `„${falsch}“ kommt hier nie vor. ${nah ? `Meinten Sie „${nah}“?` : `Möglich sind: ${bekannt.join(', ')}.`}`,
    ast.von,
  )
}
