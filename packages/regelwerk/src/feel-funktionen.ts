import { alter } from './datum.ts'
import { addiere, type Dezimal, dividiere, negiere, runde, vergleiche, vonGanzzahl } from './dezimal.ts'
import type { Baum } from './feel-baum.ts'
import { type Fn, istOffen, type Laufwert, type Offen, offen, vereine } from './laufwert.ts'
import { JANEIN, passt, type Typ, ZAHL } from './typ.ts'

export type Funktion = {
  /** How it is written; shown in messages and in the reference. */
  aufruf: string
  /** Type of the result, or what is wrong with the arguments (German). */
  typ(argumente: readonly Baum[]): Typ | string
  /** Computes from known arguments. A list may hold unknown elements. */
  rechne(werte: readonly Laufwert[]): Laufwert
}

/** The built-in functions by name. Unknown arguments are dealt with once, in `rufe`. */
export const funktionen: ReadonlyMap<string, Funktion> = new Map<string, Funktion>([
  ['not', { aufruf: 'not(bedingung)', typ: genau('janein')(JANEIN), rechne: ([x]) => !(x as boolean) }],
  ['sum', { aufruf: 'sum(liste)', typ: zahlenliste, rechne: ([x]) => falte(x, summiere, vonGanzzahl(0)) }],
  [
    'count',
    {
      aufruf: 'count(liste)',
      typ: ([x, ...mehr]) => (x?.typ.art === 'liste' && mehr.length === 0 ? ZAHL : 'Gezählt wird genau eine Liste.'),
      rechne: ([x]) => vonGanzzahl((x as Laufwert[]).length),
    },
  ],
  ['min', { aufruf: 'min(a, b) oder min(liste)', typ: geordnete, rechne: (x) => waehle(x, 'min', -1) }],
  ['max', { aufruf: 'max(a, b) oder max(liste)', typ: geordnete, rechne: (x) => waehle(x, 'max', 1) }],
  [
    'list contains',
    {
      aufruf: 'list contains(liste, wert)',
      typ: ([liste, wert, ...mehr]) =>
        liste?.typ.art === 'liste' && wert && mehr.length === 0 && passt(liste.typ.von, wert.typ)
          ? JANEIN
          : 'Gebraucht werden eine Liste und ein Wert derselben Art.',
      rechne: ([liste, wert]) => enthaelt(liste as Laufwert[], wert!),
    },
  ],
  ['floor', { aufruf: 'floor(x) oder floor(x, 2)', typ: rundung(false), rechne: ([x, s]) => rundeAuf(x, s, 'floor') }],
  [
    'ceiling',
    { aufruf: 'ceiling(x) oder ceiling(x, 2)', typ: rundung(false), rechne: ([x, s]) => rundeAuf(x, s, 'ceiling') },
  ],
  [
    'round half up',
    { aufruf: 'round half up(x, 2)', typ: rundung(true), rechne: ([x, s]) => rundeAuf(x, s, 'half-up') },
  ],
  [
    'divide',
    {
      aufruf: 'divide(a, b, 10)',
      typ: ([a, b, s, ...mehr]) =>
        a?.typ.art === 'zahl' && b?.typ.art === 'zahl' && s && istSkala(s) && mehr.length === 0
          ? ZAHL
          : 'Gebraucht werden zwei Zahlen und die Zahl der Nachkommastellen (0 bis 20).',
      rechne: ([a, b, s]) => dividiere(a as Dezimal, b as Dezimal, Number((s as Dezimal).z)) ?? offen('divide()'),
    },
  ],
  [
    'age',
    {
      aufruf: 'age(geburtsdatum, am)',
      typ: genau('datum', 'datum')(ZAHL),
      rechne: ([g, am]) => vonGanzzahl(alter(g as string, am as string)),
    },
  ],
  ['abs', { aufruf: 'abs(x)', typ: genau('zahl')(ZAHL), rechne: ([x]) => betrag(x as Dezimal) }],
  [
    'string length',
    {
      aufruf: 'string length(text)',
      typ: genau('text')(ZAHL),
      rechne: ([x]) => vonGanzzahl([...(x as string)].length),
    },
  ],
])

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

