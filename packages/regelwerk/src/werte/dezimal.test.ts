import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addiere,
  type Dezimal,
  dividiere,
  formatDezimal,
  dezimal as klein,
  kuerze,
  multipliziere,
  parseDezimal,
  runde,
  subtrahiere,
  vergleiche,
} from './dezimal.ts'

const SICHER = BigInt(Number.MAX_SAFE_INTEGER)
const ganz = fc.oneof(
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
  fc.tuple(fc.constantFrom(-SICHER, 0n, SICHER), fc.bigInt({ min: -9n, max: 9n })).map(([a, b]) => a + b),
)
/** Both forms of the same number: with the double beside, where there is one, and without. */
const paar = fc
  .tuple(ganz, fc.integer({ min: 0, max: 12 }))
  .map(([z, s]): [Dezimal, Dezimal] => [klein(z, s), { z, s }])
const dezimal = fc.tuple(paar, fc.nat(1)).map(([formen, welche]): Dezimal => formen[welche]!)
const d = (text: string) => parseDezimal(text)!

type Bruch = { oben: bigint; unten: bigint }
const bruch = (a: { z: bigint; s: number }, b: { z: bigint; s: number }): Bruch => {
  const [oben, unten] = [a.z * 10n ** BigInt(b.s), b.z * 10n ** BigInt(a.s)]
  return unten < 0n ? { oben: -oben, unten: -unten } : { oben, unten }
}
/** The multiple of 10^-skala that the mode picks, by its two neighbours and their distances; as a number of 10^-8 units. */
function gerundet({ oben, unten }: Bruch, skala: number, modus: string): bigint {
  const [x, y] = skala >= 0 ? [oben * 10n ** BigInt(skala), unten] : [oben, unten * 10n ** BigInt(-skala)]
  const unter = (x - (((x % y) + y) % y)) / y
  const ueber = unter * y === x ? unter : unter + 1n
  const [nahUnter, nahUeber] = [x - unter * y, ueber * y - x]
  const zuNull = x < 0n ? ueber : unter
  const vonNull = x < 0n ? unter : ueber
  const naechster = nahUnter < nahUeber ? unter : nahUnter > nahUeber ? ueber : undefined
  const gerade = unter % 2n === 0n ? unter : ueber
  const wahl: Record<string, bigint> = {
    floor: unter,
    ceiling: ueber,
    up: vonNull,
    down: zuNull,
    'half-up': naechster ?? vonNull,
    'half-down': naechster ?? zuNull,
    'half-even': naechster ?? gerade,
  }
  return wahl[modus]! * 10n ** BigInt(8 - skala)
}
const wert = (a: { z: bigint; s: number }): bigint => a.z * 10n ** BigInt(8 - a.s)

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
  test('give the same digits whether or not a double holds the number', () => {
    const modi = ['half-up', 'half-down', 'half-even', 'up', 'down', 'floor', 'ceiling'] as const
    const text = (a: Dezimal | undefined) => a && formatDezimal(a)
    fc.assert(
      fc.property(paar, paar, fc.integer({ min: 0, max: 14 }), fc.constantFrom(...modi), ([a, A], [b, B], s, modus) => {
        expect(text(addiere(a, b))).toBe(text(addiere(A, B)))
        expect(text(subtrahiere(a, b))).toBe(text(subtrahiere(A, B)))
        expect(text(multipliziere(a, b))).toBe(text(multipliziere(A, B)))
        expect(text(dividiere(a, b, s, modus))).toBe(text(dividiere(A, B, s, modus)))
        expect(text(runde(a, s, modus))).toBe(text(runde(A, s, modus)))
        expect(text(kuerze(a, s))).toBe(text(kuerze(A, s)))
        expect(vergleiche(a, b)).toBe(vergleiche(A, B))
        expect(text(parseDezimal(formatDezimal(a)))).toBe(text(A))
      }),
      { numRuns: 5000 },
    )
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
  test.each([
    ['half-up', '3', '-3', '4'],
    ['half-down', '2', '-2', '3'],
    ['half-even', '2', '-2', '4'],
    ['up', '3', '-3', '4'],
    ['down', '2', '-2', '3'],
    ['floor', '2', '-3', '3'],
    ['ceiling', '3', '-2', '4'],
  ] as const)('%s takes 2.5, -2.5 and 3.5 to %s, %s and %s', (modus, a, b, c) => {
    expect(['2.5', '-2.5', '3.5'].map((x) => formatDezimal(runde(d(x), 0, modus)))).toEqual([a, b, c])
  })
  test('every way of rounding a quotient agrees with fractions of whole numbers', () => {
    const modi = ['half-up', 'half-down', 'half-even', 'up', 'down', 'floor', 'ceiling'] as const
    fc.assert(
      fc.property(dezimal, dezimal, fc.integer({ min: -4, max: 8 }), fc.constantFrom(...modi), (a, b, skala, modus) => {
        fc.pre(b.z !== 0n)
        expect(wert(dividiere(a, b, skala, modus)!)).toEqual(gerundet(bruch(a, b), skala, modus))
        expect(wert(runde(a, skala, modus))).toEqual(gerundet(bruch(a, d('1')), skala, modus))
      }),
    )
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
