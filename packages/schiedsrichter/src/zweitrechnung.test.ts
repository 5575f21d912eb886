import { type Auswertung, werteAus } from '@weiche/regelwerk'
import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import type { Json } from './fuzz/namen.ts'
import { dateienMit, lade, type Teile } from './fuzz/rahmen.ts'
import { macheEngine } from './original.ts'
import { type Optionen, zweitrechnung } from './zweitrechnung.ts'

const felder: Json[] = [
  { id: 'einkommen', titel: 'Einkommen', typ: 'betrag' },
  { id: 'geburt', titel: 'Geburt', typ: 'datum' },
  { id: 'art', titel: 'Art', typ: 'auswahl', werte: ['miete', 'eigentum'] },
  { id: 'kinder', titel: 'Kinder', typ: 'liste', felder: [{ id: 'id', titel: 'Kennung', typ: 'text' }] },
]
const arm = { fact: 'einkommen', operator: 'lessThan', value: '9007199254740993' }
const miete = { fact: 'art', operator: 'equal', value: 'miete' }
const tage = { eingangsdatum: '2025-03-01', entscheidungsdatum: '2025-03-15' }

/** Judged by us, perhaps spoilt afterwards, then by the original. */
function rechne(
  conditions: Json,
  angaben: Angaben,
  { verdirb, ...mehr }: Partial<Teile> & Optionen & { verdirb?: (a: Auswertung) => Auswertung } = {},
) {
  const paket = lade(dateienMit({ felder, ...mehr, regeln: [{ conditions }] }))
  const auswertung = werteAus(paket, { angaben, ...tage })
  return zweitrechnung(paket, { angaben, ...tage }, verdirb?.(auswertung) ?? auswertung, mehr)
}

/** Our result turned round. */
function gegenteil(auswertung: Auswertung): Auswertung {
  const trace = auswertung.trace.map((zeile) =>
    zeile.art === 'regel'
      ? { ...zeile, ergebnis: zeile.ergebnis === 'erfuellt' ? ('nicht erfuellt' as const) : ('erfuellt' as const) }
      : zeile,
  )
  return { ...auswertung, trace }
}

describe('with all facts known both must say the same', () => {
  test.each([
    ['amounts that a double cannot tell apart', { all: [arm] }, { einkommen: '9007199254740992' }],
    [
      'the same amount written differently',
      { all: [{ ...arm, operator: 'equal', value: '10.5' }] },
      { einkommen: '10.50' },
    ],
    [
      'days',
      { all: [{ fact: 'geburt', operator: 'lessThan', value: { fact: 'verfahren.monat' } }] },
      { geburt: '2025-02-28' },
    ],
    ['what was not stated', { all: [{ fact: 'einkommen', operator: 'equal', value: null }] }, {}],
    ['a named condition', { all: [{ condition: 'b0' }] }, { art: 'miete' }],
  ])('%s', async (_was, conditions, angaben) => {
    const teile = { bedingungen: [{ any: [miete] }] }
    const gleich = await rechne(conditions, angaben, teile)
    expect([gleich.abweichungen, gleich.verglichen.bekannt]).toEqual([[], 1])
    const anders = await rechne(conditions, angaben, { ...teile, verdirb: gegenteil })
    expect(anders.abweichungen).toHaveLength(1)
  })
  test('a difference names the rule, both results and the facts', async () => {
    const { abweichungen } = await rechne({ all: [miete] }, { art: 'miete' }, { verdirb: gegenteil })
    expect(abweichungen).toEqual([
      {
        code: 'FUZ-AN-001',
        fassung: '2023-01-01',
        abschnitt: 0,
        regelwerk: 'nicht erfuellt',
        original: 'erfuellt',
        fakten: { art: 'miete' },
      },
    ])
  })
  test('an original that throws is a difference, not a fault of ours', async () => {
    const kaputt = () => {
      const engine = macheEngine()
      engine.removeOperator('equal')
      return engine
    }
    const { abweichungen } = await rechne({ all: [miete] }, { art: 'miete' }, { macheEngine: kaputt })
    expect(abweichungen[0]?.original).toBe('Fehler: Unknown operator: equal')
  })
})

describe('with a fact unknown', () => {
  const oder = { any: [arm, miete] }
  test('what is decided without it must be so whatever it turns out to be', async () => {
    const { abweichungen, verglichen } = await rechne(oder, { art: 'miete' })
    expect([abweichungen, verglichen]).toEqual([[], { bekannt: 0, ergaenzt: 1 }])
  })
  test('a result that depends on it after all is found, with a value that shows it', async () => {
    const nein = (a: Auswertung) => ({
      ...a,
      trace: a.trace.map((z) => (z.art === 'regel' ? { ...z, ergebnis: 'nicht erfuellt' as const } : z)),
    })
    const [abweichung] = (await rechne(oder, { art: 'eigentum' }, { verdirb: nein })).abweichungen
    expect(abweichung).toMatchObject({ original: 'erfuellt', fakten: { art: 'eigentum' } })
    expect(BigInt(abweichung!.fakten['einkommen'] as string)).toBeLessThan(9007199254740993n)
  })
  test('an open rule is counted and not compared', async () => {
    expect(await rechne({ all: [arm, miete] }, { art: 'miete' })).toMatchObject({ offen: 1, abweichungen: [] })
  })
})

test('a rule that the original cannot run is skipped and named with the reason', async () => {
  const einKind = { all: [{ fact: 'kinder', operator: 'some', value: { fact: 'id', operator: 'equal', value: 'k1' } }] }
  const { uebersprungen, verglichen } = await rechne(einKind, { kinder: [] })
  expect(uebersprungen).toEqual([
    { code: 'FUZ-AN-001', fassung: '2023-01-01', grund: 'Den Operator „some“ hat das Original nicht.' },
  ])
  expect(verglichen).toEqual({ bekannt: 0, ergaenzt: 0 })
})
