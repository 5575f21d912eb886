import { pruefeAngaben, werteAus } from '@weiche/regelwerk'
import { zweitrechnung } from '@weiche/schiedsrichter'
import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faelleOf, leistungen, paketOf } from './lade.ts'
import { ohne } from './ohne-angaben.ts'

/** Tries per case; the cases are many. */
const RUNDEN = 1

describe.each(leistungen)('json-rules-engine judges every case of %s as we do', (leistung) => {
  const paket = paketOf(leistung)
  test.each([...faelleOf(leistung).values()].map((fall) => [fall.name, fall] as const))(
    '%s, also with facts taken away',
    async (_name, fall) => {
      const { angaben } = pruefeAngaben(paket, fall.angaben)
      const rechne = (mit: Angaben) => {
        const lage = { angaben: mit, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
        return zweitrechnung(paket, lage, werteAus(paket, lage))
      }
      const { abweichungen, verglichen } = await rechne(angaben)
      expect(abweichungen).toEqual([])
      expect(verglichen.bekannt).toBeGreaterThan(0)
      const werfen = fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (strom) => {
        expect((await rechne(ohne(angaben, () => strom.next().value) as Angaben)).abweichungen).toEqual([])
      })
      await fc.assert(werfen, { numRuns: RUNDEN })
    },
  )
})
