export type Vergleichsop = '=' | '!=' | '<' | '<=' | '>' | '>='

/** What the parser gives: no types, no names resolved. `von`, `bis` = place in the text. */
export type Ast = { von: number; bis: number } & (
  | { k: 'zahl' | 'text' | 'datum'; wert: string }
  | { k: 'janein'; wert: boolean }
  | { k: 'null' }
  | { k: 'name'; name: string }
  | { k: 'negativ'; x: Ast }
  | { k: 'rechnen'; op: '+' | '-' | '*'; a: Ast; b: Ast }
  | { k: 'vergleich'; op: Vergleichsop; a: Ast; b: Ast }
  | { k: 'zwischen'; x: Ast; a: Ast; b: Ast }
  | { k: 'in'; x: Ast; liste: Ast[] }
  | { k: 'und' | 'oder'; a: Ast; b: Ast }
  | { k: 'wenn'; bedingung: Ast; dann: Ast; sonst: Ast }
  | { k: 'fuer' | 'ein' | 'alle'; name: string; liste: Ast; rumpf: Ast }
  | { k: 'filter'; liste: Ast; bedingung: Ast }
  | { k: 'liste'; werte: Ast[] }
  | { k: 'aufruf'; name: string; argumente: Ast[] }
)

/** An expression cannot be read or typed; `stelle` = index of the character. */
export class FeelFehler extends Error {
  readonly stelle: number
  constructor(text: string, stelle: number) {
    super(text)
    this.stelle = stelle
  }
}
