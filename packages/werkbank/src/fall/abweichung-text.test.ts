import { expect, test } from 'vitest'
import { abweichungText } from './abweichung-text.ts'

test('what was expected and what came out, „nichts“ for an empty list', () => {
  expect(abweichungText({ was: 'betraege', soll: '95', ist: '90' })).toBe('erwartet.betraege: erwartet „95“, ist „90“.')
  expect(abweichungText({ was: 'codes', soll: '', ist: 'X-AN-001' })).toBe(
    'erwartet.codes: erwartet nichts, ist „X-AN-001“.',
  )
})

test('Angaben that the data model does not have are faults of the case, not of what it expects', () => {
  const text = 'Das Feld „instrument“ gibt es hier nicht. Bitte entfernen.'
  expect(abweichungText({ was: 'angaben.kinder[k1].instrument', soll: '', ist: text })).toBe(
    `angaben.kinder[k1].instrument: ${text}`,
  )
})
