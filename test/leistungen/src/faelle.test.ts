import { gates } from '@weiche/entscheidung'
import { pruefeFall, urteile } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { faelleOf, paketOf } from './lade.ts'

const paket = paketOf('wohngeld')
const faelle = faelleOf('wohngeld')

describe('the case files of the Fachbereich', () => {
  test.each([...faelle.values()].map((fall) => [fall.name, fall.titel, fall] as const))(
    '%s: %s',
    (_name, _titel, fall) => {
      expect(pruefeFall(paket, fall)).toEqual([])
    },
  )

  const gated = [...faelle.values()].filter((fall) => fall.gate !== undefined)
  test.each(gated.map((fall) => [fall.name, fall] as const))('%s would be dark but for its gate', (_name, fall) => {
    expect(urteile(paket, fall).weg).toBe('person')
    expect(
      urteile(
        paket,
        fall,
        gates.filter((gate) => gate.id !== fall.gate),
      ).weg,
    ).toBe('dunkel')
  })

  test('every amount that a dark case names is paid in full euros', () => {
    const dark = [...faelle.values()].filter((fall) => fall.erwartet.weg === 'dunkel')
    expect(dark.length).toBeGreaterThan(30)
    expect(dark.flatMap((fall) => fall.erwartet.betraege ?? []).every((b) => /^\d+$/.test(b))).toBe(true)
  })
})
