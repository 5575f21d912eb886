import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonate, addTage, wochentag } from './datum.ts'
import {
  fristende,
  fristendeWerktag,
  halberMonat,
  halbesJahr,
  monatstag,
  verlaengere,
  vierteljahr,
} from './fristlauf.ts'
import { laender } from './land.ts'
import { isWerktag } from './werktag.ts'

describe('from an event (§ 187 Abs. 1, § 188 Abs. 2, 3 BGB)', () => {
  test.each([
    ['2025-01-31', { monate: 1 }, '2025-02-28', 'no 31 February'],
    ['2024-01-31', { monate: 1 }, '2024-02-29', 'leap year'],
    ['2023-12-31', { monate: 2 }, '2024-02-29', 'over the turn of the year into a leap year'],
    ['2024-02-29', { jahre: 1 }, '2025-02-28', 'a leap day has no anniversary'],
    ['2024-02-29', { jahre: 4 }, '2028-02-29', 'until the next leap year'],
    ['2025-02-28', { monate: 1 }, '2025-03-28', 'the last day of February is the 28th, not the last'],
    ['2025-03-31', { monate: 1 }, '2025-04-30', 'April has 30 days'],
    ['2025-08-31', { monate: 6 }, '2026-02-28', 'six months from 31 August'],
    ['2025-10-31', { monate: 1 }, '2025-11-30', 'November has 30 days'],
    ['2025-11-30', { monate: 3 }, '2026-02-28', 'three months from 30 November'],
    ['2025-12-01', { monate: 1 }, '2026-01-01', 'turn of the year'],
    ['2025-12-31', { tage: 1 }, '2026-01-01', 'turn of the year by a day'],
    ['2024-02-28', { tage: 1 }, '2024-02-29', 'a leap day is a day'],
    ['2024-02-28', { tage: 2 }, '2024-03-01', 'and counts'],
    ['2025-02-28', { tage: 1 }, '2025-03-01', 'no leap day'],
    ['2025-06-02', { wochen: 2 }, '2025-06-16', 'the same weekday'],
    ['2025-12-29', { wochen: 1 }, '2026-01-05', 'the same weekday of the next year'],
    ['2025-03-29', { tage: 2 }, '2025-03-31', 'over the change to summer time'],
    ['2025-10-25', { tage: 2 }, '2025-10-27', 'over the change to winter time'],
    ['2025-05-15', halbesJahr, '2025-11-15', 'half a year is six months (§ 189)'],
    ['2025-05-15', vierteljahr, '2025-08-15', 'a quarter is three (§ 189)'],
    ['2025-02-10', halberMonat, '2025-02-25', 'half a month is 15 days, also in February (§ 189)'],
  ])('%s and %j end on %s: %s', (ereignis, dauer, ende, _why) => {
    expect(fristende({ ereignis }, dauer)).toBe(ende)
  })
})

describe('from the start of a day (§ 187 Abs. 2, § 188 Abs. 2 BGB)', () => {
  test.each([
    ['2025-06-01', { monate: 1 }, '2025-06-30', 'a calendar month'],
    ['2025-02-01', { monate: 1 }, '2025-02-28', 'February'],
    ['2024-02-01', { monate: 1 }, '2024-02-29', 'February of a leap year'],
    ['2025-06-01', { monate: 12 }, '2026-05-31', 'a Bewilligungszeitraum'],
    ['2025-01-31', { monate: 1 }, '2025-02-28', 'the day before 31 February does not exist either'],
    ['2025-01-30', { monate: 1 }, '2025-02-28', 'nor does 29 February'],
    ['2025-01-29', { monate: 1 }, '2025-02-28', 'the day before 29 February is the 28th'],
    ['2025-01-28', { monate: 1 }, '2025-02-27', 'the day before the 28th'],
    ['2025-03-31', { monate: 1 }, '2025-04-30', 'the day before 31 April is its last'],
    ['2025-01-01', { jahre: 1 }, '2025-12-31', 'a calendar year'],
    ['2025-06-02', { wochen: 1 }, '2025-06-08', 'Monday to Sunday'],
    ['2025-06-02', { tage: 1 }, '2025-06-02', 'one day is that day'],
  ])('%s and %j end on %s: %s', (tagesbeginn, dauer, ende, _why) => {
    expect(fristende({ tagesbeginn }, dauer)).toBe(ende)
  })
})

test.each([
  ['2025-02-11', 'anfang', '2025-02-01'],
  ['2025-02-11', 'mitte', '2025-02-15'],
  ['2025-02-11', 'ende', '2025-02-28'],
  ['2024-02-11', 'ende', '2024-02-29'],
  ['2025-12-01', 'ende', '2025-12-31'],
] as const)('of %s the "%s" of the month is %s (§ 192 BGB)', (tag, teil, ist) => {
  expect(monatstag(tag, teil)).toBe(ist)
})

