import { zweitrechnung } from '@weiche/schiedsrichter'
import { type Fall, lageOfFall } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { faelleOf, leistungen, paketOf } from './lade.ts'

describe.each(leistungen)('the original judges every case of %s as we do', (leistung) => {
  const paket = paketOf(leistung)
  const rechne = (fall: Fall) => {
    const ergebnis = lageOfFall(paket, fall)
    if (!ergebnis.ok) throw new Error(`${fall.name}: ${ergebnis.fehler[0]!.text}`)
    const { auswertung, vorgang, heute } = ergebnis.lage
    const { angaben } = vorgang.pruefung!.inhalt
    const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: heute }
    return zweitrechnung(paket, lage, auswertung)
  }

  test.each([...faelleOf(leistung).values()].map((fall) => [fall.name, fall] as const))('%s', async (_name, fall) => {
    const { abweichungen, verglichen } = await rechne(fall)
    expect(abweichungen).toEqual([])
    expect(verglichen.bekannt).toBeGreaterThan(0)
  })
})
