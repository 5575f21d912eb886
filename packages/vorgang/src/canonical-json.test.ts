import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import type { Wert } from './index.ts'

/** The definition, word by word: JSON of each part, keys in the order of their code units. */
function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelt).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${spelt(v)}`).join(',')}}`
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\n', '\u0000', '\ud800', 'Straße', '10', '9'),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('fields'),
  ),
  list: fc.array(tie('any')),
  fields: fc.dictionary(text, tie('any')),
})).any as fc.Arbitrary<Wert>

test('every value has the spelling of its definition', () => {
  fc.assert(
    fc.property(value, (v) => {
      expect(canonicalJson(v)).toBe(spelt(v))
    }),
  )
})

test('the order in which fields came says nothing', () => {
  expect(canonicalJson({ b: [1, { d: '"', c: null }], a: 'ä', 10: '', 9: '\ud800' })).toBe(
    '{"10":"","9":"\\ud800","a":"ä","b":[1,{"c":null,"d":"\\""}]}',
  )
})
