import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDauer, parseDauer } from './dauer.ts'
import { type Dezimal, vergleiche } from './dezimal.ts'

const dezimal = fc.record({ z: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), s: fc.integer({ min: 0, max: 9 }) })
const gelesen = (text: string) => parseDauer(text)!

describe('a duration', () => {
  test('of months or of seconds is read back as it was printed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), dezimal, (monate, sekunden) => {
        const [m, s] = [gelesen(formatDauer({ z: monate, s: 0 }, 'monate')), gelesen(formatDauer(sekunden, 'sekunden'))]
        expect([m.wert.z, m.typ]).toEqual([monate, { art: 'dauer', in: 'monate' }])
        expect([vergleiche(s.wert, sekunden), s.typ]).toEqual([0, { art: 'dauer', in: 'sekunden' }])
      }),
    )
  })
  test.each([
    ['P0Y', 'P0M'],
    ['P1Y', 'P1Y'],
    ['-P100M', '-P8Y4M'],
    ['P0D', 'PT0S'],
    ['PT24H', 'P1D'],
    ['P2DT274M', 'P2DT4H34M'],
    ['PT0.500S', 'PT0.5S'],
    ['-PT90S', '-PT1M30S'],
  ])('%s is printed as %s', (text, erwartet) => {
    const { wert, typ } = gelesen(text)
    expect(formatDauer(wert as Dezimal, (typ as { in: 'monate' | 'sekunden' }).in)).toBe(erwartet)
  })
  test.each(['', 'P', 'PT', 'P1', '1D', 'P1DT', 'P1Y1D', 'PT1.H', 'P-1D', 'P1M2Y', 'p1d', 'P1W', '+P1D', 'PT.5S'])(
    '„%s“ is none',
    (text) => {
      expect(parseDauer(text)).toBeUndefined()
    },
  )
})
