import { addTage, tagesende } from '@weiche/fristen'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abstandText } from './zeit.ts'

const tag = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))

test('given any day, then the words for its end change at the very instant at which it is too late', () => {
  fc.assert(
    fc.property(tag, (frist) => {
      const ende = tagesende(frist).getTime()
      expect(abstandText(frist, new Date(ende - 1), 'einfach')).toBe('heute, noch weniger als eine Stunde')
      expect(abstandText(frist, new Date(ende), 'einfach')).toBe('die Frist ist abgelaufen')
      expect(abstandText(addTage(frist, 1), new Date(ende - 1), 'englisch')).toBe('until tomorrow')
    }),
  )
})

test.each([
  ['2026-03-29', '2026-03-29T00:30:00+01:00', 'heute, noch 22 Stunden'],
  ['2026-10-25', '2026-10-25T00:30:00+02:00', 'heute, noch 24 Stunden'],
  ['2026-12-16', '2026-12-16T22:30:00+01:00', 'heute, noch 1 Stunde'],
  ['2026-12-16', '2026-12-03T23:59:59+01:00', 'noch 13 Tage'],
  ['2027-01-02', '2026-12-31T08:00:00+01:00', 'noch 2 Tage'],
])('the end of %s, seen at %s, is said as „%s“, also where the clock is changed', (frist, jetzt, text) => {
  expect(abstandText(frist, new Date(jetzt), 'einfach')).toBe(text)
})
