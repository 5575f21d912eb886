import { type Attributes, metrics } from '@opentelemetry/api'
import type { Bewertung, Paket } from '@weiche/regelwerk'
import * as e from '@weiche/vorgang/test'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSecondComputation } from './second-computation.ts'

const gezaehlt: (Attributes | undefined)[] = []
beforeEach(() => {
  const counter = { add: (_n: number, attributes?: Attributes) => gezaehlt.push(attributes) }
  metrics.setGlobalMeterProvider({ getMeter: () => ({ createCounter: () => counter }) as never })
})
afterEach(() => {
  metrics.disable()
  gezaehlt.length = 0
})

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const vorgang = e.gegeben([e.eingegangen({ name: 'Helga' })], [e.geprueft(1)], [e.zugeordnet(1)])
const paket = (zweitrechnung?: string) => ({ kopf: { automatisierung: { zweitrechnung } } }) as unknown as Paket
const fall = { ausgabe: 'a1', vorgang, auswertung: { spuren: [] } as unknown as Bewertung, heute: '2025-06-02' }
const rechner = (codes: string[], anteil?: string) =>
  createSecondComputation({ anteil, rechne: async () => ({ abweichungen: codes.map((code) => ({ code })) }) }, logger)

describe('the second computation', () => {
  test.each([
    ['of the installation', '0.5', '0'],
    ['of the Leistungspaket', undefined, '0.5'],
  ])('is made for the share %s', async (_whose, anteil, eigener) => {
    await rechner([], anteil)({ ...fall, paket: paket(eigener), los: 0.49 })
    expect(gezaehlt).toHaveLength(1)
    await rechner([], anteil)({ ...fall, paket: paket(eigener), los: 0.5 })
    expect(gezaehlt).toHaveLength(1)
  })
  test('is made for one case in a hundred when nobody says otherwise, and for none when the share is 0', async () => {
    await rechner([])({ ...fall, paket: paket(), los: 0.0099 })
    await rechner([])({ ...fall, paket: paket(), los: 0.01 })
    await rechner([], '0')({ ...fall, paket: paket('1'), los: 0 })
    expect(gezaehlt).toEqual([{ leistung: 'wohngeld', ergebnis: 'gleich' }])
  })
  test('names the rules that differ once each, counts them, and logs nothing of the person', async () => {
    const codes = await rechner(['B', 'A', 'B'], '1')({ ...fall, paket: paket(), los: 0.9 })
    expect(codes).toEqual(['A', 'B'])
    expect(gezaehlt).toEqual([{ leistung: 'wohngeld', ergebnis: 'abweichung' }])
    expect(logger.error.mock.calls).toEqual([
      ['zweitrechnung.weicht-ab', { vorgangId: vorgang.vorgangId, ausgabe: 'a1', codes: 'A B' }],
    ])
  })
})