/** Are two known values of one type the same? */
export function gleich(a: Laufwert, b: Laufwert): boolean {
  return typeof a === 'object' ? vergleiche(a as Dezimal, b as Dezimal) === 0 : a === b
}

/** Less, equal or greater, for numbers and dates. */
export function ordne(a: Laufwert, b: Laufwert): number {
  if (typeof a === 'object') return vergleiche(a as Dezimal, b as Dezimal)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Kleene: one equal element is enough, an unknown one keeps it open. */
export function enthaelt(liste: readonly Laufwert[], wert: Laufwert): Laufwert {
  let unbekannt: Offen | undefined
  for (const element of liste) {
    if (istOffen(element)) unbekannt = unbekannt ? vereine(unbekannt, element) : element
    else if (gleich(element, wert)) return true
  }
  return unbekannt ?? false
}

function falte(
  liste: Laufwert | undefined,
  schritt: (a: Laufwert, b: Laufwert) => Laufwert,
  start: Laufwert,
): Laufwert {
  let unbekannt: Offen | undefined
  let wert = start
  for (const element of liste as Laufwert[]) {
    if (istOffen(element)) unbekannt = unbekannt ? vereine(unbekannt, element) : element
    else wert = schritt(wert, element)
  }
  return unbekannt ?? wert
}

function summiere(a: Laufwert, b: Laufwert): Laufwert {
  return addiere(a as Dezimal, b as Dezimal)
}

function waehle(argumente: readonly Laufwert[], name: string, richtung: number): Laufwert {
  const liste = Array.isArray(argumente[0]) ? argumente[0] : argumente
  const erster = liste[0]
  if (erster === undefined) return offen(`${name}()`)
  const start = istOffen(erster) ? (liste.find((x) => !istOffen(x)) ?? erster) : erster
  return falte([...liste], (a, b) => (ordne(b, a) * richtung > 0 ? b : a), start)
}

function rundeAuf(x: Laufwert | undefined, s: Laufwert | undefined, modus: 'half-up' | 'floor' | 'ceiling'): Dezimal {
  return runde(x as Dezimal, s === undefined ? 0 : Number((s as Dezimal).z), modus)
}

function betrag(x: Dezimal): Dezimal {
  return x.z < 0n ? negiere(x) : x
}

function genau(...arten: Typ['art'][]) {
  return (ergebnis: Typ) =>
    (argumente: readonly Baum[]): Typ | string =>
      argumente.length === arten.length && argumente.every((a, i) => a.typ.art === arten[i] || a.typ.art === 'fehler')
        ? ergebnis
        : 'Zahl oder Art der Argumente stimmt nicht.'
}

function zahlenliste([x, ...mehr]: readonly Baum[]): Typ | string {
  return x?.typ.art === 'liste' && x.typ.von.art === 'zahl' && mehr.length === 0
    ? ZAHL
    : 'Gebraucht wird eine Liste von Zahlen.'
}

function geordnete(argumente: readonly Baum[]): Typ | string {
  const erster = argumente[0]?.typ
  const typ = erster?.art === 'liste' && argumente.length === 1 ? erster.von : erster
  const einig = typ && (erster?.art === 'liste' || argumente.every((a) => passt(a.typ, typ)))
  return einig && (typ.art === 'zahl' || typ.art === 'datum') ? typ : 'Gebraucht werden Zahlen oder Daten.'
}

function rundung(skalaNoetig: boolean) {
  return ([x, s, ...mehr]: readonly Baum[]): Typ | string =>
    x?.typ.art === 'zahl' && (s ? istSkala(s) : !skalaNoetig) && mehr.length === 0
      ? ZAHL
      : 'Gebraucht werden eine Zahl und die Zahl der Nachkommastellen (0 bis 20).'
}

/** The scale must be written down: it decides about money. */
function istSkala(baum: Baum): boolean {
  if (baum.k !== 'konstante' || baum.typ.art !== 'zahl') return false
  const { z, s } = baum.wert as Dezimal
  return s === 0 && z >= 0n && z <= 20n
}
