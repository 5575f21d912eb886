import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  kalenderwoche,
  monateZwischen,
  plusMonateImKalender,
  plusTage,
  tagAus,
  tageZwischen,
  tagImJahr,
  wochentag,
} from './kalender.ts'

const erster = Temporal.PlainDate.from('0000-01-01')
const tag = fc.integer({ min: 0, max: 3652424 }).map((n) => erster.add({ days: n }).toString())
const temporal = (datum: string) => Temporal.PlainDate.from(datum)
/** Only four-digit years are days of ours. */
const unseres = (d: { year: number; toString(): string }) => (d.year >= 0 && d.year <= 9999 ? d.toString() : undefined)

describe('the calendar agrees with Temporal on every day of the years 0000 to 9999', () => {
  test('adding days and months', () => {
    fc.assert(
      fc.property(
        tag,
        fc.integer({ min: -400000, max: 400000 }),
        fc.integer({ min: -12000, max: 12000 }),
        (d, n, m) => {
          expect(plusTage(d, n)).toBe(unseres(temporal(d).add({ days: n })))
          expect(plusMonateImKalender(d, m)).toBe(unseres(temporal(d).add({ months: m })))
        },
      ),
      { numRuns: 2000 },
    )
  })
  test('the first and the last day, and what lies behind them', () => {
    expect([plusTage('0000-01-01', -1), plusTage('9999-12-31', 1), plusTage('0000-01-02', -1)]).toEqual([
      undefined,
      undefined,
      '0000-01-01',
    ])
    expect(plusTage('0000-01-01', 3652424)).toBe('9999-12-31')
  })
  test('days and full months between two days', () => {
    fc.assert(
      fc.property(tag, tag, (a, b) => {
        expect(tageZwischen(a, b)).toBe(temporal(a).until(temporal(b)).days)
        if (a <= b) expect(monateZwischen(a, b)).toBe(temporal(a).until(temporal(b), { largestUnit: 'months' }).months)
        expect(monateZwischen(a, b)).toBe(0 - monateZwischen(b, a))
      }),
      { numRuns: 2000 },
    )
  })
  test('weekday, day of the year, week', () => {
    fc.assert(
      fc.property(tag, (d) => {
        fc.pre(d > '0000-01-07' && d < '9999-12-25')
        expect([wochentag(d), tagImJahr(d), kalenderwoche(d)]).toEqual([
          temporal(d).dayOfWeek,
          temporal(d).dayOfYear,
          temporal(d).weekOfYear,
        ])
      }),
      { numRuns: 2000 },
    )
  })
  test.each([
    [2023, 2, 29],
    [2100, 2, 29],
    [2024, 13, 1],
    [2024, 4, 31],
    [2024, 1, 0],
    [10000, 1, 1],
    [-1, 1, 1],
    [2024.5, 1, 1],
  ])('%s-%s-%s is no day', (j, m, t) => {
    expect(tagAus(j, m, t)).toBeUndefined()
  })
})
