import type { Bedingung, Blatt } from '@weiche/regelwerk'

/** A condition as it is, or its opposite. */
export type Literal = { blatt: Blatt; ja: boolean }
/** All of these together make the rule true. */
export type Term = readonly Literal[]

const MAX = 256

/** A rule as alternatives: it is true when one of them is. Undefined when there are too many to look at. */
export function termeVon(bedingung: Bedingung, ja = true): Term[] | undefined {
  if (bedingung.k === 'blatt') return [[{ blatt: bedingung.blatt, ja }]]
  if (bedingung.k === 'nicht') return termeVon(bedingung.kind, !ja)
  const kinder = bedingung.kinder.map((kind) => termeVon(kind, ja))
  if (kinder.some((kind) => kind === undefined)) return undefined
  const einzeln = kinder as Term[][]
  if ((bedingung.k === 'any') === ja) return begrenzt(einzeln.flat())
  let terme: Term[] = [[]]
  for (const kind of einzeln) {
    terme = terme.flatMap((a) => kind.map((b) => [...a, ...b]))
    if (terme.length > MAX) return undefined
  }
  return terme
}

const begrenzt = (terme: Term[]): Term[] | undefined => (terme.length > MAX ? undefined : terme)
