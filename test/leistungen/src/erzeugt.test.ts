import { ladePaket, type Paket, pruefeAngaben, werteAus } from '@weiche/regelwerk'
import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, leistungen } from './lade.ts'
import { ohne } from './ohne-angaben.ts'

/** Tries per case; the cases are many. */
const RUNDEN = 2

function paketOf(leistung: string, erzeuge: boolean): Paket {
  const geladen = ladePaket(dateienOf(leistung), { erzeuge })
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler))
  return geladen.paket
}

describe.each(leistungen)('generated code and closures give the same bytes for %s', (leistung) => {
  const [erzeugt, funktionen] = [paketOf(leistung, true), paketOf(leistung, false)]
  const faelle = [...faelleOf(leistung).values()]
  test.each(faelle.map((fall) => [fall.name, fall] as const))('%s, also with facts taken away', (_name, fall) => {
    const { angaben } = pruefeAngaben(erzeugt, fall.angaben)
    const vergleiche = (mit: Angaben) => {
      const lage = { angaben: mit, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
      expect(JSON.stringify(werteAus(erzeugt, lage))).toBe(JSON.stringify(werteAus(funktionen, lage)))
    }
    vergleiche(angaben)
    const werfen = fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (strom) => {
      vergleiche(ohne(angaben, () => strom.next().value) as Angaben)
    })
    fc.assert(werfen, { numRuns: RUNDEN })
  })
})
