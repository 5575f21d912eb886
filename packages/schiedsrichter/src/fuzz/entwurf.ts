import fc from 'fast-check'

/**
 * A draft of a package with numbers in place of names and values: any draft becomes a valid package (baue.ts), so
 * fast-check can shrink every part on its own.
 */
export type Entwurf = {
  felder: { typ: number; gruppe: boolean; vorgabe: number | null }[]
  parameter: { typ: number; wert: number }[]
  ableitungen: { art: number; a: number; b: number }[]
  regeln: { wurzel: Gruppenentwurf; prioritaet: number | null }[]
  /** Per case a number for every field. */
  faelle: number[][]
}
export type Gruppenentwurf = { k: 'all' | 'any'; kinder: Bedingungsentwurf[] } | { k: 'not'; kind: Bedingungsentwurf }
export type Blattentwurf = { k: 'blatt'; fact: number; operator: number; rechts: number; werte: number[] }
export type Bedingungsentwurf = (Gruppenentwurf | Blattentwurf) & { prioritaet: number | null }

const zahl = fc.nat({ max: 199 })
const selten = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: zahl })
const prioritaet = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 })
const blatt = fc.record({
  k: fc.constant('blatt' as const),
  fact: zahl,
  operator: zahl,
  rechts: zahl,
  werte: fc.array(zahl, { minLength: 1, maxLength: 3 }),
})

function gruppe(tiefe: number): fc.Arbitrary<Gruppenentwurf> {
  const kind = bedingung(tiefe - 1)
  const kinder = fc.array(kind, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    fc.record({ k: fc.constant('all' as const), kinder }),
    fc.record({ k: fc.constant('any' as const), kinder }),
    fc.record({ k: fc.constant('not' as const), kind }),
  )
}

function bedingung(tiefe: number): fc.Arbitrary<Bedingungsentwurf> {
  const knoten =
    tiefe === 0 ? blatt : fc.oneof({ weight: 3, arbitrary: blatt }, { weight: 2, arbitrary: gruppe(tiefe) })
  return fc.tuple(knoten, prioritaet).map(([x, rang]) => ({ ...x, prioritaet: rang }))
}

export const entwurf: fc.Arbitrary<Entwurf> = fc.record({
  felder: fc.array(fc.record({ typ: zahl, gruppe: fc.boolean(), vorgabe: selten }), {
    minLength: 1,
    maxLength: 6,
  }),
  parameter: fc.array(fc.record({ typ: zahl, wert: zahl }), { maxLength: 2 }),
  ableitungen: fc.array(fc.record({ art: zahl, a: zahl, b: zahl }), { maxLength: 3 }),
  regeln: fc.array(fc.record({ wurzel: gruppe(3), prioritaet }), { minLength: 1, maxLength: 4 }),
  faelle: fc.array(fc.array(zahl, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
})
