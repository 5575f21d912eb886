import { naechster } from '../meldung/naechster.ts'
import { istDatum } from '../werte/datum.ts'
import { parseDauer } from '../werte/dauer.ts'
import { vonGanzzahl } from '../werte/dezimal.ts'
import { DATUM, FEHLER, gemeinsam, istFehlerhaft, LEER, passt, type Typ, ZAHL } from '../werte/typ.ts'
import { ordneArgumente } from './argumente.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Baum } from './baum.ts'
import { kompiliere } from './compile.ts'
import { funktionen, funktionsnamen } from './funktionen.ts'
import { type Funktion, istSkala } from './signatur.ts'
import { erwarte, type Kontext, type Quotient } from './typ-kontext.ts'

type Aufruf = Ast & { k: 'aufruf' }

/** A function, a table, or one of the few words that need more than their arguments' types. */
export function typAufruf(ast: Aufruf, kontext: Kontext): Baum | Quotient {
  if (ast.name === 'duration') return dauer(ast)
  if (ast.name === 'time' || ast.name === 'date and time')
    throw new FeelFehler('Uhrzeiten gibt es hier nicht, nur Tage: date("2025-01-01").', ast.von)
  if (ast.name === 'mean') return mittel(ast, kontext)
  const funktion = funktionsnamen.includes(ast.name) ? funktionen.get(ast.name) : undefined
  if (!funktion) return typTabelle(ast, kontext)
  const argumente = ordneArgumente(ast, funktion)
  const erstes = argumente[0] && ast.name in RUNDEND ? kontext.roh(argumente[0], kontext) : undefined
  if (erstes?.k === 'quotient') return rundeQuotient(ast, funktion, erstes, argumente.slice(1), kontext)
  const werte = argumente.map((argument, i) => (i === 0 && erstes ? erstes : kontext.typ(argument, kontext)))
  return rufeAuf(ast, funktion, funktion.einzeln ? alsListe(werte, argumente) : werte)
}

function rufeAuf(ast: Aufruf, funktion: Funktion, argumente: Baum[]): Baum {
  const ergebnis = argumente.some((a) => istFehlerhaft(a.typ)) ? FEHLER : funktion.typ(argumente)
  if (typeof ergebnis === 'string') throw falsch(ast, ergebnis, funktion)
  if (ast.name === 'date') return datum(ast, argumente)
  if (funktion.baue && ergebnis.art !== 'fehler') return funktion.baue(argumente, ergebnis)
  return { k: 'funktion', name: ast.name, typ: ergebnis, argumente }
}

function falsch(ast: Aufruf, grund: string, funktion: Funktion): FeelFehler {
  return new FeelFehler(`${grund} So wird „${ast.name}“ geschrieben: ${funktion.aufruf}.`, ast.von)
}

/** Ways of rounding that take a quotient, in one step. */
const RUNDEND: Readonly<Record<string, string>> = {
  'round half up': 'half-up',
  'round half down': 'half-down',
  'round up': 'up',
  'round down': 'down',
  decimal: 'half-even',
  floor: 'floor',
  ceiling: 'ceiling',
}

function rundeQuotient(
  ast: Aufruf,
  funktion: Funktion,
  quotient: Quotient,
  mehr: readonly Ast[],
  kontext: Kontext,
): Baum {
  const [skala, zuviel] = mehr.map((argument) => kontext.typ(argument, kontext))
  const ganze: Baum = { k: 'konstante', typ: ZAHL, wert: vonGanzzahl(0) }
  const ohne = skala === undefined && typeof funktion.typ([ganze]) !== 'string'
  if (zuviel || (!ohne && !(skala && istSkala(skala))))
    throw falsch(ast, 'Gebraucht wird die Zahl der Nachkommastellen, ausgeschrieben (-20 bis 20).', funktion)
  const modus = RUNDEND[ast.name]!
  return quotient.paar && modus === 'half-up'
    ? { k: 'funktion', name: 'divide', typ: ZAHL, argumente: [...quotient.paar, skala ?? ganze] }
    : { k: 'funktion', name: `fraction ${modus}`, typ: ZAHL, argumente: [quotient.bruch, skala ?? ganze] }
}

/** The mean is a sum divided by a number: it has to be rounded like every quotient. */
function mittel(ast: Aufruf, kontext: Kontext): Quotient {
  const funktion = funktionen.get('mean')!
  const argumente = ordneArgumente(ast, funktion)
  const liste = alsListe(
    argumente.map((argument) => kontext.typ(argument, kontext)),
    argumente,
  )
  const typ = funktion.typ(liste)
  if (typeof typ === 'string') throw falsch(ast, typ, funktion)
  return { k: 'quotient', bruch: { k: 'funktion', name: 'mean', typ, argumente: liste } }
}

