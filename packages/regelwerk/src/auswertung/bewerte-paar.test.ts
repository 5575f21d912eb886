import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ableitung, paketMit, regel } from '../pruefstand/test-paket.ts'
import { bedingung, frage, luecke, nimm, tage, vollstaendig, zahl } from '../pruefstand/test-zufall.ts'
import { bewerte } from './bewerte.ts'
import { bewertePaar, type Urteil } from './bewerte-paar.ts'

type Stand = { z: string; f: string; rundung: object | undefined; wenn: object }
const stand = fc.record({
  z: zahl.map((text) => text(0)),
  f: frage.map((text) => text(0)),
  rundung: fc.constantFrom(
    undefined,
    { modus: 'half-up', skala: 1, norm: '§ 1' },
    { modus: 'floor', skala: 0, norm: '§ 1' },
  ),
  wenn: bedingung,
})

function paket({ z, f, rundung, wenn }: Stand, erzeuge: boolean) {
  const je = { je: 'kinder', als: 'kind' }
  const eintrag = { all: [{ fact: 'schule', operator: 'equal', value: true }] }
  return paketMit({
    erzeuge,
    ableitungen: [
      ableitung('z', 'zahl', z, { rundung }),
      ableitung('kind.f', 'janein', `kind.schule or (${f})`, je),
      ableitung('kind.z', 'zahl', 'if kind.f then z + kind.alter else z', je),
      ableitung('alterskinder', 'liste', 'for k in kinder return k.alter', { von: 'zahl' }),
      ableitung('alle', 'zahl', 'sum(for k in kinder[item.f] return k.z)'),
      ableitung('ergebnis', 'betrag', 'max(alle, z)'),
    ],
    regeln: {
      anspruch: [
        regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [wenn] }),
        regel('PRO-AN-002', 'anspruch', 'ablehnung', { all: [{ fact: 'alle', operator: 'lessThan', value: 0 }] }),
        regel('PRO-AN-003', 'anspruch', 'ablehnung', { all: [{ fact: 'kinder', operator: 'some', value: eintrag }] }),
      ],
    },
  })
}

/** What is asked about a version, without the trace of its evaluation. */
const bytes = ({ ...urteil }: Urteil) => JSON.stringify({ ...urteil, spuren: undefined })

test('any two versions evaluated together say of any facts what each says alone', { timeout: 120_000 }, () => {
  let gleich = 0
  fc.assert(
    fc.property(
      stand,
      stand,
      fc.subarray(['z', 'f', 'rundung', 'wenn'] as const),
      vollstaendig,
      luecke,
      fc.boolean(),
      (vorher, anders, geaendert, voll, weg, erzeuge) => {
        const nachher: Stand = { ...vorher, ...Object.fromEntries(geaendert.map((name) => [name, anders[name]])) }
        const [alt, neu] = [paket(vorher, erzeuge), paket(nachher, erzeuge)]
        const urteile = bewertePaar(alt, neu)
        for (const angaben of [voll as Angaben, nimm(voll, weg)]) {
          const lage = { angaben, ...tage }
          const paar = urteile(lage)
          gleich += Number(paar.alt === paar.neu)
          expect(bytes(paar.alt)).toBe(bytes(bewerte(alt, lage)))
          expect(bytes(paar.neu)).toBe(bytes(bewerte(neu, lage)))
        }
      },
    ),
    { numRuns: 250 },
  )
  // Otherwise this would show nothing of cases that are evaluated once.
  expect(gleich).toBeGreaterThan(50)
})
