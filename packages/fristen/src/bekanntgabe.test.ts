import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abrufstand, bekanntgabe } from './bekanntgabe.ts'
import { addTage, berlinDatum, tagesende } from './datum.ts'
import { laender } from './land.ts'
import { isZuKurz } from './nachforderung.ts'
import { rechtsbehelfsfrist } from './rechtsbehelf.ts'

const abruf = { bereitstellung: '2025-06-02', benachrichtigung: '2025-06-03', abgerufen: '' }

describe('what waits to be fetched', () => {
  test('is made known on the 4th day after the notification, fetched or not (§ 37 Abs. 2a SGB X)', () => {
    expect(abrufstand('sgb-x', abruf, '2025-06-03')).toEqual({ stand: 'bekannt', tag: '2025-06-07' })
    expect(abrufstand('sgb-x', { ...abruf, abgerufen: '2025-06-04' }, '2025-06-04')).toMatchObject({
      tag: '2025-06-07',
    })
    expect(abrufstand('sgb-x', { ...abruf, benachrichtigung: '2024-12-31' }, '2025-01-09')).toMatchObject({
      tag: '2025-01-03',
    })
    expect(abrufstand('sgb-x', { ...abruf, benachrichtigung: '' }, '2025-12-01')).toEqual({ stand: 'offen', bis: '' })
  })
  test('is made known on the 4th day after it was there (§ 9 OZG)', () => {
    expect(abrufstand('ozg', abruf, '2025-06-02')).toEqual({ stand: 'bekannt', tag: '2025-06-06' })
  })
  test('is made known on the day after it was fetched, and lapses after ten days (§ 41 Abs. 2a VwVfG)', () => {
    expect(abrufstand('vwvfg', { ...abruf, abgerufen: '2025-06-13' }, '2025-07-01')).toEqual({
      stand: 'bekannt',
      tag: '2025-06-14',
    })
    expect(abrufstand('vwvfg', abruf, '2025-06-13')).toEqual({ stand: 'offen', bis: '2025-06-13' })
    expect(abrufstand('vwvfg', abruf, '2025-06-14')).toEqual({ stand: 'entfallen', am: '2025-06-14' })
    expect(abrufstand('vwvfg', { ...abruf, abgerufen: '2025-06-14' }, '2025-06-14')).toEqual({
      stand: 'entfallen',
      am: '2025-06-14',
    })
  })
})

const tag = fc.integer({ min: 0, max: 4000 }).map((n) => addTage('2020-01-01', n))
test('a letter is made known three days later until 2024, four from 2025 on, in every Land alike', () => {
  fc.assert(
    fc.property(tag, fc.constantFrom(...laender), (aufgabe, land) => {
      expect(bekanntgabe(aufgabe, land)).toBe(addTage(aufgabe, aufgabe < '2025' ? 3 : 4))
      expect(bekanntgabe(aufgabe, land, 'werktag') >= bekanntgabe(aufgabe, land)).toBe(true)
    }),
  )
})

test.each([
  ['widerspruch', true, '2025-07-07'],
  ['klage', true, '2025-07-07'],
  ['einspruch', true, '2025-07-07'],
  ['widerspruch', false, '2026-06-08'],
  ['klage', false, '2026-06-08'],
] as const)('what was made known on Friday 6 June 2025: %s, instructed %s, until %s', (art, belehrt, ende) => {
  expect(rechtsbehelfsfrist('2025-06-06', 'Hessen', art, belehrt)).toBe(ende)
})

test.each([
  ['2025-06-30', '2025-06-20', false],
  ['2025-06-30', '2025-06-21', true],
])('until %s, made known on %s: too short %s', (frist, bekannt, kurz) => {
  expect(isZuKurz(frist, bekannt)).toBe(kurz)
})

test('one instant ends a day, in summer, in winter and when the clocks change; display and check agree', () => {
  expect(tagesende('2025-06-30').toISOString()).toBe('2025-06-30T22:00:00.000Z')
  expect(tagesende('2025-12-31').toISOString()).toBe('2025-12-31T23:00:00.000Z')
  fc.assert(
    fc.property(tag, (day) => {
      const ende = tagesende(day)
      expect(berlinDatum(ende)).toBe(addTage(day, 1))
      expect(berlinDatum(new Date(ende.getTime() - 1))).toBe(day)
    }),
  )
})
