import { type Bedingung, type Blatt, blaetterVon, kompiliereBedingung } from '../bedingung/bedingung.ts'
import type { Vergleichsop } from '../feel/ast.ts'
import { type Laufwert, vereine } from '../werte/laufwert.ts'
import type { Quelle } from './erzeuge-quelle.ts'
import { istOffen, keinUrteil, lege, type Stelle, striktAus, type Text, vergleich } from './erzeuge-text.ts'

const VERGLEICHE: Readonly<Record<string, Vergleichsop>> = {
  equal: '=',
  notEqual: '!=',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
}

/** `notiert`: the results of the leaves go into `B`, and no leaf is passed over that the trace would show as reached. */
export type Regelstelle = Stelle & { notiert: boolean }

/** Writes the text that evaluates a condition; its leaves have their places from `ab` on. */
export function schreibeBedingung(bedingung: Bedingung, ab: number, stelle: Regelstelle): Text {
  switch (bedingung.k) {
    case 'blatt':
      return schreibeBlatt(bedingung.blatt, ab, stelle)
    case 'nicht': {
      const kind = schreibeBedingung(bedingung.kind, ab, stelle)
      return lege(
        stelle.quelle,
        kind.sicher ? `!${kind.js}` : `${keinUrteil(kind.js)}?${kind.js}:!${kind.js}`,
        kind.sicher,
      )
    }
    case 'all':
    case 'any':
      return schreibeGruppe(bedingung.kinder, bedingung.k === 'any', ab, stelle)
    default:
      return lege(stelle.quelle, `${stelle.quelle.wert(kompiliereBedingung(bedingung, ab))}(L,B)`, false)
  }
}

function schreibeBlatt(blatt: Blatt, platz: number, stelle: Regelstelle): Text {
  const { quelle } = stelle
  const [links, rechts] = [blatt.links.baum, blatt.rechts.baum]
  const [a, b] = [stelle.schreibe(links, stelle), stelle.schreibe(rechts, stelle)]
  const befund = striktAus(
    quelle,
    [
      { js: a.js, offen: a.sicher ? undefined : istOffen(links, a) },
      { js: b.js, offen: b.sicher ? undefined : istOffen(rechts, b) },
    ],
    ([x, y]) => pruefung(quelle, blatt, x!, y!),
  )
  if (stelle.notiert) quelle.zeile(`B[${String(platz)}]=${befund.js};`)
  return { js: befund.js, sicher: befund.sicher && links.typ.art !== 'liste' && rechts.typ.art !== 'liste' }
}

function pruefung(quelle: Quelle, blatt: Blatt, a: string, b: string): string {
  const { links, operator } = blatt
  const op = VERGLEICHE[operator]
  if (op !== undefined) return vergleich(quelle, op, links.baum.typ, a, b)
  const worte = (operator === 'in' || operator === 'notIn') && festeWorte(blatt)
  if (worte) return `${operator === 'in' ? '' : '!'}${quelle.wert(worte)}.has(${a})`
  return `${quelle.wert(blatt.pruefe)}(${a},${b})`
}

/** The words that an `in` is asked about when they are written down and are compared as they are. */
function festeWorte({ links, rechts }: Blatt): Set<Laufwert> | undefined {
  const { art } = links.baum.typ
  if (rechts.baum.k !== 'konstante' || (art !== 'text' && art !== 'janein')) return undefined
  return new Set(rechts.baum.wert as Laufwert[])
}

/** all: false decides; any: true decides. The same priority is looked at in full, a lower one only while undecided. */
function schreibeGruppe(kinder: readonly Bedingung[], any: boolean, ab: number, stelle: Regelstelle): Text {
  // A group of one says what that one says.
  if (kinder.length === 1) return schreibeBedingung(kinder[0]!, ab, stelle)
  const { quelle } = stelle
  const entscheidet = String(any)
  const t = quelle.name()
  quelle.zeile(`let ${t}=${String(!any)};`)
  let platz = ab
  let tiefe = 0
  let stufe = kinder[0]?.prioritaet
  for (const [index, kind] of kinder.entries()) {
    if (kind.prioritaet !== stufe || (index > 0 && !stelle.notiert)) {
      stufe = kind.prioritaet
      quelle.zeile(`if(${t}!==${entscheidet}){`)
      tiefe++
    }
    const { js, sicher } = schreibeBedingung(kind, platz, stelle)
    platz += blaetterVon(kind).length
    quelle.zeile(`if(${js}===${entscheidet})${t}=${entscheidet};`)
    if (!sicher)
      quelle.zeile(
        `else if(${t}!==${entscheidet}&&${keinUrteil(js)})${t}=${keinUrteil(t)}?${quelle.wert(vereine)}(${t},${js}):${js};`,
      )
  }
  quelle.zeile('}'.repeat(tiefe))
  return { js: t, sicher: false }
}
