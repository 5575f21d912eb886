import { ALLES, type Bereich, geweitet, JA_NEIN, type Wertebereich, zahlen } from './bereich.ts'
import { vergleicheBereiche, verneint } from './vergleich.ts'

/** What a call can give; of a function that is not known here nothing is said. */
export function funktion(name: string, argumente: readonly Bereich[]): Bereich {
  const offen = argumente.some((a) => a.offen || (a.wert.art === 'liste' && a.wert.laenge.max > 0 && a.wert.von.offen))
  const [a, b] = argumente.map((x) => x.wert)
  const zahlwerte = argumente.map((x) => x.wert).filter((x) => x.art === 'zahl')
  const alleZahlen = zahlwerte.length === argumente.length
  switch (name) {
    case 'not':
      return { offen, wert: a ? verneint(a) : JA_NEIN }
    case 'count':
      return {
        offen: argumente[0]?.offen ?? true,
        wert: a?.art === 'liste' ? zahlen(a.laenge.min, a.laenge.max) : zahlen(0, Infinity),
      }
    case 'sum':
      return { offen, wert: a?.art === 'liste' && a.von.wert.art === 'zahl' ? summe(a.von.wert, a.laenge) : ALLES }
    case 'min':
    case 'max': {
      if (!alleZahlen || argumente.length < 2) return { offen: true, wert: a?.art === 'liste' ? a.von.wert : ALLES }
      const f = name === 'min' ? Math.min : Math.max
      return { offen, wert: zahlen(f(...zahlwerte.map((x) => x.min)), f(...zahlwerte.map((x) => x.max))) }
    }
    case 'list contains':
      return { offen, wert: a && b ? vergleicheBereiche('in', b, a) : JA_NEIN }
    case 'abs':
      return {
        offen,
        wert:
          a?.art === 'zahl'
            ? zahlen(
                a.min <= 0 && a.max >= 0 ? 0 : Math.min(Math.abs(a.min), Math.abs(a.max)),
                Math.max(Math.abs(a.min), Math.abs(a.max)),
              )
            : ALLES,
      }
    case 'divide':
      return { offen: offen || !(b?.art === 'zahl' && (b.min > 0 || b.max < 0)), wert: geteilt(a, b) }
    case 'age':
      return { offen, wert: zahlen(-300, 300) }
    case 'string length':
      return { offen, wert: zahlen(0, Infinity) }
    case 'floor':
    case 'ceiling':
    case 'round half up':
      return { offen, wert: a?.art === 'zahl' ? zahlen(Math.floor(a.min), Math.ceil(a.max)) : ALLES }
    default:
      return { offen: true, wert: ALLES }
  }
}

function summe(von: { min: number; max: number }, laenge: { min: number; max: number }): Wertebereich {
  const mal = (x: number, n: number) => (x === 0 || n === 0 ? 0 : x * n)
  return geweitet(
    mal(von.min, von.min < 0 ? laenge.max : laenge.min),
    mal(von.max, von.max > 0 ? laenge.max : laenge.min),
  )
}

/** Only the sign of what is divided is kept: enough to say that an amount is never negative. */
function geteilt(a: Wertebereich | undefined, b: Wertebereich | undefined): Wertebereich {
  if (a?.art !== 'zahl' || b?.art !== 'zahl' || b.min < 0) return ALLES
  return zahlen(a.min < 0 ? -Infinity : 0, a.max > 0 ? Infinity : 0)
}
