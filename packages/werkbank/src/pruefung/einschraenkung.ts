import type { Blatt } from '@weiche/regelwerk'
import type { Literal, Term } from './terme.ts'
import { festeZahl } from './zahlwert.ts'

/** What the conditions of a term leave of one fact: an interval, or words. */
type Rest = { min: number; max: number; ohneMin: boolean; ohneMax: boolean; nur?: Set<unknown>; nicht: Set<unknown> }

const GEGENTEIL: Record<string, string> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
}

/** The fact whose conditions exclude each other, when the term can never be true. Only comparisons with fixed values are looked at. */
export function widersprichtSich(term: Term): string | undefined {
  const reste = new Map<string, Rest>()
  for (const literal of term) {
    const { fact } = literal.blatt
    if (literal.blatt.eintraege || literal.blatt.imEintrag) continue
    const rest = reste.get(fact) ?? { min: -Infinity, max: Infinity, ohneMin: false, ohneMax: false, nicht: new Set() }
    reste.set(fact, rest)
    schraenkeEin(rest, literal)
    if (istLeer(rest)) return fact
  }
  return undefined
}

function schraenkeEin(rest: Rest, { blatt, ja }: Literal): void {
  const operator = ja ? blatt.operator : GEGENTEIL[blatt.operator]
  const zahl = festeZahl(blatt)
  if (zahl !== undefined) schraenkeZahlEin(rest, operator, zahl)
  const werte = worteVon(blatt)
  if (!werte) return
  if (operator === 'equal' || operator === 'in') {
    rest.nur = new Set(werte.filter((wert) => !rest.nur || rest.nur.has(wert)))
  } else if (operator === 'notEqual' || operator === 'notIn') for (const wert of werte) rest.nicht.add(wert)
}

function schraenkeZahlEin(rest: Rest, operator: string | undefined, zahl: number): void {
  if (operator === 'equal' || operator === 'greaterThan' || operator === 'greaterThanInclusive')
    if (zahl > rest.min || (zahl === rest.min && operator === 'greaterThan')) {
      rest.min = zahl
      rest.ohneMin = operator === 'greaterThan'
    }
  if (operator === 'equal' || operator === 'lessThan' || operator === 'lessThanInclusive')
    if (zahl < rest.max || (zahl === rest.max && operator === 'lessThan')) {
      rest.max = zahl
      rest.ohneMax = operator === 'lessThan'
    }
  if (operator === 'notEqual' && rest.min === zahl && rest.max === zahl) rest.ohneMin = true
}

function worteVon({ rechts }: Blatt): (string | boolean)[] | undefined {
  if (rechts.baum.k !== 'konstante' || rechts.baum.typ.art === 'datum') return undefined
  const werte = [rechts.baum.wert].flat()
  return werte.every((wert) => typeof wert === 'string' || typeof wert === 'boolean') ? werte : undefined
}

function istLeer({ min, max, ohneMin, ohneMax, nur, nicht }: Rest): boolean {
  if (min > max || (min === max && (ohneMin || ohneMax))) return true
  if (nur) return [...nur].every((wert) => nicht.has(wert))
  return nicht.has(true) && nicht.has(false)
}
