import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { ableitung, paketMit, parameter, regel } from '../pruefstand/test-paket.ts'
import { ENGINE } from './bewerte.ts'
import { werteAus } from './werte-aus.ts'

const ab2025 = (satz: string) => ({
  'fassungen/2025-01-01/fassung.json': { wie: '2023-01-01' },
  'fassungen/2025-01-01/parameter.json': {
    parameter: [{ id: 'satz', typ: 'betrag', wert: satz, norm: '§ 2 ProbeG' }, (parameter['parameter'] as object[])[1]],
  },
})
const zweiKinder: Angaben = {
  kinder: [
    { id: 'k1', name: 'Ada', alter: 3, jobs: [{ id: 'j1', lohn: '5' }] },
    { id: 'k2', name: 'Ben', alter: 7, jobs: [] },
  ],
  personen: 1,
}
const november = { angaben: zweiKinder, eingangsdatum: '2024-11-17', entscheidungsdatum: '2025-01-20' }

describe('given a change of law inside the period', () => {
  const paket = paketMit({ ersetzt: ab2025('30') })
  test('then months under one Fassung make one Abschnitt with its own amount', () => {
    const auswertung = werteAus(paket, november)
    expect(auswertung.abschnitte).toEqual([
      { von: '2024-11-01', bis: '2024-12-31', fassung: '2023-01-01', betrag: '51.00' },
      { von: '2025-01-01', bis: '2025-01-31', fassung: '2025-01-01', betrag: '60.00' },
    ])
    expect(auswertung.fassungen).toEqual(['2023-01-01', '2025-01-01'])
    expect(auswertung.ausgang).toBe('bewilligung')
    expect(auswertung.engine).toBe(ENGINE)
  })
  test('then a decision before the change uses the old law for all months', () => {
    const { abschnitte } = werteAus(paket, { ...november, entscheidungsdatum: '2024-12-31' })
    expect(abschnitte).toEqual([{ von: '2024-11-01', bis: '2025-01-31', fassung: '2023-01-01', betrag: '51.00' }])
  })
  test('then the Antrag may ask for another length and the caller for another beginning', () => {
    const { abschnitte } = werteAus(paket, {
      ...november,
      angaben: { ...zweiKinder, monate: 14 },
      beginn: '2024-12-01',
    })
    expect(abschnitte.map((a) => [a.von, a.bis])).toEqual([
      ['2024-12-01', '2024-12-31'],
      ['2025-01-01', '2026-01-31'],
    ])
  })
  test('then months before the first Fassung have no amount and keep the case open', () => {
    const auswertung = werteAus(paket, { ...november, eingangsdatum: '2022-12-30', entscheidungsdatum: '2023-02-01' })
    expect(auswertung.abschnitte[0]).toEqual({ von: '2022-12-01', bis: '2022-12-31', fassung: '', betrag: null })
    expect([auswertung.ausgang, auswertung.offen]).toEqual(['offen', ['fassung()']])
  })
  test('then what is open in a refused Abschnitt alone keeps nothing open', () => {
    const unter60 = { fact: 'ergebnis', operator: 'lessThan', value: '60' }
    const reich = { fact: 'einkommen', operator: 'greaterThan', value: 100 }
    const regeln = [
      regel('PRO-HO-001', 'hoehe', 'ablehnung', { all: [unter60] }),
      regel('PRO-HO-002', 'hoehe', 'ablehnung', { all: [unter60, reich] }),
    ]
    const auswertung = werteAus(paketMit({ regeln: { hoehe: regeln }, ersetzt: ab2025('30') }), november)
    expect(auswertung.offeneRegeln.map((r) => [r.code, r.offen])).toEqual([['PRO-HO-002', ['einkommen']]])
    expect([auswertung.ausgang, auswertung.abschnitte.map((a) => a.betrag)]).toEqual(['bewilligung', ['0', '60.00']])
  })
  test('then a refusal of one Abschnitt only is a grant with 0 there', () => {
    const unter60 = regel('PRO-HO-001', 'hoehe', 'ablehnung', {
      all: [{ fact: 'ergebnis', operator: 'lessThan', value: '60' }],
    })
    const mitGrenze = paketMit({ regeln: { hoehe: [unter60] }, ersetzt: ab2025('30') })
    const auswertung = werteAus(mitGrenze, november)
    expect(auswertung.ausgang).toBe('bewilligung')
    expect(auswertung.abschnitte.map((a) => a.betrag)).toEqual(['0', '60.00'])
    expect(auswertung.treffer.map((t) => [t.code, t.abschnitt])).toEqual([['PRO-HO-001', 0]])
    const beide = werteAus(paketMit({ regeln: { hoehe: [unter60] }, ersetzt: ab2025('29.99') }), november)
    expect([beide.ausgang, beide.abschnitte.map((a) => a.betrag)]).toEqual(['ablehnung', ['0', '0']])
  })
})

