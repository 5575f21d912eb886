import {
  bewerte,
  ladePaket,
  liesAuswertung,
  notiereBewertung,
  type Paket,
  pruefeAngaben,
  werteAus,
} from '@weiche/regelwerk'
import type { Angaben, EreignisVon } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, leistungen } from './lade.ts'
import { ohne } from './ohne-angaben.ts'

/** Tries per case; the cases are many. */
const RUNDEN = 2

type Inhalt = EreignisVon<'regeln.ausgewertet'>['inhalt']

function paketOf(leistung: string): Paket {
  const geladen = ladePaket(dateienOf(leistung))
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler))
  return geladen.paket
}

/** The package as a reader has it whose engine computes no more. */
function nurZumLesen(leistung: string): Paket {
  const paket = paketOf(leistung)
  for (const { ableitungen } of paket.kompiliert.fassungen)
    for (const { ableitung } of ableitungen)
      ableitung.fn = () => {
        throw new Error(`${ableitung.id} was computed`)
      }
  return paket
}

describe.each(leistungen)('the trace printed from what is kept is the one of the evaluation, for %s', (leistung) => {
  const [paket, leser] = [paketOf(leistung), nurZumLesen(leistung)]
  const faelle = [...faelleOf(leistung).values()]
  test.each(faelle.map((fall) => [fall.name, fall] as const))('%s, also with facts taken away', (_name, fall) => {
    const vergleiche = (angaben: Angaben) => {
      const quittung = { eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
      const lage = { angaben, ...quittung }
      const { werte, trace } = werteAus(paket, lage)
      const { spur } = notiereBewertung(paket, bewerte(paket, lage))
      const inhalt = JSON.parse(JSON.stringify({ spur, quittung })) as Inhalt
      expect(JSON.stringify(liesAuswertung(leser, inhalt, angaben))).toBe(JSON.stringify({ werte, trace }))
    }
    const { angaben } = pruefeAngaben(paket, fall.angaben)
    vergleiche(angaben)
    const werfen = fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (strom) => {
      vergleiche(ohne(angaben, () => strom.next().value) as Angaben)
    })
    fc.assert(werfen, { numRuns: RUNDEN })
  })
})