/** sum(1, 2, 3) means sum([1, 2, 3]). */
function alsListe(werte: Baum[], argumente: readonly Ast[]): Baum[] {
  if (werte.length === 0 || (werte.length === 1 && werte[0]!.typ.art === 'liste')) return werte
  let von: Typ = LEER
  for (const [index, wert] of werte.entries()) {
    if (!passt(von, wert.typ)) erwarte(wert.typ, von, argumente[index]!)
    von = gemeinsam(von, wert.typ)
  }
  return [{ k: 'liste', typ: { art: 'liste', von }, werte }]
}

/** A day that is written down is checked now, not when it is needed. */
function datum(ast: Aufruf, argumente: Baum[]): Baum {
  const [x] = argumente
  if (x?.typ.art === 'datum') return x
  if (argumente.some((a) => a.k !== 'konstante')) return { k: 'funktion', name: 'date', typ: DATUM, argumente }
  const wert = funktionen.get('date')!.rechne(argumente.map((a) => (a as Baum & { k: 'konstante' }).wert))
  if (typeof wert === 'string' && istDatum(wert)) return { k: 'konstante', typ: DATUM, wert }
  const text = x?.k === 'konstante' && typeof x.wert === 'string' ? `„${x.wert}“` : 'Das'
  throw new FeelFehler(`${text} ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben.`, ast.von)
}

function dauer(ast: Aufruf): Baum {
  const [x] = ast.argumente
  const name = ast.namen?.[0] ?? 'from'
  const gelesen = ast.argumente.length === 1 && name === 'from' && x?.k === 'text' ? parseDauer(x.wert) : undefined
  if (gelesen) return { k: 'konstante', ...gelesen }
  throw new FeelFehler(
    'Eine Dauer schreibt man als duration("P1Y6M") (Jahre, Monate) oder duration("P14D") (Tage).',
    ast.von,
  )
}

function typTabelle(ast: Aufruf, kontext: Kontext): Baum {
  const tabelle = kontext.umgebung.tabelle(ast.name)
  if (!tabelle) {
    const nah = naechster(ast.name, [...funktionsnamen, ...kontext.umgebung.namen()])
    const grund =
      FEHLENDE[ast.name] ?? (nah ? `Meinten Sie „${nah}“?` : `Funktionen sind: ${funktionsnamen.join(', ')}.`)
    throw new FeelFehler(`„${ast.name}“ ist weder Funktion noch Tabelle. ${grund}`, ast.von)
  }
  if (ast.namen)
    throw new FeelFehler('Die Schlüssel einer Tabelle stehen ohne Namen, nur in ihrer Reihenfolge.', ast.von)
  const argumente = ast.argumente.map((argument) => kontext.typ(argument, kontext))
  if (tabelle.typ.art === 'fehler') return { k: 'tabelle', typ: FEHLER, tabelle, argumente }
  if (argumente.length !== tabelle.schluessel.length)
    throw new FeelFehler(
      `„${ast.name}“ braucht ${String(tabelle.schluessel.length)} Schlüssel: ${tabelle.schluessel.map((s) => s.id).join(', ')}.`,
      ast.von,
    )
  for (const [index, argument] of argumente.entries())
    erwarte(argument.typ, tabelle.schluessel[index]!.typ, ast.argumente[index]!)
  const { suche } = tabelle
  if (!suche) return { k: 'tabelle', typ: tabelle.typ, tabelle, argumente }
  const werte = argumente.map(kompiliere)
  return { k: 'extern', typ: tabelle.typ, teile: argumente, fn: (lauf) => suche(werte.map((wert) => wert(lauf))) }
}

const UNGENAU = 'Das Ergebnis wäre nicht genau. Bitte die Werte als Tabelle angeben.'
const MUSTER =
  'Muster gibt es nicht; möglich sind contains, starts with, ends with, substring before und substring after.'
const UHR = 'Das Ergebnis hinge von der Uhr ab. Bitte verfahren.eingangsdatum oder verfahren.entscheidungsdatum nehmen.'
/** Functions of FEEL that are missing on purpose, and what to do instead. */
const FEHLENDE: Readonly<Record<string, string>> = {
  round: 'Wie gerundet wird, gehört zum Namen: round half up(x, 2), round up, round down, floor, ceiling.',
  sqrt: UNGENAU,
  exp: UNGENAU,
  log: UNGENAU,
  stddev: UNGENAU,
  matches: MUSTER,
  replace: MUSTER,
  split: MUSTER,
  now: UHR,
  today: UHR,
  sort: 'Die Reihenfolge einer Liste bleibt, wie sie ist.',
  number: 'Zahlen stehen in angaben.json mit ihrem Typ; aus Text werden sie nicht gelesen.',
  'get value': 'Ein Feld nennt man mit Punkt: kontext.feld.',
}
