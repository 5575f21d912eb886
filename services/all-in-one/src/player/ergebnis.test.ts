import type { Commit, Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { abweichungen, ergebnisAt } from './ergebnis.ts'

const end = new Date('2025-12-31')
const of = (...commits: Ereignis[][]) => ergebnisAt(e.strom(...commits), end)

describe('the comparison of a sample', () => {
  const dunkel = of([e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.entschieden(1)])
  test('a dark grant of 110 is as expected however the amount is written', () => {
    expect(abweichungen({ weg: 'dunkel', ausgang: 'bewilligung', betraege: ['110.00'] }, dunkel)).toEqual([])
  })
  test('another amount, way or reason is named', () => {
    expect(abweichungen({ weg: 'person', betraege: ['111'], codes: ['X-1'] }, dunkel)).toEqual([
      'Weg: erwartet person, ist dunkel',
      'Betrag: erwartet 111, ist 110',
      'Gründe: erwartet X-1, ist nichts',
    ])
  })
  test('an Antrag that got nowhere is never as expected', () => {
    const stuck = of([e.eingegangen()])
    expect(abweichungen({ weg: 'dunkel' }, stuck)).toHaveLength(1)
  })
  test('what happens after the end of the samples does not count', () => {
    const commits: Commit[] = e.strom(
      [e.eingegangen()],
      [e.geprueft(1)],
      [e.zugeordnet(1)],
      [e.nachgefordert(1, '2025-06-30')],
      [e.ausgesteuert(1, 'frist')],
    )
    const before = new Date(Date.parse(commits[4]!.zeitpunkt) - 1)
    expect(ergebnisAt(commits, before).weg).toBe('nachforderung')
    expect(ergebnisAt(commits, end).weg).toBe('person')
  })
})
