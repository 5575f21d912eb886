import { alsGanzzahl, type Dezimal, vonGanzzahl } from '../werte/dezimal.ts'
import { plusTage, tageZwischen } from '../werte/kalender.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { ZAHL } from '../werte/typ.ts'
import { type Funktion, nimmt } from './signatur.ts'

/** Longer runs are a mistake in the bounds, not a computation. */
const MAX_LAENGE = 4000

/** `1..5` behind `for i in`: with flags (brackets) only upwards and perhaps without an end. */
export const folge: [string, Funktion] = [
  '..',
  { aufruf: '1..5', parameter: [], typ: nimmt([ZAHL, ZAHL], ZAHL), rechne: zaehle },
]

function zaehle([a, b, ohneA, ohneB]: readonly Laufwert[]): Laufwert {
  const tage = typeof a === 'string'
  const von = tage ? 0 : alsGanzzahl(a as Dezimal)
  const bis = tage ? tageZwischen(a, b as string) : alsGanzzahl(b as Dezimal)
  if (von === undefined || bis === undefined || Math.abs(bis - von) > MAX_LAENGE) return offen('for()')
  const abwaerts = bis < von
  if (abwaerts && ohneA !== undefined) return offen('for()')
  const erste = von + (ohneA === true ? 1 : 0)
  const letzte = bis - (ohneB === true ? 1 : 0)
  const anzahl = Math.max(0, abwaerts ? erste - letzte + 1 : letzte - erste + 1)
  return Array.from({ length: anzahl }, (_, i) => {
    const n = abwaerts ? erste - i : erste + i
    return tage ? (plusTage(a, n) ?? offen('date()')) : vonGanzzahl(n)
  })
}
