import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonate, addTage, berlinDatum } from './datum.ts'

describe('the day of an instant', () => {
  test.each([
    ['2025-06-30T21:59:59Z', '2025-06-30'],
    ['2025-06-30T22:00:00Z', '2025-07-01'],
    ['2024-12-31T22:59:59Z', '2024-12-31'],
    ['2024-12-31T23:00:00Z', '2025-01-01'],
    ['2025-10-26T00:30:00Z', '2025-10-26'],
  ])('%s is %s in Berlin, in summer and in winter', (instant, day) => {
    expect(berlinDatum(new Date(instant))).toBe(day)
  })
})

test('the day of any instant, asked in any order, is the one on the calendar of Berlin', () => {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' })
  const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, fc.integer({ min: -7_200_000, max: 7_200_000 }), (one, away) => {
      for (const each of [one, new Date(one.getTime() + away), one])
        expect(berlinDatum(each)).toBe(calendar.format(each))
    }),
  )
})

describe('counting days and months', () => {
  test('a month later is the same day number, or the last day of a shorter month', () => {
    expect(addMonate('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonate('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonate('2026-02-28', 1)).toBe('2026-03-28')
  })
  test('days run over the change to summer time and over a leap day', () => {
    expect(addTage('2026-03-28', 2)).toBe('2026-03-30')
    expect(addTage('2028-02-28', 1)).toBe('2028-02-29')
  })
  test.each(['2025-02-29', '2025-13-01', '2025-6-1', '2025-06-01T10:00:00Z', ''])('%j is refused', (text) => {
    expect(() => addTage(text, 1)).toThrow(RangeError)
  })
})
