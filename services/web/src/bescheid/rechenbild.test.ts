import type { Paket, Rechenzeile } from '@weiche/regelwerk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rechenbloecke } from './rechenbild.ts'

const bild = [
  {
    titel: 'Ihre Miete',
    zeitraum: 'monat' as const,
    zeilen: [
      { id: 'miete', rolle: 'zugang' as const, titel: 'Miete' },
      { id: 'angesetzt', rolle: 'stand' as const, titel: 'Davon zählt', weniger: 'Über dem Höchstbetrag' },
      { id: 'heizung', rolle: 'zugang' as const },
      { id: 'm', rolle: 'stand' as const },
    ],
  },
  {
    titel: 'Ihr Einkommen',
    zeitraum: 'jahr' as const,
    zeilen: [
      { id: 'mitglieder.einnahmen', rolle: 'zugang' as const },
      { id: 'freibetraege', rolle: 'abzug' as const },
      { id: 'gesamt', rolle: 'stand' as const },
    ],
  },
]
const paket = (rechenbild?: typeof bild) => ({ kopf: { bescheid: { rechenbild } } }) as unknown as Paket
const zeile = (id: string, wert: string): Rechenzeile => ({
  id,
  titel: `Titel ${id}`,
  wert,
  typ: 'betrag',
  norm: '§ 1',
})
const miete = [zeile('miete', '1225'), zeile('angesetzt', '1173.4'), zeile('heizung', '197.8'), zeile('m', '1371.2')]
const lesbar = (betrag: string) => betrag.replace(/\u00a0/g, ' ')

describe('the picture of the calculation', () => {
  test('shows what counted, what was deducted and what came out, each beginning where the one before ended', () => {
    const [block] = rechenbloecke(paket(bild), miete)
    expect(block!.zeilen.map((z) => [z.art, z.titel, lesbar(z.betrag)])).toEqual([
      ['zugang', 'Miete', '1.225,00 €'],
      ['abzug', 'Über dem Höchstbetrag', '− 51,60 €'],
      ['stand', 'Davon zählt', '1.173,40 €'],
      ['zugang', 'Titel heizung', '+ 197,80 €'],
      ['stand', 'Titel m', '1.371,20 €'],
    ])
    const [erste, abzug, , heizung, ergebnis] = block!.zeilen
    expect([erste!.von, ergebnis!.von, ergebnis!.breite]).toEqual([0, 0, 100])
    expect(abzug!.von! + abzug!.breite!).toBeCloseTo(erste!.breite!, 1)
    expect(heizung!.von).toBeCloseTo(abzug!.von!, 1)
  })

  test('has one scale for a month and a year, so that lengths can be compared', () => {
    const einkommen = [zeile('mitglieder[m1].einnahmen', '12000'), zeile('mitglieder[m2].einnahmen', '4454.4')]
    const bloecke = rechenbloecke(paket(bild), [
      ...miete,
      ...einkommen,
      zeile('freibetraege', '0'),
      zeile('gesamt', '16454.4'),
    ])
    // 16,454.40 in a year are 1,371.20 in a month.
    expect(bloecke[1]!.zeilen.at(-1)!.breite).toBe(100)
    expect(bloecke[1]!.titel).toBe('Ihr Einkommen (im Jahr)')
    // A Freibetrag of nothing is no line.
    expect(bloecke[1]!.zeilen.map((z) => z.art)).toEqual(['zugang', 'zugang', 'stand'])
  })

  test('names a subtotal once, by its last name, when nothing happened in between', () => {
    const ohneHeizung = [zeile('miete', '500'), zeile('angesetzt', '500'), zeile('heizung', '0'), zeile('m', '500')]
    expect(rechenbloecke(paket(bild), ohneHeizung)[0]!.zeilen.map((z) => z.titel)).toEqual(['Miete', 'Titel m'])
  })

  test('that the package does not describe is a table: no bar says in which direction a line goes', () => {
    const [block] = rechenbloecke(paket(), miete)
    expect(block!.zeilen).toHaveLength(4)
    expect(block!.zeilen.every((z) => z.von === undefined && z.breite === undefined)).toBe(true)
  })

  test('with an amount that is open draws nothing of that part', () => {
    const offen = { ...zeile('m', 'offen'), typ: 'text' as const }
    expect(rechenbloecke(paket(bild), [...miete.slice(0, 3), offen])).toEqual([])
  })

  test('always adds up to the cent, whatever the amounts are, and never leaves its frame', () => {
    const cent = fc.integer({ min: 0, max: 5_000_000 }).map((n) => (n / 100).toFixed(2))
    fc.assert(
      fc.property(fc.tuple(cent, cent, cent, cent), (werte) => {
        const ids = ['miete', 'angesetzt', 'heizung', 'm']
        const [block] = rechenbloecke(
          paket(bild),
          ids.map((id, i) => zeile(id, werte[i]!)),
        )
        let summe = 0
        for (const z of block!.zeilen) {
          const betrag = Math.round(Number(z.betrag.replace(/[^\d,]/g, '').replace(',', '.')) * 100)
          if (z.art === 'stand') expect(betrag).toBe(summe)
          else summe += z.art === 'zugang' ? betrag : -betrag
          expect(z.von!).toBeGreaterThanOrEqual(0)
          expect(z.von! + z.breite!).toBeLessThanOrEqual(100.01)
        }
      }),
    )
  })
})
