import { addiere, type Dezimal, multipliziere, negiere, subtrahiere, vergleiche, vonGanzzahl } from './dezimal.ts'
import type { Quelle } from './erzeuge-quelle.ts'
import { nachschlager } from './erzeuge-tabelle.ts'
import type { Vergleichsop } from './feel-ast.ts'
import type { Ableitung, Baum } from './feel-baum.ts'
import { kompiliere, VERGLEICHEN } from './feel-compile.ts'
import { funktionen } from './feel-funktionen.ts'
import { vereine } from './laufwert.ts'
import type { Typ } from './typ.ts'

/** Where text is generated: `namen` = functions of the computed facts, `lokale` = variables in sight by their place. */
export type Stelle = {
  quelle: Quelle
  namen: ReadonlyMap<Ableitung, string>
  lokale: ReadonlyMap<number, string>
}
/** Text of a value that may be read twice; `sicher`: never unknown. */
export type Text = { js: string; sicher: boolean }
type Von<K extends Baum['k']> = Baum & { k: K }
type Schleife = Von<'fuer' | 'ein' | 'alle' | 'filter'>

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
const SKALAR = new Set<string>(['zahl', 'janein', 'text', 'datum'])
const RECHNEN = { '+': addiere, '-': subtrahiere, '*': multipliziere } as const
const NULL = vonGanzzahl(0)

