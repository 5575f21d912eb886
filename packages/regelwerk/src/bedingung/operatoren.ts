import { enthaelt, gleich, ordne } from '../feel/funktionen.ts'
import { istOffen, type Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'

export type Operator = {
  /** What stands on the right: one value like the fact, a list of such values, or (contains) an element of the fact. */
  rechts: 'gleich' | 'liste' | 'element'
  arten: readonly Typ['art'][]
  pruefe(links: Laufwert, rechts: Laufwert): Laufwert
}

const SKALAR = ['zahl', 'janein', 'datum', 'text'] as const
const GEORDNET = ['zahl', 'datum'] as const

/** The operators of json-rules-engine, typed. */
export const operatoren: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['equal', { rechts: 'gleich', arten: SKALAR, pruefe: gleich }],
  ['notEqual', { rechts: 'gleich', arten: SKALAR, pruefe: (a, b) => !gleich(a, b) }],
  ['in', { rechts: 'liste', arten: SKALAR, pruefe: (a, b) => enthaelt(b as Laufwert[], a) }],
  ['notIn', { rechts: 'liste', arten: SKALAR, pruefe: (a, b) => verneine(enthaelt(b as Laufwert[], a)) }],
  ['lessThan', { rechts: 'gleich', arten: GEORDNET, pruefe: (a, b) => ordne(a, b) < 0 }],
  ['lessThanInclusive', { rechts: 'gleich', arten: GEORDNET, pruefe: (a, b) => ordne(a, b) <= 0 }],
  ['greaterThan', { rechts: 'gleich', arten: GEORDNET, pruefe: (a, b) => ordne(a, b) > 0 }],
  ['greaterThanInclusive', { rechts: 'gleich', arten: GEORDNET, pruefe: (a, b) => ordne(a, b) >= 0 }],
  ['contains', { rechts: 'element', arten: ['liste'], pruefe: (a, b) => enthaelt(a as Laufwert[], b) }],
  ['doesNotContain', { rechts: 'element', arten: ['liste'], pruefe: (a, b) => verneine(enthaelt(a as Laufwert[], b)) }],
])

/** What may stand as `operator` of a comparison. */
export const operatornamen: readonly string[] = [...operatoren.keys()]

/** Over the items of a list; the original does not know them. */
export const quantoren = ['some', 'every', 'none'] as const
export type Quantor = (typeof quantoren)[number]

function verneine(wert: Laufwert): Laufwert {
  return istOffen(wert) ? wert : !(wert as boolean)
}
