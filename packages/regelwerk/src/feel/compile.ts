import { addiere, type Dezimal, formatDezimal, kuerze, multipliziere, negiere, subtrahiere } from '../werte/dezimal.ts'
import {
  type Element,
  type Fn,
  istOffen,
  type Lauf,
  type Laufwert,
  type Offen,
  offen,
  setzeElement,
  vereine,
} from '../werte/laufwert.ts'
import type { Vergleichsop } from './ast.ts'
import type { Ableitung, Baum, Tabelle } from './baum.ts'
import { funktionen, rufe } from './funktionen.ts'
import { enthaelt, gleich, ordne } from './gleich.ts'

/** Typed tree -> closures. Evaluation never throws and never changes its input; unknown goes through as unknown. */
export function kompiliere(baum: Baum): Fn {
  switch (baum.k) {
    case 'konstante': {
      const { wert } = baum
      return () => wert
    }
    case 'angabe': {
      const { slot } = baum
      return (lauf) => lauf.werte[slot]!
    }
    case 'ableitung': {
      const { ableitung } = baum
      return (lauf) => werteAbleitung(ableitung, lauf)
    }
    case 'lokal': {
      const { platz } = baum
      return (lauf) => lauf.lokal[platz]!
    }
    case 'feld': {
      const { platz, slot } = baum
      return (lauf) => (lauf.lokal[platz] as Element).werte[slot]!
    }
    case 'feldableitung': {
      const { platz, ableitung } = baum
      return (lauf) => werteFuerElement(ableitung, lauf.lokal[platz] as Element, lauf)
    }
    case 'feldvon': {
      const { slot } = baum
      return einstellig(kompiliere(baum.x), (x) => (x as Element).werte[slot]!)
    }
    case 'feldableitungvon': {
      const { ableitung } = baum
      const x = kompiliere(baum.x)
      return (lauf) => {
        const element = x(lauf)
        return istOffen(element) ? element : werteFuerElement(ableitung, element as Element, lauf)
      }
    }
    case 'kontextfeld': {
      const { stelle } = baum
      return einstellig(kompiliere(baum.x), (x) => (x as Laufwert[])[stelle]!)
    }
    case 'angegeben': {
      const x = kompiliere(baum.x)
      return baum.verneint ? (lauf) => istOffen(x(lauf)) : (lauf) => !istOffen(x(lauf))
    }
    case 'negativ':
      return einstellig(kompiliere(baum.x), (x) => negiere(x as Dezimal))
    case 'rechnen':
      return zweistellig(kompiliere(baum.a), kompiliere(baum.b), RECHNEN[baum.op])
    case 'verketten':
      return zweistellig(kompiliere(baum.a), kompiliere(baum.b), (a, b) => (a as string) + (b as string))
    case 'vergleich':
      return zweistellig(kompiliere(baum.a), kompiliere(baum.b), VERGLEICHEN[baum.op])
    case 'zwischen': {
      const x = kompiliere(baum.x)
      return und(
        zweistellig(x, kompiliere(baum.a), VERGLEICHEN['>=']),
        zweistellig(x, kompiliere(baum.b), VERGLEICHEN['<=']),
      )
    }
    case 'in':
      return unter(kompiliere(baum.x), baum.liste)
    case 'und':
      return und(kompiliere(baum.a), kompiliere(baum.b))
    case 'oder':
      return oder(kompiliere(baum.a), kompiliere(baum.b))
    case 'wenn':
      return wenn(kompiliere(baum.bedingung), kompiliere(baum.dann), kompiliere(baum.sonst))
    case 'fuer':
      return fuer(kompiliere(baum.liste), baum.platz, kompiliere(baum.rumpf))
    case 'ein':
      return quantor(kompiliere(baum.liste), baum.platz, kompiliere(baum.rumpf), true)
    case 'alle':
      return quantor(kompiliere(baum.liste), baum.platz, kompiliere(baum.rumpf), false)
    case 'filter':
      return filter(kompiliere(baum.liste), baum.platz, kompiliere(baum.rumpf))
    case 'liste': {
      const werte = baum.werte.map(kompiliere)
      return (lauf) => werte.map((wert) => wert(lauf))
    }
    case 'kontext':
      return kontext(
        baum.felder.map(({ platz, wert }) => ({ platz, wert: kompiliere(wert) })),
        baum.ordnung,
      )
    case 'funktion':
      return baum.name === 'not'
        ? nicht(kompiliere(baum.argumente[0]!))
        : rufe(funktionen.get(baum.name)!, baum.argumente.map(kompiliere))
    case 'tabelle':
      return schlage(baum.tabelle, baum.argumente.map(kompiliere))
    case 'extern':
      return baum.fn
  }
}

/** Computed once per evaluation. */
export function werteAbleitung(ableitung: Ableitung, lauf: Lauf): Laufwert {
  const bekannt = lauf.werte[ableitung.slot]
  if (bekannt !== undefined) return bekannt
  const wert = ableitung.fn(lauf)
  lauf.werte[ableitung.slot] = wert
  return wert
}

/** Computed once per item; `fn` finds the item (and the one around it) in its own places. */
export function werteFuerElement(ableitung: Ableitung, element: Element, lauf: Lauf): Laufwert {
  const bekannt = element.werte[ableitung.slot]
  if (bekannt !== undefined) return bekannt
  setzeElement(lauf, ableitung.plaetze, element)
  const wert = ableitung.fn(lauf)
  element.werte[ableitung.slot] = wert
  return wert
}

type Rechnung = (a: Laufwert, b: Laufwert) => Laufwert

