import type { Vergleichsop } from '../feel/ast.ts'
import type { Ableitung, Baum } from '../feel/baum.ts'
import { VERGLEICHEN } from '../feel/compile.ts'
import { vergleiche } from '../werte/dezimal.ts'
import { vereine } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import type { Quelle } from './erzeuge-quelle.ts'

/** Where text is generated: `namen` = functions of the computed facts, `lokale` = variables in sight by their place. */
export type Stelle = {
  quelle: Quelle
  namen: ReadonlyMap<Ableitung, string>
  lokale: ReadonlyMap<number, string>
  /** All computed facts stand in their slots: nobody has to ask. */
  fertig: boolean
  /** Writes the text of an expression inside this one. */
  schreibe(baum: Baum, stelle: Stelle): Text
}
/** Text of a value that may be read twice; `sicher`: never unknown. */
export type Text = { js: string; sicher: boolean }

const SKALAR = new Set<string>(['zahl', 'janein', 'text', 'datum'])

/** Whether a value is unknown, as text: asked as cheaply as its type allows. */
export function istOffen(baum: { typ: Typ }, { js, sicher }: Text): string {
  if (sicher) return 'false'
  switch (baum.typ.art) {
    case 'janein':
      return keinUrteil(js)
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

/** Neither true nor false: comparing twice is cheaper than asking for the type. */
export function keinUrteil(js: string): string {
  return `(${js}!==true&&${js}!==false)`
}

/** Names the value of an expression that must not be computed twice. */
export function lege(quelle: Quelle, js: string, sicher: boolean): Text {
  const name = quelle.name()
  quelle.zeile(`const ${name}=${js};`)
  return { js: name, sicher }
}

/** Computes when all parts are known; otherwise the union of what is unknown, in order. */
export function strikt(stelle: Stelle, teile: readonly Baum[], rechne: (werte: string[]) => string): Text {
  const { quelle } = stelle
  const texte = teile.map((teil) => stelle.schreibe(teil, stelle))
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
export function nurSkalar(typ: Typ, text: Text): Text {
  return SKALAR.has(typ.art) ? text : { ...text, sicher: false }
}

export function istWort(typ: Typ): boolean {
  return typ.art === 'text' || typ.art === 'janein'
}
