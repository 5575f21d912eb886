import { type Fn, istOffen, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'
import { JANEIN } from '../werte/typ.ts'
import { bruchfunktionen } from './bruch.ts'
import { datumfunktionen } from './daten.ts'
import { folge } from './folge.ts'
import { listenfunktionen } from './listen.ts'
import { type Funktion, nimmt } from './signatur.ts'
import { textfunktionen } from './texte.ts'
import { zahlfunktionen } from './zahlen.ts'

export { enthaelt, gleich, ordne } from './gleich.ts'

/** The built-in functions by name. Those that no expression can spell stand for operators and fields. */
export const funktionen: ReadonlyMap<string, Funktion> = new Map<string, Funktion>([
  [
    'not',
    {
      aufruf: 'not(bedingung)',
      parameter: [['negand']],
      typ: nimmt([JANEIN], JANEIN),
      rechne: ([x]) => !(x as boolean),
    },
  ],
  ...zahlfunktionen,
  ...bruchfunktionen,
  ...listenfunktionen,
  ...textfunktionen,
  ...datumfunktionen,
  folge,
])

/** The names that an expression may call; two of them are no functions of their values alone. */
export const funktionsnamen: readonly string[] = [
  ...[...funktionen].filter(([name, f]) => f.aufruf.startsWith(`${name}(`)).map(([name]) => name),
  'mean',
  'duration',
]

/** Closure of a call: an unknown argument makes the result unknown. */
export function rufe(funktion: Funktion, argumente: readonly Fn[]): Fn {
  const { rechne } = funktion
  return (lauf) => {
    const werte: Laufwert[] = []
    let unbekannt: Offen | undefined
    for (const argument of argumente) {
      const wert = argument(lauf)
      if (istOffen(wert)) unbekannt = unbekannt ? vereine(unbekannt, wert) : wert
      werte.push(wert)
    }
    return unbekannt ?? rechne(werte)
  }
}
