import Holidays from 'date-holidays'
import { getHolidays, type Region } from 'feiertagejs'
import { expect, test } from 'vitest'
import { addTage, wochentag } from './datum.ts'
import { feiertag } from './feiertage.ts'
import { type Land, laender } from './land.ts'
import { toSitz } from './sitz.ts'

const kuerzel: Record<Land, Region> = {
  'Baden-Württemberg': 'BW',
  Bayern: 'BY',
  Berlin: 'BE',
  Brandenburg: 'BB',
  Bremen: 'HB',
  Hamburg: 'HH',
  Hessen: 'HE',
  'Mecklenburg-Vorpommern': 'MV',
  Niedersachsen: 'NI',
  'Nordrhein-Westfalen': 'NW',
  'Rheinland-Pfalz': 'RP',
  Saarland: 'SL',
  Sachsen: 'SN',
  'Sachsen-Anhalt': 'ST',
  'Schleswig-Holstein': 'SH',
  Thüringen: 'TH',
}

const jahre = [2023, 2024, 2025, 2026, 2027, 2028]

/** Every weekday of these years on which a library says something else than the table. */
function widersprueche(daysOf: (jahr: number, land: Land) => readonly string[]): string[] {
  const found: string[] = []
  for (const land of laender)
    for (const jahr of jahre) {
      const theirs = new Set(daysOf(jahr, land))
      for (let tag = `${jahr}-01-01`; tag.startsWith(`${jahr}`); tag = addTage(tag, 1)) {
        if (wochentag(tag) > 5) continue
        const ours = feiertag(tag, land) !== undefined
        if (ours !== theirs.has(tag)) found.push(`${land} ${tag}: ${ours ? 'nur wir' : 'nur die Bibliothek'}`)
      }
    }
  return found
}

const dateHolidays = (jahr: number, calendar: Holidays) =>
  calendar.getHolidays(jahr).flatMap((h) => (h.type === 'public' ? [h.date.slice(0, 10)] : []))

test('feiertagejs is wrong on these days: 15 August is decided per municipality (Art. 1 Abs. 3 FTG), and Berlin had 8 May 2025', () => {
  const daysOf = (jahr: number, land: Land) => getHolidays(jahr, kuerzel[land]).map((h) => h.dateString)
  expect(widersprueche(daysOf)).toEqual([
    'Bayern 2023-08-15: nur die Bibliothek',
    'Bayern 2024-08-15: nur die Bibliothek',
    'Bayern 2025-08-15: nur die Bibliothek',
    'Bayern 2028-08-15: nur die Bibliothek',
    'Berlin 2025-05-08: nur wir',
  ])
})

test('date-holidays agrees for every Land as a whole', { timeout: 60_000 }, () => {
  const calendars = new Map(laender.map((land) => [land, new Holidays('DE', kuerzel[land])]))
  expect(widersprueche((jahr, land) => dateHolidays(jahr, calendars.get(land)!))).toEqual([])
})

test('date-holidays agrees on both holidays of Augsburg', () => {
  const augsburg = toSitz({ land: 'Bayern', gemeinde: 'Augsburg' })
  const theirs = dateHolidays(2025, new Holidays('DE', 'BY', 'A'))
  for (const tag of ['2025-08-08', '2025-08-15']) {
    expect(theirs).toContain(tag)
    expect(feiertag(tag, augsburg)).toBeDefined()
  }
})

test.each([
  ['SN', 'BZ', 'Sachsen', 'Bautzen'],
  ['TH', 'UH', 'Thüringen', 'Mühlhausen'],
  ['TH', 'WAK', 'Thüringen', 'Bad Salzungen'],
])(
  'date-holidays gives Fronleichnam to all of %s-%s, the law in %s only to some municipalities: %s has none',
  (land, kreis, name, gemeinde) => {
    expect(dateHolidays(2025, new Holidays('DE', land, kreis))).toContain('2025-06-19')
    expect(feiertag('2025-06-19', toSitz({ land: name, gemeinde }))).toBeUndefined()
  },
)
