import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePrintable, printableText } from './druckbar.ts'
import { renderAuftrag } from './worker.ts'

const vorlage = fileURLToPath(new URL('../test/vorlagen/wort.typ', import.meta.url))
const typeset = (worte: string[]) =>
  renderAuftrag({ vorlage, daten: JSON.stringify({ worte }), standard: 'a-2a', datum: '2025-01-01' })

test('Latin letters of DIN 91379, single and combined, stay as they are', () => {
  const names = 'Łukasz Ðorđe Ŋ Ǆ Ɖ Ə Ẃ Ỳ Ȟ Ǩ Ǯ Ṕ ẞ ſ ʼ ʹ Œ Ž̦ M̂ N̂ Ĉ̣ K̛ D̂ Z̄ C̨̆ L̥̄ R̥̄ A̋ ẍ̃ k͟h'
  expect(printableText(names)).toBe(names.normalize('NFC'))
})

test('other scripts that the fonts of the house know stay too', () => {
  for (const text of ['Θεοδώρα', 'Владимир', 'שלום', 'محمد', '😀', '👩‍👧']) expect(printableText(text)).toBe(text)
})

test('a letter without a picture becomes one replacement character, the rest stays readable', () => {
  expect(printableText('Li 李 Wei')).toBe('Li \ufffd Wei')
  expect(printableText('a\ue000b\u{10ffff}c\ud800d')).toBe('a\ufffdb\ufffdc\ufffdd')
})

test('characters that reorder or hide the text around them are taken out', () => {
  expect(printableText('Max\u202eretsuM\u2066\u200b\ufeff\u0000')).toBe('MaxretsuM')
})

test('all strings of a structure are made printable, all else stays', () => {
  expect(makePrintable({ a: ['李', 1, true, null], b: { c: 'ü' } })).toEqual({
    a: ['\ufffd', 1, true, null],
    b: { c: 'ü' },
  })
})

test('whatever a person types, the document can be made', { timeout: 60_000 }, () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.integer({ min: 0x300, max: 0x9ff }).map((p) => String.fromCodePoint(p)), maxLength: 30 }),
  )
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 60 }), (worte) => {
      expect(typeset(worte).length).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})
