import { antwort, JA_NEIN, type Wertebereich } from './bereich.ts'

/** Can a comparison of two known values come out true, and can it come out false? */
export function vergleicheBereiche(op: string, a: Wertebereich, b: Wertebereich): Wertebereich {
  switch (op) {
    case '<':
    case 'lessThan':
      return kleiner(a, b, false)
    case '<=':
    case 'lessThanInclusive':
      return kleiner(a, b, true)
    case '>':
    case 'greaterThan':
      return kleiner(b, a, false)
    case '>=':
    case 'greaterThanInclusive':
      return kleiner(b, a, true)
    case '=':
    case 'equal':
      return gleich(a, b)
    case '!=':
    case 'notEqual':
      return verneint(gleich(a, b))
    case 'in':
      return enthalten(a, b)
    case 'notIn':
      return verneint(enthalten(a, b))
    case 'contains':
      return enthalten(b, a)
    case 'doesNotContain':
      return verneint(enthalten(b, a))
    default:
      return JA_NEIN
  }
}

export function verneint(x: Wertebereich): Wertebereich {
  return x.art === 'worte' ? antwort(x.worte.has(false), x.worte.has(true)) : JA_NEIN
}

function kleiner(a: Wertebereich, b: Wertebereich, auchGleich: boolean): Wertebereich {
  if (a.art !== 'zahl' || b.art !== 'zahl') return JA_NEIN
  return auchGleich ? antwort(a.min <= b.max, a.max > b.min) : antwort(a.min < b.max, a.max >= b.min)
}

function gleich(a: Wertebereich, b: Wertebereich): Wertebereich {
  if (a.art === 'zahl' && b.art === 'zahl')
    return antwort(a.min <= b.max && b.min <= a.max, !(a.min === a.max && b.min === b.max && a.min === b.min))
  if (a.art === 'kennung' || b.art === 'kennung') return antwort(!istLeer(a) && !istLeer(b), true)
  if (a.art !== 'worte' || b.art !== 'worte') return JA_NEIN
  const gemeinsam = [...a.worte].some((wort) => b.worte.has(wort))
  return antwort(gemeinsam, !(gemeinsam && a.worte.size === 1 && b.worte.size === 1))
}

/** Only the empty text. */
function istLeer(x: Wertebereich): boolean {
  return x.art === 'worte' && x.worte.size === 1 && x.worte.has('')
}

/** x in list: the list may be any list of its kind, unless its words are written down. */
function enthalten(x: Wertebereich, liste: Wertebereich): Wertebereich {
  if (liste.art !== 'liste') return JA_NEIN
  const ja = gleich(x, liste.von.wert)
  const kannJa = liste.laenge.max > 0 && ja.art === 'worte' && ja.worte.has(true)
  if (x.art !== 'worte' || liste.von.wert.art !== 'worte' || !liste.fest) return antwort(kannJa, true)
  const { worte } = liste.von.wert
  return antwort(
    kannJa,
    [...x.worte].some((wort) => !worte.has(wort)),
  )
}
