import {
  addiere,
  type Dezimal,
  dividiere,
  type Modus,
  multipliziere,
  subtrahiere,
  vonGanzzahl,
} from '../werte/dezimal.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { type Typ, ZAHL } from '../werte/typ.ts'
import { unbekanntIn } from './gleich.ts'
import { type Funktion, listeVon, nimmt } from './signatur.ts'

/** A fraction is the list of its numerator and its denominator; only what rounds makes a number of it. */
type Bruch = readonly [Dezimal, Dezimal]
const BRUCH: Typ = { art: 'liste', von: ZAHL }

export const bruchfunktionen: [string, Funktion][] = [
  ['fraction +', rechnend(([a, b], [c, d]) => [addiere(mal(a, d), mal(c, b)), mal(b, d)])],
  ['fraction -', rechnend(([a, b], [c, d]) => [subtrahiere(mal(a, d), mal(c, b)), mal(b, d)])],
  ['fraction *', rechnend(([a, b], [c, d]) => [mal(a, c), mal(b, d)])],
  /** Widened by d twice, so that the denominator is 0 as soon as one of b, c and d is. */
  ['fraction /', rechnend(([a, b], [c, d]) => [mal(mal(a, d), d), mal(mal(b, c), d)])],
  [
    'mean',
    {
      aufruf: 'round half up(mean(liste), 2)',
      parameter: [['list']],
      typ: listeVon('zahl', BRUCH),
      rechne: ([x]) => {
        const liste = x as Dezimal[]
        return unbekanntIn(liste) ?? [liste.reduce(addiere, vonGanzzahl(0)), vonGanzzahl(liste.length)]
      },
    },
  ],
  ...(['half-up', 'half-down', 'half-even', 'up', 'down', 'floor', 'ceiling'] as const).map(
    (modus): [string, Funktion] => [
      `fraction ${modus}`,
      { aufruf: 'round half up(a / b, 2)', parameter: [], typ: nimmt([BRUCH, ZAHL], ZAHL), rechne: gerundet(modus) },
    ],
  ),
]

function rechnend(rechne: (x: Bruch, y: Bruch) => Bruch): Funktion {
  return {
    aufruf: 'a / b',
    parameter: [],
    typ: nimmt([BRUCH, BRUCH], BRUCH),
    rechne: (brueche) => unbekanntIn(brueche) ?? [...rechne(...(brueche as unknown as [Bruch, Bruch]))],
  }
}

function gerundet(modus: Modus): Funktion['rechne'] {
  return ([bruch, s]) => {
    const [a, b] = bruch as Laufwert[] as [Dezimal, Dezimal]
    return unbekanntIn([a, b]) ?? dividiere(a, b, Number((s as Dezimal).z), modus) ?? offen('divide()')
  }
}

function mal(a: Dezimal, b: Dezimal): Dezimal {
  return multipliziere(a, b)
}
