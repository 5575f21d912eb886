import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './packung.ts'

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', minLength: 990, maxLength: 3_000 }))

test('every text comes back, short or long', () => {
  fc.assert(
    fc.property(text, (t) => {
      expect(unpack(pack(t))).toBe(t)
    }),
  )
})

test('what was packed before short texts were left as they are is read as it was', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 9 }), (t, level) => {
      expect(unpack(deflateRawSync(t, { level }))).toBe(t)
    }),
  )
})

test('a long text becomes small, a short one hardly longer', () => {
  expect(pack(JSON.stringify(Array(500).fill({ regel: 'WOG-PR-001' }))).length).toBeLessThan(300)
  expect(pack('[{}]').length).toBe(5)
})
