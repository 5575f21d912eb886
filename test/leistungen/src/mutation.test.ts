import { mutantenVon, mutationsbericht, starteMutation, ziehe } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, leistungen, paketOf } from './lade.ts'

/** So many of the mistakes are tried; all of them: weiche pruefen <leistung> --mutation. */
const STICHPROBE = 60

describe.each(leistungen)('small mistakes built into the rules of %s', { timeout: 300_000 }, (leistung) => {
  const dateien = dateienOf(leistung)
  const mutanten = mutantenVon(dateien)
  const lauf = starteMutation(paketOf(leistung), dateien, faelleOf(leistung).values())

  test('are noticed by the case files, nine of ten and more', () => {
    const stichprobe = ziehe(mutanten, Math.min(1, STICHPROBE / mutanten.length), 2026)
    expect(stichprobe.length).toBeGreaterThan(40)
    const bericht = mutationsbericht(stichprobe.map((mutant) => [mutant, lauf.pruefe(mutant)] as const))
    const verpasst = bericht.ueberlebt.map(({ eintrag, was, pfad }) => `${eintrag}: ${was} (${pfad})`)
    expect(bericht.quote, verpasst.join('\n')).toBeGreaterThanOrEqual(0.9)
  })
  test('and a change that changes nothing is noticed by none', () => {
    const wert = mutanten.find(({ schritte }) => schritte.at(-1) === 'wert')!
    expect(lauf.pruefe({ ...wert, nachher: wert.vorher })).toBe('ueberlebt')
  })
})
