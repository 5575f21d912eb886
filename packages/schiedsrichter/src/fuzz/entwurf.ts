import fc from 'fast-check'

/**
 * A draft of a package with numbers in place of names and values: any draft becomes a valid package (baue.ts), so
 * fast-check can shrink every part on its own.
 */
export type Entwurf = {
  felder: { typ: number; gruppe: boolean; vorgabe: number | null }[]
  parameter: { typ: number; wert: number }[]
  ableitungen: { art: number; a: number; b: number }[]
  benannte: Gruppenentwurf[]
  /** Values of a table with one row for 0, 1, 2 ... */
  tabelle: { typ: number; werte: number[] }
  regeln: { wurzel: Gruppenentwurf; prioritaet: number | null }[]
  /** Per case a number for every field. */
  faelle: number[][]
}
export type Gruppenentwurf = { k: 'all' | 'any'; kinder: Bedingungsentwurf[] } | { k: 'not'; kind: Bedingungsentwurf }
export type Blattentwurf = { k: 'blatt'; fact: number; operator: number; rechts: number; werte: number[] }
/** A named condition, or the leaf while there is none. */
export type Benanntentwurf = { k: 'condition'; welche: number; sonst: Blattentwurf }
export type Bedingungsentwurf = (Gruppenentwurf | Blattentwurf | Benanntentwurf) & { prioritaet: number | null }

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

const benannt = fc.record({ k: fc.constant('condition' as const), welche: zahl, sonst: blatt })

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
  const blaetter = [
    { weight: 6, arbitrary: blatt },
    { weight: 1, arbitrary: benannt },
  ]
  const knoten = tiefe === 0 ? fc.oneof(...blaetter) : fc.oneof(...blaetter, { weight: 4, arbitrary: gruppe(tiefe) })
  return fc.tuple(knoten, prioritaet).map(([x, rang]) => ({ ...x, prioritaet: rang }))
}

export const entwurf: fc.Arbitrary<Entwurf> = fc.record({
  felder: fc.array(fc.record({ typ: zahl, gruppe: fc.boolean(), vorgabe: selten }), {
    minLength: 1,
    maxLength: 6,
  }),
  parameter: fc.array(fc.record({ typ: zahl, wert: zahl }), { maxLength: 2 }),
  ableitungen: fc.array(fc.record({ art: zahl, a: zahl, b: zahl }), { maxLength: 3 }),
  benannte: fc.array(gruppe(1), { maxLength: 2 }),
  tabelle: fc.record({ typ: zahl, werte: fc.array(zahl, { minLength: 1, maxLength: 3 }) }),
  regeln: fc.array(fc.record({ wurzel: gruppe(3), prioritaet }), { minLength: 1, maxLength: 4 }),
  faelle: fc.array(fc.array(zahl, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
})
