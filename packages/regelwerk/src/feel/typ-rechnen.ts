import { vonGanzzahl } from '../werte/dezimal.ts'
import { DATUM, MONATE, TEXT, type Typ, ZAHL, ZEIT } from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Baum } from './baum.ts'
import { ganzeKonstante } from './signatur.ts'
import { erwarte, type Kontext, type Quotient, verlange } from './typ-kontext.ts'

type Wert = Baum | Quotient
const MAX_HOCH = 40n

/** Arithmetic on numbers, days, durations and texts. */
export function typRechnen(ast: Ast & { k: 'rechnen' | 'negativ' }, kontext: Kontext): Wert {
  if (ast.k === 'negativ') return negiert(kontext.roh(ast.x, kontext), ast)
  if (ast.op === '**') return potenz(ast, kontext)
  const a = kontext.roh(ast.a, kontext)
  const b = kontext.roh(ast.b, kontext)
  if (a.k === 'quotient' || b.k === 'quotient') return bruchrechnen(ast, a, b)
  if (ast.op === '/') return quotient(ast, a, b)
  if (ast.op === '+' && a.typ.art === 'text') {
    erwarte(b.typ, TEXT, ast.b)
    return { k: 'verketten', typ: TEXT, a, b }
  }
  const mitZeit = ast.op === '*' ? malDauer(a, b) : zeitrechnen(ast.op, a, b)
  if (mitZeit) return mitZeit
  if (a.typ.art === 'datum' || b.typ.art === 'datum')
    throw new FeelFehler(
      'Zu einem Datum kommt eine Dauer: duration("P14D") (Tage), duration("P1M") (Monate), monate * duration("P1M").',
      ast.von,
    )
  erwarte(a.typ, ZAHL, ast.a)
  erwarte(b.typ, ZAHL, ast.b)
  return { k: 'rechnen', typ: ZAHL, op: ast.op, a, b }
}

/** Days and durations; undefined when neither side is one or the two do not go together. */
function zeitrechnen(op: '+' | '-', a: Baum, b: Baum): Baum | undefined {
  const [x, y] = [a.typ, b.typ]
  if (x.art === 'dauer' && y.art === 'dauer' && x.in === y.in) return { k: 'rechnen', typ: x, op, a, b }
  if (x.art === 'datum' && y.art === 'datum' && op === '-')
    return { k: 'funktion', name: 'date - date', typ: ZEIT, argumente: [a, b] }
  if (x.art === 'dauer' && y.art === 'datum' && op === '+') return zeitrechnen('+', b, a)
  if (x.art !== 'datum' || y.art !== 'dauer') return undefined
  const dauer: Baum = op === '-' ? { k: 'negativ', typ: y, x: b } : b
  return { k: 'funktion', name: y.in === 'monate' ? 'date + months' : 'date + days', typ: DATUM, argumente: [a, dauer] }
}

function malDauer(a: Baum, b: Baum): Baum | undefined {
  if (a.typ.art === 'zahl' && b.typ.art === 'dauer') return malDauer(b, a)
  if (a.typ.art !== 'dauer' || b.typ.art !== 'zahl') return undefined
  if (a.typ.in === 'sekunden') return { k: 'rechnen', typ: ZEIT, op: '*', a, b }
  return { k: 'funktion', name: 'months * number', typ: MONATE, argumente: [a, b] }
}

function quotient(ast: Ast & { k: 'rechnen' }, a: Baum, b: Baum): Quotient {
  const dauern = a.typ.art === 'dauer' && b.typ.art === 'dauer' && a.typ.in === b.typ.in
  if (!dauern) {
    erwarte(a.typ, ZAHL, ast.a)
    erwarte(b.typ, ZAHL, ast.b)
  }
  return { k: 'quotient', bruch: { k: 'liste', typ: BRUCH, werte: [a, b] }, paar: [a, b] }
}

const BRUCH: Typ = { art: 'liste', von: ZAHL }
const EINS: Baum = { k: 'konstante', typ: ZAHL, wert: vonGanzzahl(1) }

/** Fractions stay fractions: rounding is one step at the end. */
function bruchrechnen(ast: Ast & { k: 'rechnen' }, x: Wert, y: Wert): Quotient {
  if (ast.op === '**') throw new FeelFehler('Ein Bruch wird zuerst gerundet, dann potenziert.', ast.von)
  const argumente = [alsBruch(x, ast.a), alsBruch(y, ast.b)]
  return { k: 'quotient', bruch: { k: 'funktion', name: `fraction ${ast.op}`, typ: BRUCH, argumente } }
}

function alsBruch(x: Wert, ast: Ast): Baum {
  if (x.k === 'quotient') return x.bruch
  erwarte(x.typ, ZAHL, ast)
  return { k: 'liste', typ: BRUCH, werte: [x, EINS] }
}

function negiert(x: Wert, ast: Ast & { k: 'negativ' }): Wert {
  if (x.k === 'quotient') {
    const minus: Baum = { k: 'konstante', typ: ZAHL, wert: vonGanzzahl(-1) }
    const faktor: Baum = { k: 'liste', typ: BRUCH, werte: [minus, EINS] }
    return { k: 'quotient', bruch: { k: 'funktion', name: 'fraction *', typ: BRUCH, argumente: [faktor, x.bruch] } }
  }
  if (x.typ.art === 'dauer') return { k: 'negativ', typ: x.typ, x }
  erwarte(x.typ, ZAHL, ast.x)
  return { k: 'negativ', typ: ZAHL, x }
}

function potenz(ast: Ast & { k: 'rechnen' }, kontext: Kontext): Baum {
  const a = verlange(ast.a, ZAHL, kontext)
  const b = verlange(ast.b, ZAHL, kontext)
  const hoch = ganzeKonstante(b)
  if (hoch === undefined || hoch < 0n || hoch > MAX_HOCH)
    throw new FeelFehler(`Hinter „**“ steht eine ausgeschriebene ganze Zahl von 0 bis ${String(MAX_HOCH)}.`, ast.b.von)
  return { k: 'funktion', name: '**', typ: ZAHL, argumente: [a, b] }
}
