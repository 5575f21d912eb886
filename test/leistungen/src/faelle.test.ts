import { gates } from '@weiche/entscheidung'
import { pruefeFall, urteile } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { faelleOf, leistungen, paketOf } from './lade.ts'

describe.each(leistungen)('the case files of %s', (leistung) => {
  const paket = paketOf(leistung)
  const faelle = faelleOf(leistung)

  test.each([...faelle.values()].map((fall) => [fall.name, fall.titel, fall] as const))(
    '%s: %s',
    (_name, _titel, fall) => {
      expect(pruefeFall(paket, fall)).toEqual([])
    },
  )

  /** A package without a permitting norm, or with discretion, is never dark for that alone. */
  const rechtsgrund = ['norm', 'ermessen']
  const gated = [...faelle.values()].filter((fall) => fall.gate !== undefined)
  test.each(gated.map((fall) => [fall.name, fall] as const))('%s would be dark but for its gate', (_name, fall) => {
    expect(urteile(paket, fall).weg).toBe('person')
    const others = gates.filter(({ id }) => id !== fall.gate && !rechtsgrund.includes(id))
    expect(urteile(paket, fall, others).weg).toBe('dunkel')
  })
})

test('every amount that a dark case of Wohngeld names is paid in full euros', () => {
  const dark = [...faelleOf('wohngeld').values()].filter((fall) => fall.erwartet.weg === 'dunkel')
  expect(dark.length).toBeGreaterThan(30)
  expect(dark.flatMap((fall) => fall.erwartet.betraege ?? []).every((b) => /^\d+$/.test(b))).toBe(true)
})
