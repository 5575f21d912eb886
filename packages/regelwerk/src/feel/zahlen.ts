import {
  addiere,
  type Dezimal,
  dezimal,
  dividiere,
  type Modus,
  multipliziere,
  negiere,
  runde,
  subtrahiere,
  vonGanzzahl,
} from '../werte/dezimal.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { JANEIN, ZAHL } from '../werte/typ.ts'
import { ordne, unbekanntIn } from './gleich.ts'
import { type Funktion, geordnete, istSkala, listeVon, nimmt, rundung } from './signatur.ts'

/** More digits than this are no number of an administration, only a way to fill the memory. */
const MAX_STELLEN = 400
const MAX = 10n ** BigInt(MAX_STELLEN)

const gerade: Funktion['rechne'] = ([x]) => ganz(x, 'even', (z) => z % 2n === 0n)
const ungerade: Funktion['rechne'] = ([x]) => ganz(x, 'odd', (z) => z % 2n !== 0n)

export const zahlfunktionen: [string, Funktion][] = [
  [
    'abs',
    {
      aufruf: 'abs(x)',
      parameter: [['n']],
      typ: ([x, ...mehr]) =>
        x && (x.typ.art === 'zahl' || x.typ.art === 'dauer') && mehr.length === 0
          ? x.typ
          : 'Gebraucht wird eine Zahl oder eine Dauer.',
      rechne: ([x]) => ((x as Dezimal).z < 0n ? negiere(x as Dezimal) : x!),
    },
  ],
  ['floor', rundend('floor(x) oder floor(x, 2)', 'floor', false)],
  ['ceiling', rundend('ceiling(x) oder ceiling(x, 2)', 'ceiling', false)],
  ['round up', rundend('round up(x, 2)', 'up', true)],
  ['round down', rundend('round down(x, 2)', 'down', true)],
  ['round half up', rundend('round half up(x, 2)', 'half-up', true)],
  ['round half down', rundend('round half down(x, 2)', 'half-down', true)],
  ['decimal', rundend('decimal(x, 2)', 'half-even', true)],
  [
    'divide',
    {
      aufruf: 'divide(a, b, 10)',
      parameter: [['dividend', 'divisor', 'scale']],
      typ: ([a, b, s, ...mehr]) =>
        a?.typ.art === 'zahl' && b?.typ.art === 'zahl' && s && istSkala(s) && mehr.length === 0
          ? ZAHL
          : 'Gebraucht werden zwei Zahlen und die Zahl der Nachkommastellen, ausgeschrieben (-20 bis 20).',
      rechne: ([a, b, s]) =>
        dividiere(a as Dezimal, b as Dezimal, Number((s as Dezimal).z), 'half-up') ?? offen('divide()'),
    },
  ],
  [
    'modulo',
    {
      aufruf: 'modulo(a, b)',
      parameter: [['dividend', 'divisor']],
      typ: nimmt([ZAHL, ZAHL], ZAHL),
      rechne: ([a, b]) => {
        const ganze = dividiere(a as Dezimal, b as Dezimal, 0, 'floor')
        return ganze ? subtrahiere(a as Dezimal, multipliziere(b as Dezimal, ganze)) : offen('modulo()')
      },
    },
  ],
  ['even', { aufruf: 'even(x)', parameter: [['number']], typ: nimmt([ZAHL], JANEIN), rechne: gerade }],
  ['odd', { aufruf: 'odd(x)', parameter: [['number']], typ: nimmt([ZAHL], JANEIN), rechne: ungerade }],
  ['sum', faltend('sum', (werte) => werte.reduce(addiere, vonGanzzahl(0)))],
  ['product', faltend('product', (werte) => produkt(werte))],
  ['median', faltend('median', median)],
  [
    'mode',
    {
      aufruf: 'mode(liste)',
      parameter: [['list']],
      typ: listeVon('zahl', { art: 'liste', von: ZAHL }),
      rechne: ([liste]) => unbekanntIn(liste as Laufwert[]) ?? haeufigste(liste as Dezimal[]),
      einzeln: true,
    },
  ],
  [
    'min',
    { aufruf: 'min(a, b) oder min(liste)', parameter: [['list']], typ: geordnete, rechne: (x) => waehle(x, 'min', -1) },
  ],
  [
    'max',
    { aufruf: 'max(a, b) oder max(liste)', parameter: [['list']], typ: geordnete, rechne: (x) => waehle(x, 'max', 1) },
  ],
  ['**', { aufruf: 'a ** 2', parameter: [], typ: nimmt([ZAHL, ZAHL], ZAHL), rechne: potenz }],
]

