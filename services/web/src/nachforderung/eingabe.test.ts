import { expect, test } from 'vitest'
import { liesEingabe } from './eingabe.ts'

test.each([
  ['1530', '1530.00'],
  ['1.530', '1530.00'],
  ['1530,5', '1530.50'],
  ['1 530,50 €', '1530.50'],
  ['1.234.567,89', '1234567.89'],
  ['0', '0.00'],
])('the amount %s is %s', (eingabe, wert) => {
  expect(liesEingabe('betrag', eingabe)).toEqual({ ok: true, wert })
})

test('an amount that could mean two things is asked back', () => {
  expect(liesEingabe('betrag', '1.53')).toMatchObject({
    ok: false,
    text: expect.stringContaining('Meinen Sie 1,53 € oder 153 €'),
  })
})

test.each(['', 'viel', '-5', '1,234', '12.34.56', '1e3', '<script>'])(
  '„%s“ is no amount, and the answer says what is wanted',
  (eingabe) => {
    expect(liesEingabe('betrag', eingabe)).toMatchObject({ ok: false, text: expect.stringContaining('1.530,00') })
  },
)

test.each([
  ['3.8.2019', '2019-08-03'],
  ['03.08.2019', '2019-08-03'],
  ['3 8 2019', '2019-08-03'],
  ['29.2.2024', '2024-02-29'],
])('the day %s is %s', (eingabe, wert) => {
  expect(liesEingabe('datum', eingabe)).toEqual({ ok: true, wert })
})

test.each(['29.2.2023', '31.4.2024', '2019', '3.8.19', 'gestern'])('„%s“ is no day', (eingabe) => {
  expect(liesEingabe('datum', eingabe).ok).toBe(false)
})

test('yes, no, whole numbers, numbers', () => {
  expect(liesEingabe('janein', 'ja')).toEqual({ ok: true, wert: true })
  expect(liesEingabe('janein', '').ok).toBe(false)
  expect(liesEingabe('ganzzahl', ' 3 ')).toEqual({ ok: true, wert: 3 })
  expect(liesEingabe('ganzzahl', '3,5').ok).toBe(false)
  expect(liesEingabe('zahl', '62,5')).toEqual({ ok: true, wert: '62.5' })
})