/** Writes the text that computes the expression, with the frame as `L` and its slots as `w`. */
export function schreibe(baum: Baum, stelle: Stelle): Text {
  const { quelle } = stelle
  switch (baum.k) {
    case 'konstante':
      return { js: quelle.wert(baum.wert), sicher: true }
    case 'angabe':
      return { js: `w[${String(baum.slot)}]`, sicher: false }
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

/** Whether a value is unknown, as text: asked as cheaply as its type allows. */
export function istOffen(baum: { typ: Typ }, { js, sicher }: Text): string {
  if (sicher) return 'false'
  switch (baum.typ.art) {
    case 'janein':
    case 'text':
      return `(typeof ${js}==="object")`
    case 'zahl':
    case 'liste':
    case 'element':
      return `(${js}.offen!==undefined)`
    default:
      return `(typeof ${js}==="object"&&${js}.offen!==undefined)`
  }
}

/** Names the value of an expression that must not be computed twice. */
export function lege(quelle: Quelle, js: string, sicher: boolean): Text {
  const name = quelle.name()
  quelle.zeile(`const ${name}=${js};`)
  return { js: name, sicher }
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
  const t = quelle.name()
  quelle.zeile(`let ${t}=${werte}[${String(ableitung.slot)}];if(${t}===undefined)${t}=${name}(L${element});`)
  return { js: t, sicher: false }
}

/** Computes when all parts are known; otherwise the union of what is unknown, in order. */
export function strikt(stelle: Stelle, teile: readonly Baum[], rechne: (werte: string[]) => string): Text {
  const { quelle } = stelle
  const texte = teile.map((teil) => schreibe(teil, stelle))
  return striktAus(
    quelle,
    texte.map((text, i) => ({ js: text.js, offen: text.sicher ? undefined : istOffen(teile[i]!, text) })),
    rechne,
  )
}

export function striktAus(
  quelle: Quelle,
  teile: readonly { js: string; offen: string | undefined }[],
  rechne: (werte: string[]) => string,
): Text {
  const ergebnis = rechne(teile.map((teil) => teil.js))
  const unsicher = teile.filter((teil) => teil.offen !== undefined)
  if (unsicher.length === 0) return lege(quelle, ergebnis, true)
  const t = quelle.name()
  quelle.zeile(`let ${t};`)
  if (unsicher.length > 2) {
    for (const { js, offen } of unsicher)
      quelle.zeile(`if(${offen!})${t}=${t}===undefined?${js}:${quelle.wert(vereine)}(${t},${js});`)
    quelle.zeile(`if(${t}===undefined)${t}=${ergebnis};`)
    return { js: t, sicher: false }
  }
  const [a, b] = unsicher
  const beide = b ? `${b.offen!}?${quelle.wert(vereine)}(${a!.js},${b.js}):${a!.js}` : a!.js
  quelle.zeile(`if(${a!.offen!})${t}=${beide};`)
  if (b) quelle.zeile(`else if(${b.offen!})${t}=${b.js};`)
  quelle.zeile(`else ${t}=${ergebnis};`)
  return { js: t, sicher: false }
}

/** Two known values of one type, compared. */
export function vergleich(quelle: Quelle, op: Vergleichsop, typ: Typ, a: string, b: string): string {
  if (typ.art === 'zahl')
    return `${quelle.wert(vergleiche)}(${a},${b})${op === '=' ? '===' : op === '!=' ? '!==' : op}0`
  if (istWort(typ) && (op === '=' || op === '!=')) return `${a}${op === '=' ? '===' : '!=='}${b}`
  return `${quelle.wert(VERGLEICHEN[op])}(${a},${b})`
}

/** A list or a context may hold something unknown: then comparing two of them is unknown as well. */
function nurSkalar(typ: Typ, text: Text): Text {
  return SKALAR.has(typ.art) ? text : { ...text, sicher: false }
}

function istWort(typ: Typ): boolean {
  return typ.art === 'text' || typ.art === 'janein'
}

/** and, or: one side decides, whatever is unknown beside it. */
function verknuepfe(baum: Von<'und' | 'oder'>, entscheidet: string, stelle: Stelle): Text {
  const { quelle } = stelle
  const a = schreibe(baum.a, stelle)
  const t = quelle.name()
  quelle.zeile(`let ${t};if(${a.js}===${entscheidet})${t}=${entscheidet};else{`)
  const b = schreibe(baum.b, stelle)
  const beide = b.sicher ? a.js : `typeof ${b.js}==="object"?${quelle.wert(vereine)}(${a.js},${b.js}):${a.js}`
  quelle.zeile(
    a.sicher ? `${t}=${b.js};}` : `${t}=typeof ${a.js}!=="object"||${b.js}===${entscheidet}?${b.js}:${beide};}`,
  )
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

/** A loop over the elements of a list: `je` writes what is done with each, as text of a value that may be unknown. */
function schleife(baum: Schleife, liste: string, stelle: Stelle, je: (x: Text, rumpf: Text) => void) {
  const { quelle } = stelle
  const [i, x, r] = [quelle.name(), quelle.name(), quelle.name()]
  const von: Typ = baum.liste.typ.art === 'liste' ? baum.liste.typ.von : baum.liste.typ
  const element = { js: x, sicher: false }
  quelle.zeile(`for(let ${i}=0;${i}<${liste}.length;${i}++){const ${x}=${liste}[${i}];let ${r}=${x};`)
  quelle.zeile(`if(!${istOffen({ typ: von }, element)}){`)
  const rumpf = schreibe(baum.rumpf, { ...stelle, lokale: new Map(stelle.lokale).set(baum.platz, x) })
  quelle.zeile(`${r}=${rumpf.js};}`)
  je(element, { js: r, sicher: false })
  quelle.zeile('}')
}

/** Runs `dann` when the list is known; `t` is the name of the result. */
function mitListe(liste: Baum, stelle: Stelle, dann: (liste: string, t: string) => void): Text {
  const { quelle } = stelle
  const text = schreibe(liste, stelle)
  const t = quelle.name()
  quelle.zeile(`let ${t}=${text.js};if(!${istOffen(liste, text)}){`)
  dann(text.js, t)
  quelle.zeile('}')
  return { js: t, sicher: false }
}

function schreibeFuer(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    stelle.quelle.zeile(`${t}=[];`)
    schleife(baum, liste, stelle, (_, rumpf) => stelle.quelle.zeile(`${t}.push(${rumpf.js});`))
  })
}

function schreibeQuantor(baum: Schleife, entscheidet: 'true' | 'false', stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    quelle.zeile(`${t}=${entscheidet === 'true' ? 'false' : 'true'};`)
    schleife(baum, liste, stelle, (_, { js }) => {
      quelle.zeile(`if(${js}===${entscheidet}){${t}=${entscheidet};break;}`)
      quelle.zeile(`if(typeof ${js}==="object")${t}=typeof ${t}==="object"?${quelle.wert(vereine)}(${t},${js}):${js};`)
    })
  })
}

function schreibeFilter(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    const u = quelle.name()
    quelle.zeile(`${t}=[];let ${u};`)
    schleife(baum, liste, stelle, (x, { js }) => {
      quelle.zeile(`if(${js}===true)${t}.push(${x.js});`)
      quelle.zeile(`else if(${js}!==false)${u}=${u}===undefined?${js}:${quelle.wert(vereine)}(${u},${js});`)
    })
    quelle.zeile(`if(${u}!==undefined)${t}=${u};`)
  })
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

/** sum(for x in list return e) without the list between. */
function schreibeSumme(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    const u = quelle.name()
    quelle.zeile(`${t}=${quelle.wert(NULL satisfies Dezimal)};let ${u};`)
    schleife(baum, liste, stelle, (_, rumpf) => {
      quelle.zeile(
        `if(${istOffen(baum.rumpf, rumpf)})${u}=${u}===undefined?${rumpf.js}:${quelle.wert(vereine)}(${u},${rumpf.js});`,
      )
      quelle.zeile(`else ${t}=${quelle.wert(addiere)}(${t},${rumpf.js});`)
    })
    quelle.zeile(`if(${u}!==undefined)${t}=${u};`)
  })
}
