import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateiname, nameOf, parseName } from './effekt.ts'

const vorgangId = 'TEST-TEST-TEST-TEST-G'

test('a name says what, for which Vorgang, and by which commit it was ordered', () => {
  expect(dateiname({ art: 'Bescheid', vorgangId, seq: 7 }, 'pdf')).toBe('Bescheid_TEST-TEST-TEST-TEST-G_7.pdf')
})

test.each([
  [{ art: '../Bescheid', vorgangId, seq: 1 }],
  [{ art: 'Bescheid/..', vorgangId, seq: 1 }],
  [{ art: '.Bescheid', vorgangId, seq: 1 }],
  [{ art: 'Bescheid\0', vorgangId, seq: 1 }],
  [{ art: '', vorgangId, seq: 1 }],
  [{ art: 'Bescheid', vorgangId: '../../etc/passwd', seq: 1 }],
  [{ art: 'Bescheid', vorgangId: 'TEST-TEST-TEST-TEST-0', seq: 1 }],
  [{ art: 'Bescheid', vorgangId: vorgangId.toLowerCase(), seq: 1 }],
  [{ art: 'Bescheid', vorgangId, seq: 0 }],
  [{ art: 'Bescheid', vorgangId, seq: 1.5 }],
])('%j never becomes a file name', (effekt) => {
  expect(() => nameOf(effekt)).toThrow()
})

test.each(['', '.pdf', 'p/f', 'PDF', 'pdf\n'])('the ending %j is refused', (endung) => {
  expect(() => dateiname({ art: 'Bescheid', vorgangId, seq: 1 }, endung)).toThrow()
})

test('whatever is thrown at it, a name stays one plain name and reads back', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer(), (art, id, seq) => {
      for (const effekt of [
        { art, vorgangId, seq: 1 },
        { art: 'Bescheid', vorgangId: id, seq },
      ]) {
        let name: string
        try {
          name = nameOf(effekt)
        } catch {
          continue
        }
        expect(name).toMatch(/^[A-Z][A-Za-z0-9_-]+$/)
        expect(parseName(name)).toEqual(effekt)
      }
    }),
  )
})
