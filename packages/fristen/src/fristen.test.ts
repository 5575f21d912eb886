import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonate, addTage } from './datum.ts'
import { bekanntgabe, isWerktag, nachforderungsfrist, werktagAb, widerspruchsfrist } from './index.ts'
import { laender } from './land.ts'

describe('from posting to the end of the Widerspruch', () => {
  test.each([
    ['2026-03-02', '2026-03-06', '2026-04-07', '6 April is Easter Monday'],
    ['2026-01-27', '2026-01-31', '2026-03-02', 'a Saturday stays; no 31 February, and the 28th is a Saturday'],
    ['2026-11-23', '2026-11-27', '2026-12-28', '27 December is a Sunday'],
    ['2024-12-20', '2024-12-23', '2025-01-23', 'posted in 2024: the third day'],
  ])('posted %s, made known %s, ends %s: %s', (aufgabe, bekannt, ende) => {
    expect(bekanntgabe(aufgabe, 'Nordrhein-Westfalen')).toBe(bekannt)
    expect(widerspruchsfrist(bekannt, 'Nordrhein-Westfalen')).toBe(ende)
  })
  test('the rule of three days ends with the year 2024', () => {
    expect(bekanntgabe('2024-12-31', 'Hessen')).toBe('2025-01-03')
    expect(bekanntgabe('2025-01-01', 'Hessen')).toBe('2025-01-05')
  })
  test.each([
    ['2025-01-01', '2025-01-06', 'a Sunday'],
    ['2025-10-27', '2025-11-03', 'Reformationstag, then a weekend'],
    ['2025-11-15', '2025-11-20', 'Buß- und Bettag'],
    ['2025-06-02', '2025-06-06', 'a Friday, which stays'],
  ])('a tax that was posted %s in Sachsen is made known %s: %s', (aufgabe, bekannt) => {
    expect(bekanntgabe(aufgabe, 'Sachsen', 'werktag')).toBe(bekannt)
  })
})

describe('a deadline set by the authority', () => {
  test('is the fixed date when that is a Werktag', () => {
    expect(nachforderungsfrist('2025-06-02', 28, 'Hessen')).toBe('2025-06-30')
  })
  test('is moved past weekend and holiday', () => {
    expect(nachforderungsfrist('2026-03-06', 28, 'Hessen')).toBe('2026-04-07')
  })
  test('depends on the Land of the authority', () => {
    expect(nachforderungsfrist('2025-10-03', 28, 'Sachsen')).toBe('2025-11-03')
    expect(nachforderungsfrist('2025-10-03', 28, 'Hessen')).toBe('2025-10-31')
  })
})

const datum = fc.integer({ min: 0, max: 3650 }).map((tage) => addTage('2023-01-01', tage))
const land = fc.constantFrom(...laender)

test('a shifted day is a Werktag, never earlier, at most four days later, and everything between is none', () => {
  fc.assert(
    fc.property(datum, land, (tag, where) => {
      const ende = werktagAb(tag, where)
      expect(isWerktag(ende, where)).toBe(true)
      expect(ende >= tag && ende <= addTage(tag, 4)).toBe(true)
      for (let t = tag; t < ende; t = addTage(t, 1)) expect(isWerktag(t, where)).toBe(false)
    }),
  )
})

test('nobody gets less than a month for the Widerspruch', () => {
  fc.assert(
    fc.property(datum, land, (aufgabe, where) => {
      const bekannt = bekanntgabe(aufgabe, where)
      expect(widerspruchsfrist(bekannt, where) >= addMonate(bekannt, 1)).toBe(true)
    }),
  )
})
