import { describe, expect, test } from 'vitest'
import { addTage } from './datum.ts'
import { feiertag } from './feiertage.ts'
import { type Land, laender } from './land.ts'
import { ostersonntag } from './ostern.ts'

function holidays(jahr: number, land: Land): string[] {
  const found: string[] = []
  for (let tag = `${jahr}-01-01`; tag <= `${jahr}-12-31`; tag = addTage(tag, 1)) {
    if (feiertag(tag, land)) found.push(tag.slice(5))
  }
  return found
}

test.each([
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter of %i is %s', (jahr, datum) => {
  expect(ostersonntag(jahr)).toBe(datum)
})

describe('public holidays of 2025', () => {
  const nationwide = ['01-01', '04-18', '04-21', '05-01', '05-29', '06-09', '10-03', '12-25', '12-26']
  test('nine hold in every Land', () => {
    for (const land of laender) expect(holidays(2025, land)).toEqual(expect.arrayContaining(nationwide))
    expect(holidays(2025, 'Hamburg').filter((tag) => tag !== '10-31')).toEqual(nationwide)
  })
  test.each<[Land, string[]]>([
    ['Baden-Württemberg', ['01-06', '06-19', '11-01']],
    ['Bayern', ['01-06', '06-19', '11-01']],
    ['Berlin', ['03-08', '05-08']],
    ['Brandenburg', ['10-31']],
    ['Bremen', ['10-31']],
    ['Hamburg', ['10-31']],
    ['Hessen', ['06-19']],
    ['Mecklenburg-Vorpommern', ['03-08', '10-31']],
    ['Niedersachsen', ['10-31']],
    ['Nordrhein-Westfalen', ['06-19', '11-01']],
    ['Rheinland-Pfalz', ['06-19', '11-01']],
    ['Saarland', ['06-19', '08-15', '11-01']],
    ['Sachsen', ['10-31', '11-19']],
    ['Sachsen-Anhalt', ['01-06', '10-31']],
    ['Schleswig-Holstein', ['10-31']],
    ['Thüringen', ['09-20', '10-31']],
  ])('%s has %j besides', (land, own) => {
    expect(holidays(2025, land).filter((tag) => !nationwide.includes(tag))).toEqual(own)
  })
})

test('a holiday counts only in the years of its act', () => {
  expect(feiertag('2022-03-08', 'Mecklenburg-Vorpommern')).toBeUndefined()
  expect(feiertag('2023-03-08', 'Mecklenburg-Vorpommern')).toBe('Internationaler Frauentag')
  expect(feiertag('2026-05-08', 'Berlin')).toBeUndefined()
})

test.each([
  [2023, '2023-11-22'],
  [2024, '2024-11-20'],
  [2026, '2026-11-18'],
])('the Bußtag of %i is %s, a Wednesday', (_, datum) => {
  expect(feiertag(datum, 'Sachsen')).toBe('Buß- und Bettag')
})
