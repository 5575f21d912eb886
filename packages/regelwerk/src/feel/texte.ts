import { formatDauer } from '../werte/dauer.ts'
import { type Dezimal, formatDezimal, kuerze, vonGanzzahl } from '../werte/dezimal.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { JANEIN, TEXT, type Typ, ZAHL } from '../werte/typ.ts'
import type { Baum } from './baum.ts'
import { unbekanntIn } from './gleich.ts'
import { ganzzahl, position } from './position.ts'
import { type Funktion, nimmt } from './signatur.ts'

/** Positions and lengths count characters as people see them in Unicode (code points), not bytes. */
export const textfunktionen: [string, Funktion][] = [
  ['string length', text('string length(text)', ['string'], ZAHL, ([x]) => vonGanzzahl([...x!].length))],
  ['upper case', text('upper case(text)', ['string'], TEXT, ([x]) => x!.toUpperCase())],
  ['lower case', text('lower case(text)', ['string'], TEXT, ([x]) => x!.toLowerCase())],
  ['contains', text('contains(text, teil)', ['string', 'match'], JANEIN, ([x, y]) => x!.includes(y!))],
  ['starts with', text('starts with(text, anfang)', ['string', 'match'], JANEIN, ([x, y]) => x!.startsWith(y!))],
  ['ends with', text('ends with(text, ende)', ['string', 'match'], JANEIN, ([x, y]) => x!.endsWith(y!))],
  [
    'substring before',
    text('substring before(text, zeichen)', ['string', 'match'], TEXT, ([x, y]) =>
      x!.slice(0, Math.max(0, x!.indexOf(y!))),
    ),
  ],
  [
    'substring after',
    text('substring after(text, zeichen)', ['string', 'match'], TEXT, ([x, y]) =>
      x!.includes(y!) ? x!.slice(x!.indexOf(y!) + y!.length) : '',
    ),
  ],
  [
    'substring',
    {
      aufruf: 'substring(text, ab, anzahl)',
      parameter: [['string', 'start position', 'length']],
      typ: nimmt([TEXT, ZAHL, ZAHL], TEXT, 1),
      rechne: ([x, ab, anzahl]) => ausschnitt([...(x as string)], ab as Dezimal, anzahl as Dezimal | undefined),
    },
  ],
  [
    'string join',
    {
      aufruf: 'string join(liste, ", ")',
      parameter: [['list', 'delimiter']],
      typ: nimmt([{ art: 'liste', von: TEXT }, TEXT], TEXT, 1),
      rechne: ([liste, zwischen]) =>
        unbekanntIn(liste as Laufwert[]) ?? (liste as string[]).join((zwischen as string | undefined) ?? ''),
    },
  ],
  ['string', { aufruf: 'string(wert)', parameter: [['from']], typ: druckbar, baue: alsText, rechne: ([x]) => x! }],
  ...(['zahl', 'janein', 'monate', 'sekunden'] as const).map((art): [string, Funktion] => [
    `string ${art}.`,
    { aufruf: 'string(wert)', parameter: [], typ: druckbar, rechne: ([x]) => drucke(x!, art) },
  ]),
]

function text(aufruf: string, parameter: string[], ergebnis: Typ, rechne: (texte: string[]) => Laufwert): Funktion {
  return {
    aufruf,
    parameter: [parameter],
    typ: nimmt(
      parameter.map(() => TEXT),
      ergebnis,
    ),
    rechne: (werte) => rechne(werte as string[]),
  }
}

function ausschnitt(zeichen: string[], ab: Dezimal, anzahl: Dezimal | undefined): Laufwert {
  const start = position(ab, zeichen.length)
  const menge = anzahl === undefined ? zeichen.length : ganzzahl(anzahl)
  if (start === undefined || menge === undefined || menge < 0) return offen('substring()')
  return zeichen.slice(start, start + menge).join('')
}

function druckbar([x, ...mehr]: readonly Baum[]): Typ | string {
  const skalar = x && ['zahl', 'janein', 'datum', 'dauer', 'text'].includes(x.typ.art)
  return skalar && mehr.length === 0 ? TEXT : 'Gebraucht wird ein einzelner Wert, keine Liste und kein Kontext.'
}

function alsText([x]: readonly Baum[]): Baum {
  const typ = x!.typ
  if (typ.art === 'text' || typ.art === 'datum') return { ...x!, typ: TEXT }
  const art = typ.art === 'dauer' ? typ.in : typ.art
  return { k: 'funktion', name: `string ${art}.`, typ: TEXT, argumente: [x!] }
}

function drucke(wert: Laufwert, art: 'zahl' | 'janein' | 'monate' | 'sekunden'): string {
  if (art === 'janein') return String(wert)
  return art === 'zahl' ? formatDezimal(kuerze(wert as Dezimal)) : formatDauer(wert as Dezimal, art)
}
