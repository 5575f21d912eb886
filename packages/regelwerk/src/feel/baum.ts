import type { Fn, Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import type { Vergleichsop } from './ast.ts'

/** A computed fact; `fn` rounds already. `slot` lies in the global frame, or in the item's when `liste` is not "". */
export type Ableitung = {
  readonly id: string
  readonly slot: number
  readonly typ: Typ
  readonly liste: string
  /** The scale is part of the value: printed as it is. */
  readonly gerundet: boolean
  /** Places of the item variables, outermost first; empty for a global fact. */
  readonly plaetze: readonly number[]
  fn: Fn
}

/** Parameter with keys or data table: rows by joined key. */
export type Tabelle = {
  readonly id: string
  readonly schluessel: readonly { id: string; typ: Typ }[]
  readonly typ: Typ
  readonly zeilen: ReadonlyMap<string, Laufwert>
  /** A decision table looks itself up; arguments may be unknown. */
  readonly suche?: (werte: readonly Laufwert[]) => Laufwert
}

/** What a name stands for. */
export type Benannt =
  | { k: 'angabe'; slot: number; typ: Typ; vorgabe: boolean }
  | { k: 'ableitung'; ableitung: Ableitung }
  | { k: 'konstante'; wert: Laufwert; typ: Typ }
  | { k: 'objekt' }

/** What an expression may use. */
export type Umgebung = {
  name(name: string): Benannt | undefined
  /** Field of an item of `liste`. */
  feld(liste: string, name: string): Benannt | undefined
  tabelle(name: string): Tabelle | undefined
  namen(): string[]
  felder(liste: string): string[]
  /** A place of its own for every bound variable of the package: nothing is ever overwritten. */
  neuerPlatz(): number
}

/** The typed tree: names resolved, every node knows its type. Closures and later code are made from it. */
export type Baum = { typ: Typ } & (
  | { k: 'konstante'; wert: Laufwert }
  | { k: 'angabe'; slot: number }
  | { k: 'ableitung'; ableitung: Ableitung }
  | { k: 'lokal'; platz: number }
  /** Field of an item that is bound in a place, hence known. */
  | { k: 'feld'; platz: number; slot: number }
  | { k: 'feldableitung'; platz: number; ableitung: Ableitung }
  /** Field of any item, which may be unknown. */
  | { k: 'feldvon'; x: Baum; slot: number }
  | { k: 'feldableitungvon'; x: Baum; ableitung: Ableitung }
  | { k: 'kontextfeld'; x: Baum; stelle: number }
  | { k: 'angegeben'; x: Baum; verneint: boolean }
  | { k: 'negativ'; x: Baum }
  | { k: 'rechnen'; op: '+' | '-' | '*'; a: Baum; b: Baum }
  | { k: 'verketten'; a: Baum; b: Baum }
  | { k: 'vergleich'; op: Vergleichsop; a: Baum; b: Baum }
  | { k: 'zwischen'; x: Baum; a: Baum; b: Baum }
  | { k: 'in'; x: Baum; liste: Baum[] }
  | { k: 'und' | 'oder'; a: Baum; b: Baum }
  | { k: 'wenn'; bedingung: Baum; dann: Baum; sonst: Baum }
  | { k: 'fuer' | 'ein' | 'alle' | 'filter'; platz: number; liste: Baum; rumpf: Baum }
  | { k: 'liste'; werte: Baum[] }
  /** Fields in the order they are written, each with the place where later ones find it; `ordnung` = their order in the value. */
  | { k: 'kontext'; felder: readonly { platz: number; wert: Baum }[]; ordnung: readonly number[] }
  | { k: 'funktion'; name: string; argumente: Baum[] }
  | { k: 'tabelle'; tabelle: Tabelle; argumente: Baum[] }
  /** Computed by a function of its own, like a condition over the items of a list; `teile` = what it looks at. */
  | { k: 'extern'; fn: Fn; teile: readonly Baum[] }
)
