import type { Wert } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vergleichsregel } from './katalog.ts'
import { stimmt } from './vergleichen.ts'

const passt = (
  art: Vergleichsregel['art'],
  gelesen: string,
  mit: Wert,
  more: Partial<Vergleichsregel> = {},
  bis = '',
) => stimmt({ feld: 'a', bisFeld: 'b', art, ...more }, { a: gelesen, b: bis }, mit)

describe('sums agree within one percent', () => {
  const prozent = (gelesen: string, mit: string) => passt('prozent', gelesen, mit, { toleranz: '1' })
  test.each([
    ['520.00', '520', true],
    ['525.20', '520.00', true],
    ['514.80', '520.00', true],
    ['525.21', '520.00', false],
    ['514.79', '520.00', false],
    ['530.40', '520.00', false],
    ['0.00', '0.00', true],
    ['0.01', '0.00', false],
    ['520.00', 'unbekannt', false],
  ])('%s read, %s stated: %s', (gelesen, mit, erwartet) => {
    expect(prozent(gelesen, mit)).toBe(erwartet)
  })

  test('exactly one percent passes, one cent more does not, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.boolean(), (hundreds, above) => {
        const cents = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
        const [angabe, border] = [hundreds * 100, above ? hundreds * 101 : hundreds * 99]
        expect(prozent(cents(border), cents(angabe))).toBe(true)
        expect(prozent(cents(above ? border + 1 : border - 1), cents(angabe))).toBe(false)
      }),
    )
  })
})

describe('a name is the same name', () => {
  test.each([
    ['Anna Schmidt', 'Anna Schmidt', true],
    ['SCHMIDT,  Anna', 'Anna Schmidt', true],
    ['Mu\u0308ller, Jörg', 'Jörg Müller', true],
    ['Lindenstraße 5 04103 Leipzig', 'Lindenstraße 5, 04103 Leipzig', true],
    ['Anna Schmitt', 'Anna Schmidt', false],
    ['Joerg Müller', 'Jörg Müller', false],
    ['Anna Schmidt-Meier', 'Anna Schmidt', false],
    ['Schmidt Anna', 'Anna Schmidt', false],
    ['Anna', 'Anna Schmidt', false],
  ])('%s for %s: %s', (gelesen, mit, erwartet) => {
    expect(passt('name', gelesen, mit)).toBe(erwartet)
  })
  test('an empty Angabe agrees with nobody', () => expect(passt('name', '', '')).toBe(false))
  test('a list holds the same people in any order, each once', () => {
    const mit = ['Anna Schmidt', 'Ben Schmidt']
    expect(passt('namen', 'Schmidt, Ben\nSchmidt, Anna', mit)).toBe(true)
    expect(passt('namen', 'Anna Schmidt\nAnna Schmidt', mit)).toBe(false)
    expect(passt('namen', 'Anna Schmidt', mit)).toBe(false)
    expect(passt('namen', 'Anna Schmidt\nBen Schmidt\nCora Schmidt', mit)).toBe(false)
  })
})

describe('days and periods', () => {
  test.each<[Vergleichsregel['art'], string, boolean]>([
    ['spaetestens', '2025-06-01', true],
    ['spaetestens', '2025-06-02', false],
    ['fruehestens', '2025-06-01', true],
    ['fruehestens', '2025-05-31', false],
    ['gleich', '2025-06-01', true],
    ['gleich', '2025-06-02', false],
    ['spaetestens', 'kein Tag', false],
  ])('%s 1 June 2025: %s is %s', (art, gelesen, erwartet) => {
    expect(passt(art, gelesen, '2025-06-01')).toBe(erwartet)
  })
  test.each([
    ['2025-03-01', '2025-06-01', true],
    ['2025-02-28', '2025-06-01', false],
    ['2025-02-28', '2025-05-31', true],
    ['2025-02-27', '2025-05-31', false],
    ['2024-12-31', '2025-03-31', true],
  ])('%s is at most three months before %s: %s', (gelesen, mit, erwartet) => {
    expect(passt('hoechstens-alt', gelesen, mit, { toleranz: '3' })).toBe(erwartet)
  })
  test.each([
    ['2024-06-01', '2025-05-31', true],
    ['2023-03-01', '2024-02-29', true],
    ['2023-03-01', '2024-02-28', false],
    ['2024-06-01', '2025-06-30', false],
    ['2024-06-15', '2025-06-14', false],
    ['2025-06-01', '2024-05-31', false],
  ])('%s to %s are twelve whole months: %s', (von, bis, erwartet) => {
    expect(passt('zeitraum-monate', von, '', { toleranz: '12' }, bis)).toBe(erwartet)
  })
})

test('a number is equal by value, not by spelling', () => {
  expect(passt('gleich', '80', 80)).toBe(true)
  expect(passt('gleich', '80', '80.00')).toBe(true)
  expect(passt('gleich', '80', 81)).toBe(false)
})
