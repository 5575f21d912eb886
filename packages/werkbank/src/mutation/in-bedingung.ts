import type { Mutant, Schritt } from './mutant.ts'
import { naechsteZahl } from './schritt.ts'

type Roh = Record<string, unknown>
type Teil = Pick<Mutant, 'schritte' | 'was' | 'vorher' | 'nachher' | 'idee'>

/** Same direction, the boundary itself on the other side. */
const GRENZE: Record<string, string> = {
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
}
const GEGENTEIL: Record<string, string> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  some: 'none',
  none: 'some',
  every: 'some',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
}
const EINTRAEGE = new Set(['some', 'every', 'none'])
/** Of a long list of words only these many are left out, one at a time. */
const WOERTER = 3

/** All mistakes in the conditions at `schritte`. */
export function inBedingung(roh: unknown, schritte: readonly Schritt[]): Teil[] {
  const bedingung = roh as Roh
  if (bedingung['not'] !== undefined) {
    const { not, ...rest } = bedingung
    const ohne = { ...rest, ...(not as Roh) }
    return [
      { schritte, was: 'Verneinung entfernt', vorher: bedingung, nachher: ohne, idee: BEIDES },
      ...inBedingung(not, [...schritte, 'not']),
    ]
  }
  for (const art of ['all', 'any'] as const)
    if (Array.isArray(bedingung[art])) return inGruppe(bedingung, art, bedingung[art], schritte)
  return typeof bedingung['fact'] === 'string' ? inBlatt(bedingung, schritte) : []
}

const BEIDES = 'Je ein Fall, in dem die Bedingung erfüllt und nicht erfüllt ist; alles andere bleibt gleich.'

function inGruppe(bedingung: Roh, art: 'all' | 'any', kinder: unknown[], schritte: readonly Schritt[]): Teil[] {
  const teile = kinder.flatMap((kind, i) => inBedingung(kind, [...schritte, art, i]))
  if (kinder.length < 2) return teile
  const { [art]: _, ...rest } = bedingung
  const andere = art === 'all' ? 'any' : 'all'
  return [
    {
      schritte,
      was: `„${art}“ statt „${andere}“ vertauscht`,
      vorher: art,
      nachher: { ...rest, [andere]: kinder },
      idee: 'Ein Fall, in dem nur eine der Bedingungen erfüllt ist.',
    },
    ...kinder.map((kind, i) => ({
      schritte: [...schritte, art],
      was: 'Bedingung entfernt',
      vorher: kind,
      nachher: kinder.filter((_, j) => j !== i),
      idee: `Ein Fall, in dem nur diese Bedingung ${art === 'all' ? 'nicht ' : ''}erfüllt ist.`,
    })),
    ...teile,
  ]
}

function inBlatt(blatt: Roh, schritte: readonly Schritt[]): Teil[] {
  const operator = String(blatt['operator'])
  const fact = String(blatt['fact'])
  const { value } = blatt
  const teile: Teil[] = []
  const anOperator = (nachher: string, was: string, idee: string) =>
    teile.push({ schritte: [...schritte, 'operator'], was, vorher: operator, nachher, idee })
  if (GEGENTEIL[operator]) anOperator(GEGENTEIL[operator], 'Bedingung verneint', BEIDES)
  if (GRENZE[operator])
    anOperator(GRENZE[operator], 'Grenze verschoben', `Ein Fall, in dem „${fact}“ genau auf der Grenze liegt.`)
  for (const richtung of [1, -1] as const) {
    const nachher = naechsteZahl(value, richtung)
    if (nachher === undefined) continue
    const idee = `Je ein Fall, in dem „${fact}“ ${String(value)} und ${String(nachher)} ist.`
    teile.push({ schritte: [...schritte, 'value'], was: 'Schwelle verschoben', vorher: value, nachher, idee })
  }
  if (EINTRAEGE.has(operator)) return [...teile, ...inBedingung(value, [...schritte, 'value'])]
  if (Array.isArray(value) && value.length > 1)
    for (const i of verteilt(value.length, WOERTER))
      teile.push({
        schritte: [...schritte, 'value'],
        was: `Wert „${String(value[i])}“ entfernt`,
        vorher: value,
        nachher: value.filter((_, j) => j !== i),
        idee: `Ein Fall, in dem „${fact}“ „${String(value[i])}“ ist.`,
      })
  return teile
}

/** At most `n` places of a row, spread over it, with the first and the last. */
export function verteilt(laenge: number, n: number): number[] {
  if (laenge <= n) return Array.from({ length: laenge }, (_, i) => i)
  return Array.from({ length: n }, (_, i) => Math.round((i * (laenge - 1)) / (n - 1)))
}