test('more time is counted from the unshifted end (§ 190 BGB): two weeks after Saturday 31 May are Saturday 14 June', () => {
  expect(verlaengere('2025-05-31', { wochen: 2 })).toBe('2025-06-14')
})

describe('what ends on no Werktag, for each Land', () => {
  test.each(
    laender.flatMap((land) =>
      [
        ['2024-12-01', '2025-01-02'],
        ['2025-03-18', '2025-04-22'],
        ['2025-04-01', '2025-05-02'],
        ['2025-04-29', '2025-05-30'],
        ['2025-05-09', '2025-06-10'],
        ['2025-11-25', '2025-12-29'],
        ['2026-02-28', '2026-03-30'],
      ].map(([ereignis, ende]) => [land, ereignis!, ende!] as const),
    ),
  )('%s: a month from %s ends %s at the earliest', (land, ereignis, ende) => {
    const found = fristendeWerktag({ ereignis }, { monate: 1 }, land)
    expect(found >= ende && isWerktag(found, land)).toBe(true)
    expect(found).toBe(ende)
  })
  test.each([
    ['2025-10-31', 'Hessen', '2025-10-31', 'Reformationstag is none there'],
    ['2025-10-31', 'Sachsen', '2025-11-03', 'Reformationstag, then a weekend'],
    ['2025-11-19', 'Sachsen', '2025-11-20', 'Buß- und Bettag'],
    ['2025-11-19', 'Bayern', '2025-11-19', 'is none there'],
    ['2025-09-19', 'Thüringen', '2025-09-19', 'the day before Weltkindertag'],
    ['2027-09-20', 'Thüringen', '2027-09-21', 'Weltkindertag on a Monday'],
    ['2027-03-08', 'Berlin', '2027-03-09', 'Frauentag'],
    ['2027-03-08', 'Mecklenburg-Vorpommern', '2027-03-09', 'Frauentag'],
    ['2027-03-08', 'Brandenburg', '2027-03-08', 'is none there'],
    ['2026-01-06', 'Sachsen-Anhalt', '2026-01-07', 'Heilige Drei Könige'],
    ['2026-01-06', 'Hamburg', '2026-01-06', 'is none there'],
    ['2025-06-19', 'Saarland', '2025-06-20', 'Fronleichnam'],
    ['2025-06-19', 'Niedersachsen', '2025-06-19', 'is none there'],
    ['2024-11-01', 'Rheinland-Pfalz', '2024-11-04', 'Allerheiligen, then a weekend'],
    ['2025-08-15', 'Saarland', '2025-08-18', 'Mariä Himmelfahrt, then a weekend'],
    ['2025-05-08', 'Berlin', '2025-05-09', 'once, 80 years after the war'],
  ] as const)('a day that ends on %s in %s ends %s: %s', (tag, land, ende, _why) => {
    expect(fristendeWerktag({ ereignis: addTage(tag, -1) }, { tage: 1 }, land)).toBe(ende)
  })
})

const tag = fc.integer({ min: 0, max: 10_000 }).map((n) => addTage('2010-01-01', n))
const monate = fc.integer({ min: 1, max: 60 })

test('a period from an event ends on the same day number or on the last day of a shorter month', () => {
  fc.assert(
    fc.property(tag, monate, (ereignis, n) => {
      const ende = fristende({ ereignis }, { monate: n })
      const shorter = ende === monatstag(ende, 'ende') && ende.slice(8) < ereignis.slice(8)
      expect(ende.slice(8) === ereignis.slice(8) || shorter).toBe(true)
      expect(monatstag(ende, 'anfang')).toBe(addMonate(monatstag(ereignis, 'anfang'), n))
    }),
  )
})

test('a period from the start of a day is never longer than from the event of that day, and at most a day shorter', () => {
  fc.assert(
    fc.property(tag, monate, (day, n) => {
      const [counted, event] = [
        fristende({ tagesbeginn: day }, { monate: n }),
        fristende({ ereignis: day }, { monate: n }),
      ]
      expect(counted <= event && counted >= addTage(event, -1)).toBe(true)
    }),
  )
})

test('a longer period never ends earlier, and a later event neither; weeks keep the weekday', () => {
  fc.assert(
    fc.property(tag, monate, fc.integer({ min: 1, max: 500 }), (ereignis, n, tage) => {
      expect(fristende({ ereignis }, { monate: n + 1 }) > fristende({ ereignis }, { monate: n })).toBe(true)
      expect(
        fristende({ ereignis: addTage(ereignis, 1) }, { monate: n }) >= fristende({ ereignis }, { monate: n }),
      ).toBe(true)
      expect(wochentag(fristende({ ereignis }, { wochen: tage }))).toBe(wochentag(ereignis))
      expect(fristende({ ereignis }, { tage })).toBe(addTage(ereignis, tage))
    }),
  )
})
