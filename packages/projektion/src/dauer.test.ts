import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erfahrungAus } from './dauer.ts'

const tage = fc.array(fc.nat(400), { minLength: 30, maxLength: 300 })

test('given enough cases, then eight of ten were decided within these days, and not within one less', () => {
  fc.assert(
    fc.property(tage, (all) => {
      const { tage: d, anzahl } = erfahrungAus(all)!
      const within = (days: number) => all.filter((t) => t <= days).length
      expect(anzahl).toBe(all.length)
      expect(within(d) * 10).toBeGreaterThanOrEqual(8 * all.length)
      expect(within(d - 1) * 10).toBeLessThan(8 * all.length)
    }),
  )
})

test('given fewer than thirty cases, then nothing is said', () => {
  expect(erfahrungAus(Array(29).fill(1))).toBeUndefined()
  expect(erfahrungAus(Array(30).fill(1))).toEqual({ tage: 1, anzahl: 30 })
  expect(erfahrungAus([])).toBeUndefined()
})

test('given a few that took for ever, then they do not frighten all others', () => {
  expect(erfahrungAus([...Array(90).fill(2), ...Array(10).fill(300)])).toEqual({ tage: 2, anzahl: 100 })
})
