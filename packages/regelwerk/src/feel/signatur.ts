import type { Dezimal } from '../werte/dezimal.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import { gemeinsam, istGeordnet, istVergleichbar, JANEIN, nenne, passt, type Typ, ZAHL } from '../werte/typ.ts'
import type { Baum } from './baum.ts'

/** What a function says to its arguments: the type of the result, or what is wrong (German). */
export type Signatur = (argumente: readonly Baum[]) => Typ | string

export type Funktion = {
  /** How it is written; shown in messages and in the reference. */
  aufruf: string
  /** Names of the arguments, one list for each way to call it. */
  parameter: readonly (readonly string[])[]
  typ: Signatur
  /** Computes from known arguments. A list may hold unknown elements. */
  rechne(werte: readonly Laufwert[]): Laufwert
  /** Another tree than the call itself, where the types decide what is computed. */
  baue?(argumente: readonly Baum[], typ: Typ): Baum
  /** Its items may also be written one by one: sum(1, 2, 3). */
  einzeln?: true
}

/** Exactly these kinds, in this order; the last `optional` may be missing. */
export function nimmt(arten: readonly Typ[], ergebnis: Typ, optional = 0): Signatur {
  return (argumente) => {
    const zuViele = argumente.length > arten.length
    if (zuViele || argumente.length < arten.length - optional) return anzahl(arten.length - optional, arten.length)
    for (const [index, argument] of argumente.entries())
      if (!passt(argument.typ, arten[index]!))
        return `Das ${String(index + 1)}. Argument ist ${nenne(argument.typ)}, gebraucht wird ${nenne(arten[index]!)}.`
    return ergebnis
  }
}

function anzahl(von: number, bis: number): string {
  return von === bis
    ? `Gebraucht werden ${String(von)} Argument(e).`
    : `Gebraucht werden ${String(von)} bis ${String(bis)} Argumente.`
}

/** One list of such values. */
export function listeVon(art: 'zahl' | 'janein', ergebnis: Typ): Signatur {
  const was = art === 'zahl' ? 'Zahlen' : 'ja/nein-Werten'
  return ([x, ...mehr]) =>
    x?.typ.art === 'liste' &&
    mehr.length === 0 &&
    (x.typ.von.art === art || (art === 'janein' && x.typ.von.art === 'leer'))
      ? ergebnis
      : `Gebraucht wird eine Liste von ${was}.`
}

/** A first list and more arguments; what comes out may depend on the type of its elements. */
export function mitListe(weitere: (von: Typ, mehr: readonly Baum[]) => Typ | string): Signatur {
  return ([x, ...mehr]) => (x?.typ.art === 'liste' ? weitere(x.typ.von, mehr) : 'Das erste Argument ist eine Liste.')
}

/** The same kind of list comes out, whatever it holds. */
export function gleicheListe(arten: readonly Typ[], optional = 0): Signatur {
  return mitListe((von, mehr) => nimmt(arten, { art: 'liste', von }, optional)(mehr))
}

/** All of them fit to the elements of the first list: the list that holds them all. */
export function vereinigt(von: Typ, weitere: readonly Typ[]): Typ | string {
  let typ = von
  for (const anderer of weitere) {
    if (!passt(typ, anderer)) return `In der Liste steht ${nenne(typ)}, dazu passt nicht: ${nenne(anderer)}.`
    typ = gemeinsam(typ, anderer)
  }
  return { art: 'liste', von: typ }
}

/** Lists whose elements can be told apart. */
export function nurVergleichbar(signatur: Signatur): Signatur {
  return (argumente) =>
    argumente.every((a) => istVergleichbar(a.typ))
      ? signatur(argumente)
      : 'Einträge einer Liste lassen sich nicht vergleichen, nur ihre Felder.'
}

export const geordnete: Signatur = (argumente) => {
  const erster = argumente[0]?.typ
  const typ = erster?.art === 'liste' && argumente.length === 1 ? erster.von : erster
  const einig = typ && (erster?.art === 'liste' || argumente.every((a) => passt(a.typ, typ)))
  return einig && istGeordnet(typ) ? typ : 'Gebraucht werden Zahlen, Daten oder Dauern.'
}

export const enthalten: Signatur = mitListe((von, [wert, ...mehr]) =>
  wert && mehr.length === 0 && passt(von, wert.typ)
    ? JANEIN
    : 'Gebraucht werden eine Liste und ein Wert derselben Art.',
)

/** A number and how many decimals it keeps. */
export function rundung(skalaNoetig: boolean): Signatur {
  return ([x, s, ...mehr]) =>
    x?.typ.art === 'zahl' && (s ? istSkala(s) : !skalaNoetig) && mehr.length === 0
      ? ZAHL
      : 'Gebraucht werden eine Zahl und die Zahl der Nachkommastellen, ausgeschrieben (-20 bis 20).'
}

export const MIN_SKALA = -20n
/** The scale must be written down: it decides about money. */
export function istSkala(baum: Baum): boolean {
  const zahl = ganzeKonstante(baum)
  return zahl !== undefined && zahl >= MIN_SKALA && zahl <= 20n
}

/** The whole number that is written here, else undefined. */
export function ganzeKonstante(baum: Baum): bigint | undefined {
  if (baum.k !== 'konstante' || baum.typ.art !== 'zahl') return undefined
  const { z, s } = baum.wert as Dezimal
  return s === 0 ? z : undefined
}
