import { werteAus } from '@weiche/regelwerk'
import type { Angaben, Wert } from '@weiche/vorgang'
import { bereiteVor, ergaenzer, kuerzeFall, liesKopf, type Probefall, type Vorbereitet } from '@weiche/werkbank'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faelleOf, leistungen, paketOf } from './lade.ts'
import { ohne } from './ohne-angaben.ts'

describe.each(leistungen)('a prepared case says as much as the whole one: %s', (leistung) => {
  const paket = paketOf(leistung)
  const kopf = liesKopf(JSON.stringify(bereiteVor(paket.leistung, [paket]))) as Vorbereitet
  const ergaenze = ergaenzer(kopf.felder)

  test('the whole trace of every case is the same, also with facts taken away or of the wrong kind', {
    timeout: 60_000,
  }, () => {
    for (const { name, angaben, eingang, entscheidung } of faelleOf(leistung).values()) {
      const vergleiche = (angaben: Angaben) => {
        const fall: Probefall = { id: name, angaben, eingang, entscheidung }
        const wieder = ergaenze(JSON.parse(JSON.stringify(kuerzeFall(fall, kopf.felder)))) as Probefall
        expect({ ...wieder, angaben: {} }).toEqual({ ...fall, angaben: {} })
        const lage = { eingangsdatum: eingang, entscheidungsdatum: entscheidung }
        expect(werteAus(paket, { angaben: wieder.angaben, ...lage })).toEqual(werteAus(paket, { angaben, ...lage }))
      }
      const zahlen = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 400, seed: name.length })
      let i = 0
      const zufall = () => zahlen[i++ % zahlen.length]!
      vergleiche(angaben)
      vergleiche(ohne(angaben, zufall) as Angaben)
      vergleiche(verdorben(angaben, zufall) as Angaben)
    }
  })
})

/** The same with every tenth value or so of a kind that does not belong there. */
function verdorben(wert: Wert, zufall: () => number): Wert {
  const teil = (x: Wert) => (zufall() < 0.1 ? FALSCH[Math.floor(zufall() * FALSCH.length)]! : verdorben(x, zufall))
  if (Array.isArray(wert)) return wert.map(teil)
  if (typeof wert !== 'object' || wert === null) return wert
  return Object.fromEntries(Object.entries(wert).map(([name, x]) => [name, name === 'id' ? x : teil(x)]))
}
const FALSCH: readonly Wert[] = [null, 'x', 1.5, true, [], {}, ['x'], { x: 1 }]
