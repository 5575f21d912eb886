import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rechneBeispiel } from '../pruefstand/test-beispiele.ts'
import { dezimal, formatDezimal, kuerze } from '../werte/dezimal.ts'

/** An exact fraction of whole numbers; undefined = something was divided by 0. */
type Bruch = { oben: bigint; unten: bigint } | undefined
type Term = { text: string; wert: Bruch }

const zahl = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 3 })).map(
  ([z, s]): Term => ({
    text: `(${formatDezimal(dezimal(BigInt(z), s))})`,
    wert: { oben: BigInt(z), unten: 10n ** BigInt(s) },
  }),
)
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    zahl,
    tie('term').map(
      ({ text, wert }): Term => ({ text: `-${text}`, wert: wert && { oben: -wert.oben, unten: wert.unten } }),
    ),
    fc
      .tuple(tie('term'), fc.constantFrom('+', '-', '*', '/'), tie('term'))
      .map(([a, op, b]): Term => ({ text: `(${a.text} ${op} ${b.text})`, wert: rechne(op, a.wert, b.wert) })),
  ),
}))

function rechne(op: string, a: Bruch, b: Bruch): Bruch {
  if (!a || !b) return undefined
  if (op === '*') return { oben: a.oben * b.oben, unten: a.unten * b.unten }
  if (op === '/') return b.oben === 0n ? undefined : { oben: a.oben * b.unten, unten: a.unten * b.oben }
  const rechts = b.oben * a.unten
  return { oben: a.oben * b.unten + (op === '+' ? rechts : -rechts), unten: a.unten * b.unten }
}

/** Half up with two decimals, by whole numbers only. */
function kaufmaennisch({ oben, unten }: NonNullable<Bruch>): string {
  const minus = oben < 0n !== unten < 0n && oben !== 0n
  const [x, y] = [(oben < 0n ? -oben : oben) * 1000n, unten < 0n ? -unten : unten]
  const cent = (x / y + 5n) / 10n
  return formatDezimal(kuerze(dezimal(minus ? -cent : cent, 2)))
}

test('arithmetic with fractions is that of whole numbers; it is rounded once, and dividing by 0 anywhere leaves it open', () => {
  fc.assert(
    fc.property(term, ({ text, wert }) => {
      expect(rechneBeispiel(`round half up(${text}, 2)`)).toBe(wert ? kaufmaennisch(wert) : 'offen: divide()')
    }),
    { numRuns: 1000 },
  )
})
test('a long sum of fractions stays small enough to be loaded', () => {
  const summe = Array.from({ length: 50 }, (_, i) => `1 / ${String(i + 1)}`).join(' + ')
  expect(rechneBeispiel(`round half up(${summe}, 6)`)).toBe('4.499205')
})
