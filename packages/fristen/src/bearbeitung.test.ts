import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dringlichkeit, type Pause, sollstand, tageZwischen, untaetigkeitAb } from './bearbeitung.ts'
import { addTage } from './datum.ts'

describe('the target of the authority', () => {
  test('is its days after the Antrag, and rests while the citizen is asked', () => {
    expect(sollstand('2025-06-02', 30, [])).toEqual({ stand: 'laeuft', soll: '2025-07-02' })
    const asked: Pause = { von: '2025-06-12', bis: undefined }
    expect(sollstand('2025-06-02', 30, [asked])).toEqual({ stand: 'ruht', rest: 20 })
    expect(sollstand('2025-06-02', 30, [{ ...asked, bis: '2025-06-26' }])).toEqual({
      stand: 'laeuft',
      soll: '2025-07-16',
    })
  })
  test('counts real days, over the change of the clocks and the turn of the year too', () => {
    expect(tageZwischen('2025-03-29', '2025-03-31')).toBe(2)
    expect(tageZwischen('2024-12-30', '2025-01-02')).toBe(3)
    expect(tageZwischen('2024-02-28', '2024-03-01')).toBe(2)
  })
  const tag = fc.integer({ min: 0, max: 3000 }).map((n) => addTage('2023-01-01', n))
  test('what is left when a pause begins is left when it ends, however long it was', () => {
    fc.assert(
      fc.property(tag, fc.integer({ min: 1, max: 90 }), fc.nat(200), fc.nat(200), (eingang, tage, bisher, lang) => {
        const von = addTage(eingang, bisher)
        const ruht = sollstand(eingang, tage, [{ von, bis: undefined }])
        const bis = addTage(von, lang)
        const laeuft = sollstand(eingang, tage, [{ von, bis }])
        expect(laeuft).toEqual({ stand: 'laeuft', soll: addTage(bis, (ruht as { rest: number }).rest) })
      }),
    )
  })
  test('the three months of § 75 VwGO know no pause, and are not shifted to a Werktag', () => {
    expect(untaetigkeitAb('2025-06-30')).toBe('2025-09-30')
    expect(untaetigkeitAb('2025-05-31')).toBe('2025-08-31')
    expect(untaetigkeitAb('2025-11-30')).toBe('2026-02-28')
  })
  test.each([
    ['2025-07-01', 'ruhig'],
    ['2025-07-08', 'ruhig'],
    ['2025-07-09', 'bald'],
    ['2025-07-16', 'bald'],
    ['2025-07-17', 'ueberschritten'],
  ])('on %s a last day of 16 July is %s, told a week ahead', (heute, ist) => {
    expect(dringlichkeit('2025-07-16', heute, 7)).toBe(ist)
  })
})
