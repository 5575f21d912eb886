import type { Wert } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { decideNachreichung, misplaced } from './decide-nachreichung.ts'

const angaben = { wohnung: { miete: '500' }, haushalt: { mitglieder: [{ id: 'm1', gdb: 0 }] } }
const offen = e.gegeben([e.eingegangen(angaben)])
const decide = (changes: Record<string, Wert>, v = offen) =>
  decideNachreichung(v, {
    kanal: 'api',
    eingangsdatum: '2025-06-02',
    angaben: changes,
    anlagen: [],
    inhaltsHmac: 'h',
    mitteilung: '',
  })

describe('a Nachreichung', () => {
  test('is recorded with what it changes', () => {
    const answer = decide({ 'wohnung.miete': '520', 'haushalt.mitglieder[m1].gdb': 50 })
    expect(answer).toMatchObject({ kind: 'append', ereignisse: [{ type: 'nachreichung.eingegangen' }] })
  })

  test('may fill what was left empty, as the letter asks', () => {
    const leer = e.gegeben([e.eingegangen({ wohnung: null })])
    expect(decide({ 'wohnung.miete': '520' }, leer).kind).toBe('append')
    const filled = e.gegeben([e.eingegangen({ wohnung: null })], [e.nachgereicht({ 'wohnung.miete': '520' })])
    expect(filled.angaben).toEqual({ wohnung: { miete: '520' } })
  })

  test.each(['haushalt.mitglieder[m9].gdb', 'wohnung.miete.netto', 'kein pfad', '__proto__.x'])(
    'naming a place that is not there (%s) is refused with that place',
    (path) => {
      expect(decide({ [path]: '1' })).toMatchObject({ kind: 'unpassend', stellen: [{ path }] })
    },
  )

  test('that says two things about one place is refused, in whatever order', () => {
    const answer = decide({ 'haushalt.mitglieder[m1].gdb': 50, haushalt: { mitglieder: [] } })
    expect(answer).toMatchObject({ kind: 'unpassend', stellen: [{ path: 'haushalt.mitglieder[m1].gdb' }] })
    expect(decide({ 'wohnung.miete': '1', 'wohnung.mieter': 'x' }).kind).toBe('append')
  })

  test('with very many places keeps nobody waiting', () => {
    const places = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`wohnung.x${i}`, '1']))
    const begin = performance.now()
    expect(misplaced(offen, places)).toEqual([])
    expect(performance.now() - begin).toBeLessThan(5_000)
  })

  test('is refused after a withdrawal, accepted after a decision', () => {
    expect(decide({}, e.gegeben([e.eingegangen()], [e.zurueckgenommen()])).kind).toBe('zurueckgenommen')
    const decided = e.gegeben([e.eingegangen(angaben)], [e.geprueft(1)], [e.entschieden(1)], [e.bescheid(1)])
    expect(decide({ 'wohnung.miete': '520' }, decided).kind).toBe('append')
  })
})