const RECHNEN: Record<'+' | '-' | '*', Rechnung> = {
  '+': (a, b) => addiere(a as Dezimal, b as Dezimal),
  '-': (a, b) => subtrahiere(a as Dezimal, b as Dezimal),
  '*': (a, b) => multipliziere(a as Dezimal, b as Dezimal),
}

export const VERGLEICHEN: Record<Vergleichsop, Rechnung> = {
  '=': gleich,
  '!=': (a, b) => !gleich(a, b),
  '<': (a, b) => ordne(a, b) < 0,
  '<=': (a, b) => ordne(a, b) <= 0,
  '>': (a, b) => ordne(a, b) > 0,
  '>=': (a, b) => ordne(a, b) >= 0,
}

function einstellig(x: Fn, rechne: (x: Laufwert) => Laufwert): Fn {
  return (lauf) => {
    const wert = x(lauf)
    return istOffen(wert) ? wert : rechne(wert)
  }
}

function zweistellig(a: Fn, b: Fn, rechne: Rechnung): Fn {
  return (lauf) => {
    const x = a(lauf)
    const y = b(lauf)
    if (istOffen(x)) return istOffen(y) ? vereine(x, y) : x
    return istOffen(y) ? y : rechne(x, y)
  }
}

function nicht(x: Fn): Fn {
  return einstellig(x, (wert) => !(wert as boolean))
}

/** Kleene: one false decides, whatever is unknown beside it. */
function und(a: Fn, b: Fn): Fn {
  return verknuepfe(a, b, false)
}

function oder(a: Fn, b: Fn): Fn {
  return verknuepfe(a, b, true)
}

function verknuepfe(a: Fn, b: Fn, entscheidet: boolean): Fn {
  return (lauf) => {
    const x = a(lauf)
    if (x === entscheidet) return x
    const y = b(lauf)
    if (y === entscheidet || !istOffen(x)) return y
    return istOffen(y) ? vereine(x, y) : x
  }
}

/** x in (a, b): the words of a rule are made once. */
function unter(x: Fn, liste: readonly Baum[]): Fn {
  const fest = liste.every((wert) => wert.k === 'konstante') ? liste.map((wert) => wert.wert) : undefined
  const werte = liste.map(kompiliere)
  return (lauf) => {
    const wert = x(lauf)
    return istOffen(wert) ? wert : enthaelt(fest ?? werte.map((w) => w(lauf)), wert)
  }
}

function wenn(bedingung: Fn, dann: Fn, sonst: Fn): Fn {
  return (lauf) => {
    const wert = bedingung(lauf)
    return istOffen(wert) ? wert : wert === true ? dann(lauf) : sonst(lauf)
  }
}

function fuer(liste: Fn, platz: number, rumpf: Fn): Fn {
  return (lauf) => {
    const werte = liste(lauf)
    if (istOffen(werte)) return werte
    return (werte as Laufwert[]).map((wert) => {
      if (istOffen(wert)) return wert
      lauf.lokal[platz] = wert
      return rumpf(lauf)
    })
  }
}

/** some (`entscheidet` = true) and every (false), Kleene like or and and. */
function quantor(liste: Fn, platz: number, rumpf: Fn, entscheidet: boolean): Fn {
  return (lauf) => {
    const werte = liste(lauf)
    if (istOffen(werte)) return werte
    let unbekannt: Offen | undefined
    for (const wert of werte as Laufwert[]) {
      if (!istOffen(wert)) lauf.lokal[platz] = wert
      const ergebnis = istOffen(wert) ? wert : rumpf(lauf)
      if (ergebnis === entscheidet) return entscheidet
      if (istOffen(ergebnis)) unbekannt = unbekannt ? vereine(unbekannt, ergebnis) : ergebnis
    }
    return unbekannt ?? !entscheidet
  }
}

/** Which elements stay is unknown as soon as one condition is: then so is the list. */
function filter(liste: Fn, platz: number, bedingung: Fn): Fn {
  return (lauf) => {
    const werte = liste(lauf)
    if (istOffen(werte)) return werte
    let unbekannt: Offen | undefined
    const bleiben: Laufwert[] = []
    for (const wert of werte as Laufwert[]) {
      if (!istOffen(wert)) lauf.lokal[platz] = wert
      const ergebnis = istOffen(wert) ? wert : bedingung(lauf)
      if (istOffen(ergebnis)) unbekannt = unbekannt ? vereine(unbekannt, ergebnis) : ergebnis
      else if (ergebnis === true) bleiben.push(wert)
    }
    return unbekannt ?? bleiben
  }
}

/** The value of a context is the list of its fields' values in the order of their names. */
function kontext(felder: readonly { platz: number; wert: Fn }[], ordnung: readonly number[]): Fn {
  return (lauf) => {
    const werte = felder.map(({ platz, wert }) => {
      const ergebnis = wert(lauf)
      lauf.lokal[platz] = ergebnis
      return ergebnis
    })
    return ordnung.map((index) => werte[index]!)
  }
}

function schlage(tabelle: Tabelle, argumente: readonly Fn[]): Fn {
  return (lauf) => {
    let schluessel = ''
    let unbekannt: Offen | undefined
    for (const argument of argumente) {
      const wert = argument(lauf)
      if (istOffen(wert)) unbekannt = unbekannt ? vereine(unbekannt, wert) : wert
      else schluessel += tabellenteil(wert)
    }
    return unbekannt ?? tabelle.zeilen.get(schluessel) ?? offen(`${tabelle.id}()`)
  }
}

/** One part of a table's key; numbers by value, so 1 and 1.0 find the same row. */
export function tabellenteil(wert: Laufwert): string {
  return `${typeof wert === 'object' ? formatDezimal(kuerze(wert as Dezimal)) : String(wert)}\u001f`
}
