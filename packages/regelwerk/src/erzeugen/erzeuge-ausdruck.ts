import type { Ableitung, Baum } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { funktionen } from '../feel/funktionen.ts'
import { addiere, multipliziere, negiere, subtrahiere, vergleiche } from '../werte/dezimal.ts'
import { vereine } from '../werte/laufwert.ts'
import { schreibeFilter, schreibeFuer, schreibeQuantor, schreibeSumme } from './erzeuge-schleife.ts'
import { nachschlager } from './erzeuge-tabelle.ts'
import {
  istOffen,
  istWort,
  keinUrteil,
  lege,
  nurSkalar,
  type Stelle,
  strikt,
  type Text,
  vergleich,
} from './erzeuge-text.ts'

type Von<K extends Baum['k']> = Baum & { k: K }

/** Functions that compute from known arguments only; any other is called as its closure. */
const STRENG = new Set([
  'count',
  'sum',
  'min',
  'max',
  'floor',
  'ceiling',
  'round half up',
  'divide',
  'age',
  'abs',
  'string length',
])
const RECHNEN = { '+': addiere, '-': subtrahiere, '*': multipliziere } as const

/** Writes the text that computes the expression, with the frame as `L` and its slots as `w`. */
export function schreibe(baum: Baum, stelle: Stelle): Text {
  const { quelle } = stelle
  switch (baum.k) {
    case 'konstante':
      return { js: quelle.wert(baum.wert), sicher: true }
    case 'angabe':
      return lege(quelle, `w[${String(baum.slot)}]`, false)
    case 'ableitung':
      return schreibeAbleitung(baum.ableitung, 'w', '', baum, stelle)
    case 'lokal':
      return { js: stelle.lokale.get(baum.platz)!, sicher: true }
    case 'feld':
      return lege(quelle, `${stelle.lokale.get(baum.platz)!}.werte[${String(baum.slot)}]`, false)
    case 'feldableitung': {
      const element = stelle.lokale.get(baum.platz)!
      return schreibeAbleitung(baum.ableitung, `${element}.werte`, `,${element}`, baum, stelle)
    }
    case 'angegeben': {
      const x = schreibe(baum.x, stelle)
      const bekannt = `!${istOffen(baum.x, x)}`
      return lege(quelle, baum.verneint ? `!(${bekannt})` : bekannt, true)
    }
    case 'negativ':
      return strikt(stelle, [baum.x], ([x]) => `${quelle.wert(negiere)}(${x!})`)
    case 'rechnen':
      return strikt(stelle, [baum.a, baum.b], (x) => `${quelle.wert(RECHNEN[baum.op])}(${x.join()})`)
    case 'verketten':
      return strikt(stelle, [baum.a, baum.b], ([a, b]) => `${a!}+${b!}`)
    case 'vergleich':
      return nurSkalar(
        baum.a.typ,
        strikt(stelle, [baum.a, baum.b], ([a, b]) => vergleich(quelle, baum.op, baum.a.typ, a!, b!)),
      )
    case 'zwischen': {
      const { x, a, b } = baum
      return schreibe(
        {
          k: 'und',
          typ: baum.typ,
          a: { k: 'vergleich', op: '>=', typ: baum.typ, a: x, b: a },
          b: { k: 'vergleich', op: '<=', typ: baum.typ, a: x, b },
        },
        stelle,
      )
    }
    case 'in':
      return istWort(baum.x.typ) && baum.liste.every((wert) => wert.k === 'konstante')
        ? strikt(stelle, [baum.x], ([x]) => baum.liste.map((wert) => `${x!}===${schreibe(wert, stelle).js}`).join('||'))
        : alsFunktion(baum, stelle)
    case 'und':
      return verknuepfe(baum, 'false', stelle)
    case 'oder':
      return verknuepfe(baum, 'true', stelle)
    case 'wenn':
      return schreibeWenn(baum, stelle)
    case 'fuer':
      return schreibeFuer(baum, stelle)
    case 'ein':
      return schreibeQuantor(baum, 'true', stelle)
    case 'alle':
      return schreibeQuantor(baum, 'false', stelle)
    case 'filter':
      return schreibeFilter(baum, stelle)
    case 'funktion':
      return schreibeFunktion(baum, stelle)
    case 'tabelle': {
      const suche = quelle.wert(nachschlager(baum))
      return { ...strikt(stelle, baum.argumente, (x) => `${suche}(${x.join()})`), sicher: false }
    }
    default:
      return alsFunktion(baum, stelle)
  }
}

