import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ableitung, paketMit, regel } from '../pruefstand/test-paket.ts'
import { bedingung, frage, luecke, nimm, tage, vollstaendig, zahl } from '../pruefstand/test-zufall.ts'
import { werteAus } from './werte-aus.ts'

describe('unknown is never false: completing what is unknown never contradicts a known result', {
  timeout: 60_000,
}, () => {
  test('of any expression', () => {
    fc.assert(
      fc.property(
        frage.map((f) => f(0)),
        zahl.map((z) => z(0)),
        vollstaendig,
        luecke,
        (f, z, voll, weg) => {
          const paket = paketMit({ ableitungen: [ableitung('f', 'janein', f), ableitung('z', 'zahl', z)] })
          const [teil, ganz] = [nimm(voll, weg), voll as Angaben].map(
            (angaben) => werteAus(paket, { angaben, ...tage }).werte[0]!,
          )
          for (const id of ['f', 'z']) if (teil![id] !== null) expect(teil![id]).toBe(ganz![id])
        },
      ),
      { numRuns: 400 },
    )
  })
  test('of any rule, also by what it names as open: once that is known, the rule is settled', () => {
    fc.assert(
      fc.property(bedingung, vollstaendig, luecke, (conditions, voll, weg) => {
        const paket = paketMit({
          ableitungen: [ableitung('alterskinder', 'liste', 'for k in kinder return k.alter', { von: 'ganzzahl' })],
          regeln: { anspruch: [regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [conditions] })] },
        })
        const ergebnis = (angaben: Angaben) =>
          werteAus(paket, { angaben, ...tage }).trace.find((z) => z.art === 'regel' && z.code === 'PRO-AN-001')
        const [teil, ganz] = [ergebnis(nimm(voll, weg)), ergebnis(voll)]
        if (teil?.art !== 'regel' || ganz?.art !== 'regel') throw new Error('no rule in the trace')
        if (teil.ergebnis !== 'offen') expect(teil.ergebnis).toBe(ganz.ergebnis)
        expect(ganz.ergebnis).not.toBe('offen')
      }),
      { numRuns: 400 },
    )
  })
})
