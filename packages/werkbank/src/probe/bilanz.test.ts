import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addiereBilanz, leereBilanz, wechselart } from './bilanz.ts'
import type { Kurzurteil } from './kurzurteil.ts'

const urteil = (teile: Partial<Kurzurteil> = {}): Kurzurteil => ({
  weg: 'dunkel',
  ausgang: 'bewilligung',
  cent: 120_000,
  codes: '',
  ...teile,
})

describe('a change of outcome', () => {
  test('is named by way and outcome before and after', () => {
    expect(wechselart(urteil(), urteil({ ausgang: 'ablehnung', cent: 0 }))).toBe(
      'dunkel, bewilligung → dunkel, ablehnung',
    )
    expect(wechselart(urteil(), urteil({ weg: 'person' }))).toBe('dunkel, bewilligung → person, bewilligung')
  })
  test('with the same outcome is named by the money, then by the reasons', () => {
    expect(wechselart(urteil(), urteil({ cent: 130_000 }))).toBe('dunkel, bewilligung: mehr')
    expect(wechselart(urteil(), urteil({ cent: 1 }))).toBe('dunkel, bewilligung: weniger')
    expect(wechselart(urteil(), urteil({ codes: 'A-1' }))).toBe('dunkel, bewilligung: andere Gründe')
    expect(wechselart(urteil(), urteil())).toBeUndefined()
  })
})

describe('sums of two workers', () => {
  const beleg = (n: number) => ({
    id: `f${n}`,
    fall: { id: `f${n}`, angaben: {}, eingang: '2025-01-01', entscheidung: '2025-01-01' },
    alt: urteil(),
    neu: urteil(),
    gewicht: n % 7,
  })
  test('do not depend on who found what', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 60 }), fc.nat(60), (zahlen, schnitt) => {
        const teil = (ids: number[]) => {
          const bilanz = leereBilanz([])
          for (const n of ids) {
            const eine = leereBilanz([])
            eine.anzahl = 1
            eine.wechsel.set('art', { anzahl: 1, centAlt: n, centNeu: 2 * n, belege: [beleg(n)] })
            addiereBilanz(bilanz, eine)
          }
          return bilanz
        }
        const ganz = teil(zahlen)
        const zwei = teil(zahlen.slice(schnitt))
        addiereBilanz(zwei, teil(zahlen.slice(0, schnitt)))
        expect(zwei).toEqual(ganz)
      }),
    )
  })
})
