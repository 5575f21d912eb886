import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addiere,
  dividiere,
  formatDezimal,
  kuerze,
  multipliziere,
  parseDezimal,
  runde,
  subtrahiere,
  vergleiche,
} from './dezimal.ts'

const dezimal = fc.record({ z: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), s: fc.integer({ min: 0, max: 12 }) })
const d = (text: string) => parseDezimal(text)!

describe('exact decimals', () => {
  test('read and print the same text', () => {
    for (const text of ['0', '-1', '0.3010822600', '12345678901234567890.000000000001', '-0.05'])
      expect(formatDezimal(d(text))).toBe(text)
  })
  test.each(['1e3', '0x10', ' 12 ', '+1', '1,5', '', '.', '1.', 'NaN', 'Infinity', '--1', '1_000', '١'])(
    '„%s“ is no number',
    (text) => {
      expect(parseDezimal(text)).toBeUndefined()
    },
  )
  test('cents that binary floats lose are kept', () => {
    expect(formatDezimal(addiere(d('0.1'), d('0.2')))).toBe('0.3')
    expect(formatDezimal(runde(multipliziere(d('1.005'), d('100')), 0, 'half-up'))).toBe('101')
  })
  test('addition and subtraction undo each other, whatever the scales', () => {
    fc.assert(fc.property(dezimal, dezimal, (a, b) => vergleiche(subtrahiere(addiere(a, b), b), a) === 0))
  })
  test('multiplication distributes over addition', () => {
    fc.assert(
      fc.property(dezimal, dezimal, dezimal, (a, b, c) => {
        const links = multipliziere(a, addiere(b, c))
        return vergleiche(links, addiere(multipliziere(a, b), multipliziere(a, c))) === 0
      }),
    )
  })
  test('shortening changes the text, never the number', () => {
    fc.assert(fc.property(dezimal, fc.integer({ min: 0, max: 4 }), (a, n) => vergleiche(kuerze(a, n), a) === 0))
  })
  test('a rounded number is at most half a step (floor, ceiling: one step) away, on the right side', () => {
    fc.assert(
      fc.property(dezimal, fc.integer({ min: 0, max: 6 }), (a, skala) => {
        const schritt = { z: 1n, s: skala }
        const halb = { z: 5n, s: skala + 1 }
        const auf = subtrahiere(runde(a, skala, 'half-up'), a)
        const ab = subtrahiere(a, runde(a, skala, 'floor'))
        const hoch = subtrahiere(runde(a, skala, 'ceiling'), a)
        expect(vergleiche(auf, halb) <= 0 && vergleiche(auf, { z: -halb.z, s: halb.s }) >= 0).toBe(true)
        for (const rest of [ab, hoch]) expect(rest.z >= 0n && vergleiche(rest, schritt) < 0).toBe(true)
      }),
    )
  })
  test.each([
    ['0.5', '1'],
    ['-0.5', '-1'],
    ['0.49', '0'],
    ['-0.49', '0'],
    ['2.5', '3'],
  ])('half-up takes .5 away from zero: %s -> %s', (text, erwartet) => {
    expect(formatDezimal(runde(d(text), 0, 'half-up'))).toBe(erwartet)
  })
  test('a quotient times its divisor is back within half a unit of the last place', () => {
    fc.assert(
      fc.property(dezimal, dezimal, fc.integer({ min: 0, max: 10 }), (a, b, skala) => {
        const q = dividiere(a, b, skala)
        if (b.z === 0n) return q === undefined
        const rest = subtrahiere(multipliziere(q!, b), a)
        const grenze = multipliziere({ z: 5n, s: skala + 1 }, { z: b.z < 0n ? -b.z : b.z, s: b.s })
        return vergleiche(rest.z < 0n ? { z: -rest.z, s: rest.s } : rest, grenze) <= 0
      }),
    )
  })
})
