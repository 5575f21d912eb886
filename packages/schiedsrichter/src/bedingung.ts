import type { Fakten, Faktwert, Skalarart } from './fakten.ts'

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

/** The rule has something that the original does not have; the message is the reason. */
export class NichtVergleichbar extends Error {}

type Roh = { [key: string]: unknown }

/** Conditions as they stand in the rule file (already checked by the loader). @throws NichtVergleichbar */
export function liesBedingung(wert: unknown, fakten: Fakten): Bedingung {
  const roh = wert as Roh
  const rang = typeof roh['priority'] === 'number' ? { priority: roh['priority'] } : {}
  for (const k of ['all', 'any'] as const)
    if (k in roh) return { k, kinder: (roh[k] as unknown[]).map((kind) => liesBedingung(kind, fakten)), ...rang }
  if ('not' in roh) return { k: 'not', kind: liesBedingung(roh['not'], fakten), ...rang }
  return liesBlatt(roh, rang, fakten)
}

export function blaetterVon(bedingung: Bedingung): Blatt[] {
  switch (bedingung.k) {
    case 'all':
    case 'any':
      return bedingung.kinder.flatMap(blaetterVon)
    case 'not':
      return blaetterVon(bedingung.kind)
    default:
      return [bedingung]
  }
}

function liesBlatt(roh: Roh, rang: { priority?: number }, fakten: Fakten): Blatt {
  const operator = String(roh['operator'])
  if (!OPERATOREN.has(operator)) throw new NichtVergleichbar(`Den Operator „${operator}“ hat das Original nicht.`)
  const fact = nameVon(roh, fakten)
  const { value } = roh
  if (value === null) return { k: 'angegeben', fact, operator, ...rang }
  const { typ } = fakten.get(fact)!
  if (typ.art === 'fremd') throw new NichtVergleichbar(`Werte wie „${fact}“ kann das Original nicht vergleichen.`)
  const art = typ.art === 'liste' ? typ.von : typ.art
  const rechts = istObjekt(value) ? { fact: nameVon(value, fakten) } : { konstante: konstante(value) }
  return { k: 'vergleich', fact, operator, art, rechts, ...rang }
}

function nameVon(roh: Roh, fakten: Fakten): string {
  const fact = String(roh['fact'])
  if (roh['params'] !== undefined || !fakten.has(fact))
    throw new NichtVergleichbar(`„${fact}“ ist kein Wert, den das Original bekommen kann.`)
  return fact
}

function konstante(wert: unknown): Exclude<Faktwert, null> {
  if (Array.isArray(wert)) return wert.map((x) => konstante(x) as string | boolean)
  return typeof wert === 'boolean' ? wert : String(wert)
}

function istObjekt(wert: unknown): wert is Roh {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert)
}
