import { mutantenVon, mutationsbericht, starteMutation, ziehe } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, paketOf } from './lade.ts'

const dateien = dateienOf('wohngeld')
const mutanten = mutantenVon(dateien)

describe('small mistakes built into the rules of Wohngeld', { timeout: 300_000 }, () => {
  const lauf = starteMutation(paketOf('wohngeld'), dateien, faelleOf('wohngeld').values())
  test('are noticed by the case files, nine of ten and more, in a sample (all: weiche pruefen wohngeld --mutation)', () => {
    const stichprobe = ziehe(mutanten, 0.05, 2026)
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