describe('the outcome', () => {
  const reich = (phase: string, type = 'ablehnung') => ({
    regeln: {
      [phase]: [
        regel('PRO-XX-001', phase, type, { all: [{ fact: 'einkommen', operator: 'greaterThan', value: 100 }] }),
      ],
    },
    ersetzt:
      type === 'aussteuerung'
        ? {
            'aussteuerung-katalog.json': {
              gruende: [{ code: 'PRO-XX-001', titel: 'x', norm: '§ 1', durch: 'regel', faelle: ['x'] }],
            },
          }
        : {},
  })
  const lage = { angaben: zweiKinder, eingangsdatum: '2025-02-03', entscheidungsdatum: '2025-02-03' }
  test('is open while a rule on the claim is open, and says which facts settle it', () => {
    const auswertung = werteAus(paketMit(reich('anspruch')), lage)
    expect([auswertung.ausgang, auswertung.offen]).toEqual(['offen', ['einkommen']])
    expect(auswertung.abschnitte[0]?.betrag).toBe('51.00')
    expect(auswertung.offeneRegeln).toEqual([
      {
        code: 'PRO-XX-001',
        phase: 'anspruch',
        art: 'ablehnung',
        titel: 'PRO-XX-001',
        norm: '§ 1 ProbeG',
        offen: ['einkommen'],
      },
    ])
  })
  test('is not open because of a rule that only chooses the way', () => {
    const auswertung = werteAus(paketMit(reich('aussteuerung', 'aussteuerung')), lage)
    expect([auswertung.ausgang, auswertung.offen]).toEqual(['bewilligung', []])
    expect(auswertung.offeneRegeln.map((r) => r.code)).toEqual(['PRO-XX-001'])
  })
  test('is open without an amount', () => {
    const auswertung = werteAus(paketMit({}), { ...lage, angaben: { personen: 1 } })
    expect([auswertung.ausgang, auswertung.offen, auswertung.abschnitte[0]?.betrag]).toEqual([
      'offen',
      ['kinder'],
      null,
    ])
  })
  test('is a refusal even when other facts are unknown, for they cannot change it', () => {
    const auswertung = werteAus(paketMit(reich('anspruch')), { ...lage, angaben: { einkommen: '101' } })
    expect([auswertung.ausgang, auswertung.abschnitte[0]?.betrag]).toEqual(['ablehnung', '0'])
  })
  test('carries the amount also when a person will decide', () => {
    const auswertung = werteAus(paketMit(reich('plausibilitaet', 'aussteuerung')), {
      ...lage,
      angaben: { ...zweiKinder, einkommen: '101' },
    })
    expect(auswertung.treffer.map((t) => t.art)).toEqual(['aussteuerung'])
    expect([auswertung.ausgang, auswertung.abschnitte[0]?.betrag]).toEqual(['bewilligung', '51.00'])
  })
})

describe('a fact per item', () => {
  const paket = paketMit({
    ableitungen: [
      ableitung('kind.klein', 'janein', 'kind.alter < 6', { je: 'kinder', als: 'kind' }),
      ableitung('kind.betrag', 'betrag', 'if kind.klein then 2 * satz else satz', {
        je: 'kinder',
        als: 'kind',
        titel: 'Betrag für {{kind.name}}',
        bescheid: true,
      }),
      ableitung('job.text', 'text', 'kind.name + ":" + job.id', { je: 'kinder.jobs', als: ['kind', 'job'] }),
      ableitung('ergebnis', 'betrag', 'sum(for k in kinder return k.betrag)', { titel: 'Summe', bescheid: true }),
    ],
  })
  const lage = { angaben: zweiKinder, eingangsdatum: '2025-02-03', entscheidungsdatum: '2025-02-03' }
  test('is a field of the item for others, and stands in the results by path', () => {
    expect(werteAus(paket, lage).werte[0]).toEqual({
      'kinder[k1].klein': true,
      'kinder[k2].klein': false,
      'kinder[k1].betrag': '51.00',
      'kinder[k2].betrag': '25.50',
      'kinder[k1].jobs[j1].text': 'Ada:j1',
      ergebnis: '76.50',
    })
  })
  test('makes lines of the calculation sheet with the name of the item', () => {
    expect(werteAus(paket, lage).berechnung[0]).toEqual([
      { id: 'kinder[k1].betrag', titel: 'Betrag für Ada', wert: '51.00', typ: 'betrag', norm: '§ 1 ProbeG' },
      { id: 'kinder[k2].betrag', titel: 'Betrag für Ben', wert: '25.50', typ: 'betrag', norm: '§ 1 ProbeG' },
      { id: 'ergebnis', titel: 'Summe', wert: '76.50', typ: 'betrag', norm: '§ 1 ProbeG' },
    ])
  })
  test('of an unknown list is unknown once', () => {
    const { werte, berechnung } = werteAus(paket, { ...lage, angaben: {} })
    expect(werte[0]).toMatchObject({ 'kinder.betrag': null, 'kinder.jobs.text': null, ergebnis: null })
    expect(berechnung[0]?.at(-1)).toMatchObject({ wert: 'offen', typ: 'text' })
  })
})

test('the same input gives the same bytes, and leaves the input as it was', () => {
  const paket = paketMit({ ersetzt: ab2025('30') })
  const davor = JSON.stringify(november)
  const erst = JSON.stringify(werteAus(paket, november))
  werteAus(paket, { ...november, angaben: {} })
  expect(JSON.stringify(werteAus(paket, structuredClone(november)))).toBe(erst)
  expect(JSON.stringify(november)).toBe(davor)
  expect(JSON.stringify(werteAus(paketMit({ ersetzt: ab2025('30') }), november))).toBe(erst)
})
