import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betragText, datumText, toCent, wertText, zahlText } from './deutsch.ts'

describe('figures as a letter shows them', () => {
  test.each([
    ['110', '110,00\u00a0€'],
    ['1135.5', '1.135,50\u00a0€'],
    ['1271.255', '1.271,26\u00a0€'],
    ['0.005', '0,01\u00a0€'],
    ['-0.004', '0,00\u00a0€'],
    ['-1234567.89', '-1.234.567,89\u00a0€'],
    ['999.995', '1.000,00\u00a0€'],
  ])('%s EUR is %s', (exakt, text) => {
    expect(betragText(exakt)).toBe(text)
  })
  test('a number keeps every digit, also the zeros of a rounding that the law prescribes', () => {
    expect(zahlText('0.3010822600')).toBe('0,3010822600')
  })
  test('each type of line has its print', () => {
    expect(wertText({ wert: '2', typ: 'ganzzahl' })).toBe('2')
    expect(wertText({ wert: '2', typ: 'betrag' })).toBe('2,00\u00a0€')
    expect(wertText({ wert: '2025-03-01', typ: 'datum' })).toBe('1. März 2025')
    expect(wertText({ wert: 'true', typ: 'janein' })).toBe('ja')
    expect(wertText({ wert: 'offen', typ: 'betrag' })).toBe('offen')
  })
  test('a date is written out', () => {
    expect(datumText('2024-11-17')).toBe('17. November 2024')
  })
})

test('rounding to cents is never off by more than half a cent', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (n) => {
      const digits = String(n < 0n ? -n : n).padStart(7, '0')
      const exakt = `${n < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
      const cents = BigInt(toCent(exakt).replace('.', ''))
      const off = cents * 10_000n - n
      expect(off <= 5_000n && off >= -5_000n).toBe(true)
    }),
  )
})