function rundend(aufruf: string, modus: Modus, skalaNoetig: boolean): Funktion {
  return {
    aufruf,
    parameter: [['n', 'scale']],
    typ: rundung(skalaNoetig),
    rechne: ([x, s]) => runde(x as Dezimal, s === undefined ? 0 : Number((s as Dezimal).z), modus),
  }
}

function faltend(name: string, rechne: (werte: Dezimal[]) => Laufwert): Funktion {
  return {
    aufruf: `${name}(liste)`,
    parameter: [['list']],
    typ: listeVon('zahl', ZAHL),
    rechne: ([liste]) => unbekanntIn(liste as Laufwert[]) ?? rechne(liste as Dezimal[]),
    einzeln: true,
  }
}

/** Half of a sum is a decimal again: nothing is rounded. */
function median(werte: Dezimal[]): Laufwert {
  const sortiert = [...werte].sort(ordne)
  const mitte = sortiert[Math.floor(sortiert.length / 2)]
  if (!mitte) return offen('median()')
  if (sortiert.length % 2 === 1) return mitte
  return multipliziere(addiere(sortiert[sortiert.length / 2 - 1]!, mitte), { z: 5n, s: 1 })
}

/** The most frequent numbers, smallest first. */
function haeufigste(werte: Dezimal[]): Laufwert[] {
  const gruppen: { wert: Dezimal; anzahl: number }[] = []
  for (const wert of [...werte].sort(ordne)) {
    const letzte = gruppen.at(-1)
    if (letzte && ordne(letzte.wert, wert) === 0) letzte.anzahl++
    else gruppen.push({ wert, anzahl: 1 })
  }
  const meiste = Math.max(0, ...gruppen.map((gruppe) => gruppe.anzahl))
  return gruppen.filter((gruppe) => gruppe.anzahl === meiste).map((gruppe) => gruppe.wert)
}

function waehle(argumente: readonly Laufwert[], name: string, richtung: number): Laufwert {
  const liste = Array.isArray(argumente[0]) ? argumente[0] : argumente
  const [erster, ...mehr] = liste
  if (erster === undefined) return offen(`${name}()`)
  return unbekanntIn(liste) ?? mehr.reduce((a, b) => (ordne(b, a) * richtung > 0 ? b : a), erster)
}

function ganz(x: Laufwert | undefined, name: string, frage: (z: bigint) => boolean): Laufwert {
  const { z, s } = x as Dezimal
  const teiler = 10n ** BigInt(s)
  return z % teiler === 0n ? frage(z / teiler) : offen(`${name}()`)
}

function potenz([a, n]: readonly Laufwert[]): Laufwert {
  const [basis, hoch] = [a as Dezimal, (n as Dezimal).z]
  if (zuLang(basis)) return offen('**()')
  const wert = dezimal(basis.z ** hoch, basis.s * Number(hoch))
  return zuLang(wert) ? offen('**()') : wert
}

function produkt(werte: Dezimal[]): Laufwert {
  let ergebnis = werte[0]
  for (const wert of werte.slice(1)) {
    ergebnis = multipliziere(ergebnis!, wert)
    if (zuLang(ergebnis)) return offen('product()')
  }
  return ergebnis ?? offen('product()')
}

function zuLang({ z, s }: Dezimal): boolean {
  return s > MAX_STELLEN || z > MAX || z < -MAX
}
