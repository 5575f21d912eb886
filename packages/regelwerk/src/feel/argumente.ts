import { naechster } from '../meldung/naechster.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Funktion } from './signatur.ts'

/** The arguments in their order, also when they were called by name. */
export function ordneArgumente(ast: Ast & { k: 'aufruf' }, funktion: Funktion): readonly Ast[] {
  const { namen, argumente } = ast
  if (!namen) return argumente
  const bekannt = funktion.parameter.flat()
  const fremd = namen.find((name) => !bekannt.includes(name))
  if (fremd !== undefined) {
    const nah = naechster(fremd, bekannt)
    const rat = nah ? `Meinten Sie „${nah}“?` : bekannt.length > 0 ? `Möglich sind: ${bekannt.join(', ')}.` : ''
    throw new FeelFehler(
      `„${ast.name}“ hat kein Argument „${fremd}“. ${rat} So wird es geschrieben: ${funktion.aufruf}.`,
      ast.von,
    )
  }
  const reihenfolge = funktion.parameter.find((liste) => namen.every((name) => liste.includes(name)))
  const gebraucht = reihenfolge?.slice(0, namen.length)
  if (!gebraucht || new Set(namen).size < namen.length || !gebraucht.every((name) => namen.includes(name)))
    throw new FeelFehler(
      `Die Argumente passen nicht zusammen. So wird „${ast.name}“ geschrieben: ${funktion.aufruf}.`,
      ast.von,
    )
  return gebraucht.map((name) => argumente[namen.indexOf(name)]!)
}
