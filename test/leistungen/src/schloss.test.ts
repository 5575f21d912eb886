import { abdeckungVon, pruefePaket, schlossPruefung } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { automatisch, dateienOf, faelleOf, leistungen, paketOf } from './lade.ts'

/** A day on which no package is about to expire: that warning is for the operator, not for the package. */
const HEUTE = '2026-01-15'

describe.each(leistungen)('the package %s', (leistung) => {
  const paket = paketOf(leistung)
  const dateien = dateienOf(leistung)
  const faelle = [...faelleOf(leistung).values()]
  const abdeckung = abdeckungVon(paket, dateien, faelle)

  test('has nothing in it that looks wrong', () => {
    const befunde = pruefePaket(paket, dateien, faelle, abdeckung, HEUTE).filter(({ stufe }) => stufe !== 'hinweis')
    expect(befunde.map(({ datei, text }) => `${datei}: ${text}`)).toEqual([])
  })

  test('shows with its cases every outcome that the lock asks for', () => {
    const offen = schlossPruefung(paket, abdeckung).fehlt.filter(({ datei }) => datei !== 'leistung.json')
    expect(offen.map(({ datei, text }) => `${datei}: ${text}`)).toEqual([])
  })

  test('may decide automatically exactly when it names the norm and leaves no discretion', () => {
    expect(schlossPruefung(paket, abdeckung).zulaessig).toBe(automatisch(paket))
  })
})
