import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fragment, toZeilen } from './zeilen.ts'

const piece = (text: string, x: number, y: number): Fragment => ({ text, x, x2: x + text.length * 5, y, hoehe: 10 })
const rows = (fragments: Fragment[]) => toZeilen(1, fragments).map((z) => z.zellen.map((c) => c.text))

describe('fragments of a page', () => {
  test('become lines from top to bottom, whatever their order in the file', () => {
    expect(rows([piece('unten', 0, 100), piece('oben', 0, 50)])).toEqual([['oben'], ['unten']])
  })
  test('on nearly the same base line make one line', () => {
    expect(rows([piece('Miete', 0, 50), piece('520,00', 200, 51)])).toEqual([['Miete', '520,00']])
  })
  test('that touch make one word, a small gap a blank, a wide gap a new cell', () => {
    expect(
      rows([piece('Brutto', 0, 50), piece('miete', 30.5, 50), piece('ab', 59, 50), piece('2025', 100, 50)]),
    ).toEqual([['Bruttomiete ab', '2025']])
  })
  test('never lose a letter', () => {
    const fragment = fc.record({
      text: fc.string({ minLength: 1, maxLength: 8 }),
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 800 }),
    })
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
        const letters = (texts: string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('')
        const lines = toZeilen(
          1,
          parts.map(({ text, x, y }) => piece(text, x, y)),
        )
        expect(letters(lines.flatMap((z) => z.zellen.map((c) => c.text)))).toBe(letters(parts.map((p) => p.text)))
      }),
    )
  })
})
