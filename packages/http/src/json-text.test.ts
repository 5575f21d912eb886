import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DEPTH, parseJsonText } from './json-text.ts'

describe('reading JSON', () => {
  it('gives what JSON.parse gives, for everything that is clean and flat enough', () => {
    const clean = fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom(...'aä"\\/{}[]:, €😀') })
    fc.assert(
      fc.property(clean, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseJsonText(text)).toEqual({ kind: 'ok', value: JSON.parse(text) })
      }),
      { numRuns: 500 },
    )
  })

  it('finds a doubled key wherever it stands and however it is escaped', () => {
    const around = fc.constantFrom('x', '[x]', '{"a":x}', '[1,{"b":[x]},"]"]', '{"\\"{":1,"c":x}')
    const key = fc.string({ minLength: 1, unit: fc.constantFrom(...'aä"\\{[:,') })
    fc.assert(
      fc.property(around, key, (frame, name) => {
        const escaped = `"${[...name].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
        const doubled = `{${JSON.stringify(name)}:1,${escaped}:2}`
        expect(parseJsonText(frame.replace('x', () => doubled)).kind).toBe('refused')
      }),
    )
  })

  it('counts levels, not brackets inside of texts', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(parseJsonText(nested(MAX_DEPTH)).kind).toBe('ok')
    expect(parseJsonText(nested(MAX_DEPTH + 1)).kind).toBe('refused')
    expect(parseJsonText(JSON.stringify('['.repeat(1000))).kind).toBe('ok')
  })

  it.each(['"'.repeat(1_000_000), '\\"'.repeat(500_000), `"${'\\'.repeat(999_999)}`, '[],'.repeat(330_000)])(
    'takes linear time on a hostile megabyte',
    (text) => {
      const begin = performance.now()
      parseJsonText(text)
      expect(performance.now() - begin).toBeLessThan(2_000)
    },
  )
})