/** The closure of a node; it finds the variables in sight in their places. */
function alsFunktion(baum: Baum, { quelle, lokale }: Stelle): Text {
  for (const [platz, name] of lokale) quelle.zeile(`L.lokal[${String(platz)}]=${name};`)
  return lege(quelle, `${quelle.wert(kompiliere(baum))}(L)`, false)
}

function schreibeAbleitung(ableitung: Ableitung, werte: string, element: string, baum: Baum, stelle: Stelle): Text {
  const name = stelle.namen.get(ableitung)
  if (name === undefined) return alsFunktion(baum, stelle)
  const { quelle } = stelle
  if (stelle.fertig) return lege(quelle, `${werte}[${String(ableitung.slot)}]`, false)
  const t = quelle.name()
  quelle.zeile(`let ${t}=${werte}[${String(ableitung.slot)}];if(${t}===undefined)${t}=${name}(L${element});`)
  return { js: t, sicher: false }
}

/** and, or: one side decides, whatever is unknown beside it. */
function verknuepfe(baum: Von<'und' | 'oder'>, entscheidet: string, stelle: Stelle): Text {
  const { quelle } = stelle
  const a = schreibe(baum.a, stelle)
  const t = quelle.name()
  quelle.zeile(`let ${t};if(${a.js}===${entscheidet})${t}=${entscheidet};else{`)
  const b = schreibe(baum.b, stelle)
  const beide = b.sicher ? a.js : `${keinUrteil(b.js)}?${quelle.wert(vereine)}(${a.js},${b.js}):${a.js}`
  quelle.zeile(a.sicher ? `${t}=${b.js};}` : `${t}=!${keinUrteil(a.js)}||${b.js}===${entscheidet}?${b.js}:${beide};}`)
  return { js: t, sicher: a.sicher && b.sicher }
}

function schreibeWenn(baum: Von<'wenn'>, stelle: Stelle): Text {
  const { quelle } = stelle
  const bedingung = schreibe(baum.bedingung, stelle)
  const t = quelle.name()
  quelle.zeile(`let ${t};if(${bedingung.js}===true){`)
  const dann = schreibe(baum.dann, stelle)
  quelle.zeile(`${t}=${dann.js};}else${bedingung.sicher ? '' : ` if(${bedingung.js}===false)`}{`)
  const sonst = schreibe(baum.sonst, stelle)
  quelle.zeile(`${t}=${sonst.js};}${bedingung.sicher ? '' : `else ${t}=${bedingung.js};`}`)
  return { js: t, sicher: bedingung.sicher && dann.sicher && sonst.sicher }
}

function schreibeFunktion(baum: Von<'funktion'>, stelle: Stelle): Text {
  const { quelle } = stelle
  const { name, argumente } = baum
  const [x] = argumente
  if (name === 'not') return strikt(stelle, argumente, ([wert]) => `!${wert!}`)
  if (name === 'sum' && argumente.length === 1 && x?.k === 'fuer') return schreibeSumme(x, stelle)
  if ((name === 'min' || name === 'max') && argumente.length === 2 && argumente.every((a) => a.typ.art === 'zahl'))
    return strikt(stelle, argumente, ([a, b]) => {
      return `${quelle.wert(vergleiche)}(${b!},${a!})${name === 'max' ? '>' : '<'}0?${b!}:${a!}`
    })
  if (!STRENG.has(name)) return alsFunktion(baum, stelle)
  const rechne = quelle.wert(funktionen.get(name)!.rechne)
  return { ...strikt(stelle, argumente, (werte) => `${rechne}([${werte.join()}])`), sicher: false }
}
