import type { Faktwert, Skalarart } from './fakten.ts'
import { NichtVergleichbar, nameVon, type Roh, type Sicht } from './sicht.ts'

/** A leaf with its values in one shape; `art` is that of what is compared, for `contains` and `in` of one element. */
export type Blatt = { fact: string; operator: string; priority?: number } & (
  | { k: 'vergleich'; art: Skalarart; rechts: { fact: string } | { konstante: Exclude<Faktwert, null> } }
  /** equal null, notEqual null: was it stated at all? */
  | { k: 'angegeben' }
)
export type Bedingung =
  | Blatt
  | { k: 'all' | 'any'; kinder: Bedingung[]; priority?: number }
  | { k: 'not'; kind: Bedingung; priority?: number }
  /** A named condition; the original looks it up by itself. */
  | { k: 'condition'; name: string; kind: Bedingung; priority?: number }

/** What the original has as well, with the same meaning for the types that the loader lets through. */
const OPERATOREN = new Set([
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'contains',
  'doesNotContain',
])

/** Conditions as they stand in the rule file (already checked by the loader). @throws NichtVergleichbar */
export function liesBedingung(wert: unknown, sicht: Sicht): Bedingung {
  const roh = wert as Roh
  const rang = typeof roh['priority'] === 'number' ? { priority: roh['priority'] } : {}
  for (const k of ['all', 'any'] as const)
    if (k in roh) return { k, kinder: (roh[k] as unknown[]).map((kind) => liesBedingung(kind, sicht)), ...rang }
  if ('not' in roh) return { k: 'not', kind: liesBedingung(roh['not'], sicht), ...rang }
  if ('condition' in roh) {
    const name = String(roh['condition'])
    return { k: 'condition', name, kind: liesBedingung(sicht.benannte.get(name), sicht), ...rang }
  }
  return liesBlatt(roh, rang, sicht)
}

export function blaetterVon(bedingung: Bedingung): Blatt[] {
  switch (bedingung.k) {
    case 'all':
    case 'any':
      return bedingung.kinder.flatMap(blaetterVon)
    case 'not':
    case 'condition':
      return blaetterVon(bedingung.kind)
    default:
      return [bedingung]
  }
}

function liesBlatt(roh: Roh, rang: { priority?: number }, sicht: Sicht): Blatt {
  const operator = String(roh['operator'])
  if (!OPERATOREN.has(operator)) throw new NichtVergleichbar(`Den Operator „${operator}“ hat das Original nicht.`)
  const fact = nameVon(roh, sicht)
  const { value } = roh
  if (value === null) return { k: 'angegeben', fact, operator, ...rang }
  const { typ } = sicht.fakten.get(fact)!
  if (typ.art === 'fremd') throw new NichtVergleichbar(`Werte wie „${fact}“ kann das Original nicht vergleichen.`)
  const art = typ.art === 'liste' ? typ.von : typ.art
  const rechts = istObjekt(value) ? { fact: nameVon(value, sicht) } : { konstante: konstante(value) }
  return { k: 'vergleich', fact, operator, art, rechts, ...rang }
}

function konstante(wert: unknown): Exclude<Faktwert, null> {
  if (Array.isArray(wert)) return wert.map((x) => konstante(x) as string | boolean)
  return typeof wert === 'boolean' ? wert : String(wert)
}

function istObjekt(wert: unknown): wert is Roh {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert)
}
