export type Vergleichsop = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Rechenop = '+' | '-' | '*' | '/' | '**'

/** What the parser gives: no types, no names resolved. `von`, `bis` = place in the text. */
export type Ast = { von: number; bis: number } & (
  | { k: 'zahl' | 'text' | 'datum'; wert: string }
  | { k: 'janein'; wert: boolean }
  | { k: 'null' }
  | { k: 'name'; name: string }
  /** A field of what stands before the dot, when that is more than a name. */
  | { k: 'pfad'; x: Ast; feld: string }
  | { k: 'negativ'; x: Ast }
  | { k: 'rechnen'; op: Rechenop; a: Ast; b: Ast }
  | { k: 'vergleich'; op: Vergleichsop; a: Ast; b: Ast }
  | { k: 'zwischen'; x: Ast; a: Ast; b: Ast }
  | { k: 'in'; x: Ast; tests: Ast[] }
  /** `< 5` behind `in`. */
  | { k: 'test'; op: Vergleichsop; x: Ast }
  /** `[1..5]`, `(1..5]` behind `in`; `1..5` without brackets behind `for i in`. */
  | { k: 'bereich'; a: Ast; b: Ast; klammer: boolean; ohneA: boolean; ohneB: boolean }
  | { k: 'und' | 'oder'; a: Ast; b: Ast }
  | { k: 'wenn'; bedingung: Ast; dann: Ast; sonst: Ast }
  /** `flach`: the body is the next iterator, its lists are put one behind another. */
  | { k: 'fuer' | 'ein' | 'alle'; name: string; liste: Ast; rumpf: Ast; flach: boolean }
  | { k: 'filter'; liste: Ast; bedingung: Ast }
  | { k: 'liste'; werte: Ast[] }
  | { k: 'kontext'; felder: { name: string; wert: Ast; von: number }[] }
  | { k: 'aufruf'; name: string; argumente: Ast[]; namen: readonly string[] | undefined }
)

/** An expression cannot be read or typed; `stelle` = index of the character. */
export class FeelFehler extends Error {
  readonly stelle: number
  constructor(text: string, stelle: number) {
    super(text)
    this.stelle = stelle
  }
}
