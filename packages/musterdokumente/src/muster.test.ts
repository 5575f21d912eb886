import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { musterNachweis } from './muster.ts'
import { fuellePdf, musterScan } from './scan.ts'
import { arten } from './werte.ts'

type Blatt = { zeilen: [string, string[]][]; absaetze: (string | string[])[] }
const mitglied = {
  id: 'm1',
  vorname: 'Anna',
  nachname: 'Schmidt',
  geburtsdatum: '1960-04-03',
  staatsangehoerigkeit: 'deutsch',
  gdb: 80,
  einkuenfte: [{ id: 'e1', betragMonat: '1234.5' }],
}
const angaben: Angaben = {
  antragsteller: { ...mitglied, strasse: 'Weg', hausnummer: '1', plz: '04103', ort: 'Leipzig' },
  wohnung: {},
  haushalt: { mitglieder: [mitglied] },
}

/** What the typesetter is given; the typesetting itself is tested where documents are read again. */
async function blatt(order: Partial<Parameters<typeof musterNachweis>[1]>): Promise<Blatt> {
  let daten: unknown
  const renderTypst = async (auftrag: { daten: unknown }) => {
    daten = auftrag.daten
    return new Uint8Array()
  }
  const base = {
    art: 'rentenbescheid',
    layout: 'formular',
    angaben,
    betrifft: 'm1.e1',
    stichtag: '2025-06-10',
  } as const
  await musterNachweis({ renderTypst }, { ...base, ...order })
  return daten as Blatt
}

describe('a sample', () => {
  test('prints what the Angaben say, exactly', async () => {
    const { zeilen } = await blatt({ art: 'verdienstbescheinigung' })
    expect(zeilen).toContainEqual(['Bruttolohn im Zeitraum', ['14.814,00 EUR']])
    expect(zeilen).toContainEqual(['Zeitraum von', ['01.06.2024']])
    expect(zeilen).toContainEqual(['Zeitraum bis', ['31.05.2025']])
  })
  test('prints other words when told so, also several times', async () => {
    const { zeilen } = await blatt({ abweichung: { name: 'Weber, Heinz', bruttorente: ['1,00 EUR', '2,00 EUR'] } })
    expect(zeilen).toContainEqual(['Name der Person', ['Weber, Heinz']])
    expect(zeilen.filter(([label]) => label === 'Bruttorente im Monat')).toHaveLength(2)
  })
  test('says which Angabe it lacks', async () => {
    const mietbescheinigung = { art: 'mietbescheinigung', betrifft: '' } as const
    await expect(blatt(mietbescheinigung)).rejects.toThrow('wohnung.miete')
    await expect(blatt({ ...mietbescheinigung, abweichung: { bruttokaltmiete: '400,00 EUR' } })).resolves.toBeDefined()
  })
  test.each(arten)('as letter has words for every field of %s', async (art) => {
    const betrifft = art.startsWith('m') ? '' : 'm1.e1'
    const { absaetze } = await blatt({ art, layout: 'brief', betrifft, abweichung: { bruttokaltmiete: '400,00 €' } })
    expect(absaetze.flat().join(' ')).not.toMatch(/[{}]|undefined/)
  })
})

test('a filled PDF has the wished size and the same beginning', () => {
  const scan = musterScan()
  const filled = fuellePdf(scan, 50_000)
  expect(filled.length).toBeGreaterThanOrEqual(50_000)
  expect(filled.length).toBeLessThan(50_200)
  expect(filled.subarray(0, 500)).toEqual(scan.subarray(0, 500))
  expect(fuellePdf(filled, 1000)).toBe(filled)
})
