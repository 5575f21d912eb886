import { istVergleichbar, JANEIN, passt } from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Baum } from './baum.ts'
import { erwarte, type Kontext, pruefeOrdnung, pruefeWorte, verlange } from './typ-kontext.ts'

/** x in (a, b), x in liste, x in [1..5), x in (< 5, >= 10): one of the tests has to hold. */
export function typIn(ast: Ast & { k: 'in' }, kontext: Kontext): Baum {
  const x = kontext.typ(ast.x, kontext)
  if (!istVergleichbar(x.typ))
    throw new FeelFehler('Einträge einer Liste lassen sich nicht vergleichen, nur ihre Felder.', ast.von)
  const tests = ast.tests.flatMap(einzeltests)
  const bedingt = tests.some((test) => test.k === 'test' || test.k === 'bereich')
  if (bedingt)
    return tests.map((test) => typTest(x, test, kontext)).reduce((a, b) => ({ k: 'oder', typ: JANEIN, a, b }))
  const werte = tests.map((test) => kontext.typ(test, kontext))
  const einzig = werte[0]
  if (werte.length === 1 && einzig?.typ.art === 'liste' && !passt(einzig.typ, x.typ))
    return inListe(x, einzig, tests[0]!)
  if (werte.some((wert) => wert.typ.art === 'liste' && !passt(wert.typ, x.typ)))
    return werte
      .map((wert, i) => (wert.typ.art === 'liste' ? inListe(x, wert, tests[i]!) : inWerten(x, [wert], [tests[i]!])))
      .reduce((a, b) => ({ k: 'oder', typ: JANEIN, a, b }))
  return inWerten(x, werte, tests)
}

/** A list that is written out may hold ranges: each of them is a test. */
function einzeltests(ast: Ast): Ast[] {
  return ast.k === 'liste' && ast.werte.some((wert) => wert.k === 'bereich' || wert.k === 'test') ? ast.werte : [ast]
}

function typTest(x: Baum, ast: Ast, kontext: Kontext): Baum {
  if (ast.k === 'test') {
    const b = verlange(ast.x, x.typ, kontext)
    if (ast.op === '=' || ast.op === '!=') {
      const gleich = inWerten(x, [b], [ast.x])
      return ast.op === '=' ? gleich : { k: 'funktion', name: 'not', typ: JANEIN, argumente: [gleich] }
    }
    pruefeOrdnung(x.typ, ast)
    return { k: 'vergleich', typ: JANEIN, op: ast.op, a: x, b }
  }
  if (ast.k === 'bereich') return imBereich(x, ast, kontext)
  const wert = kontext.typ(ast, kontext)
  return wert.typ.art === 'liste' && !passt(wert.typ, x.typ) ? inListe(x, wert, ast) : inWerten(x, [wert], [ast])
}

function imBereich(x: Baum, ast: Ast & { k: 'bereich' }, kontext: Kontext): Baum {
  pruefeOrdnung(x.typ, ast)
  const a = verlange(ast.a, x.typ, kontext)
  const b = verlange(ast.b, x.typ, kontext)
  if (!ast.ohneA && !ast.ohneB) return { k: 'zwischen', typ: JANEIN, x, a, b }
  return {
    k: 'und',
    typ: JANEIN,
    a: { k: 'vergleich', typ: JANEIN, op: ast.ohneA ? '>' : '>=', a: x, b: a },
    b: { k: 'vergleich', typ: JANEIN, op: ast.ohneB ? '<' : '<=', a: x, b },
  }
}

function inListe(x: Baum, liste: Baum, ast: Ast): Baum {
  if (liste.typ.art === 'liste') {
    erwarte(liste.typ.von, x.typ, ast)
    pruefeWorte(x.typ, liste.typ.von, ast)
  }
  return { k: 'funktion', name: 'list contains', typ: JANEIN, argumente: [liste, x] }
}

function inWerten(x: Baum, liste: Baum[], asts: readonly Ast[]): Baum {
  for (const [index, wert] of liste.entries()) {
    erwarte(wert.typ, x.typ, asts[index]!)
    pruefeWorte(x.typ, wert.typ, asts[index]!)
  }
  return { k: 'in', typ: JANEIN, x, liste }
}
