import { werteAus, zustaendigkeit } from '@weiche/regelwerk'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, paketOf } from './lade.ts'

const paket = paketOf('wohngeld')
const faelle = faelleOf('wohngeld')

describe('the package Wohngeld', () => {
  test('loads with both Fassungen', () => {
    expect(paket.fassungen).toEqual(['2023-01-01', '2025-01-01'])
  })
  test('changed on 1 January 2025 only what the Fortschreibung changed, and knows further years', () => {
    const dateien = dateienOf('wohngeld')
    const parameter = (fassung: string): { id: string }[] =>
      JSON.parse(dateien[`fassungen/${fassung}/parameter.json`]!).parameter
    const figures = (fassung: string) =>
      new Map(parameter(fassung).map(({ id, ...rest }) => [id, JSON.stringify({ ...rest, norm: '', quelle: '' })]))
    const [before, after] = [figures('2023-01-01'), figures('2025-01-01')]
    expect([...after.keys()]).toEqual([...before.keys()])
    expect([...after.keys()].filter((id) => before.get(id) !== after.get(id)).sort()).toEqual([
      'hoechstbetrag',
      'kindergeldBetrag',
      'koeffizientB',
      'koeffizientC',
      'mindestM',
      'mindestY',
      'regelbedarf',
      'zusatzAb13',
    ])
  })
  test('has every text that its letters name', () => {
    const bescheid = paket.kopf.bescheid as { texte: Record<string, string | string[]>; rechtsbehelf: object }
    const remedies = JSON.stringify(bescheid.rechtsbehelf).matchAll(/"text":"([a-z-]+)"/g)
    const named = [...Object.values(bescheid.texte).flat(), ...[...remedies].map((m) => m[1]!)]
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((id) => !paket.texte.has(id))).toEqual([])
  })
  test('fills every figure of the Bescheid from the calculation sheet', () => {
    const fall = faelle.get('e5')!
    const lage = { angaben: fall.angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
    const known = new Set(werteAus(paket, lage).berechnung[0]!.map((zeile) => zeile.id))
    const figures = [...paket.texte]
      .filter(([id]) => /^(bescheid|hinweis)-/.test(id))
      .flatMap(([, text]) => [...text.matchAll(/\{\{([\w.]+)\}\}/g)].map((m) => m[1]!))
    expect(figures.filter((name) => name.includes('.') && !known.has(name))).toEqual([])
    expect(figures.length).toBeGreaterThan(5)
  })
  test('keeps nothing in texte/ that nobody prints', () => {
    const all = JSON.stringify([paket.kopf.bescheid, paket.nachweise.liste])
    const unused = [...paket.texte.keys()].filter(
      (id) => !all.includes(`"${id}"`) && !/^(frage|pruefen|person|ablehnung)-/.test(id),
    )
    expect(unused).toEqual([])
  })
  test.each([...faelle.values()].map((fall) => [fall.name, fall] as const))(
    'finds who is responsible for %s',
    (_name, fall) => {
      expect(zustaendigkeit(paket, fall.angaben).codes).toEqual(fall.gate === 'zustaendigkeit' ? ['WOG-ZU-001'] : [])
    },
  )
})
