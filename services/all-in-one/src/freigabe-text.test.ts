import { describe, expect, test } from 'vitest'
import { freigabeText } from './freigabe-text.ts'

const ausgabe = '7859ae30d15624e4'
const of = (
  kind: 'freigegeben' | 'unveraendert' | 'abweichend' | 'abgelehnt',
  ausgabe: string | undefined,
  meldungen: string[] = [],
) =>
  freigabeText({
    leistung: 'wohngeld',
    kind,
    anlass: 'erstausstattung',
    ausgabe,
    assistiert: false,
    nurPersonen: false,
    meldungen,
  })

describe('what the operator is told of the rules at start', () => {
  test('nothing while nothing changed, and the name of a new Ausgabe', () => {
    expect(of('unveraendert', ausgabe)).toEqual([])
    expect(of('freigegeben', ausgabe).join()).toContain('neue Ausgabe 7859ae30')
  })
  test('a folder that differs: what goes on to hold, and how to release it', () => {
    const told = of('abweichend', ausgabe)
    expect(told[0]).toContain('Die Ausgabe 7859ae30 gilt weiter')
    expect(told[1]).toContain('freigeben wohngeld --schluessel')
    expect(told[2]).toContain('--entwicklung')
  })
  test('an assisted one: why the machine may not decide', () => {
    const told = freigabeText({
      leistung: 'wohngeld',
      kind: 'freigegeben',
      anlass: 'erstausstattung',
      ausgabe,
      assistiert: true,
      nurPersonen: false,
      meldungen: ['Norm fehlt'],
    })
    expect(told.join()).toContain('ein Mensch entscheidet:,  Norm fehlt')
  })
  test('a faulty folder: what goes on to hold, then every fault', () => {
    const told = of('abgelehnt', ausgabe, ['rules/wohngeld/leistung.json: …'])
    expect(told[0]).toContain('Die Ausgabe 7859ae30 gilt weiter')
    expect(told[1]).toBe('  rules/wohngeld/leistung.json: …')
    expect(of('abgelehnt', undefined)[0]).toContain('noch keine')
  })
})
