import { describe, expect, test } from 'vitest'
import { ausgang, isRuhend, standOf, statusOf } from './stand.ts'
import * as e from './test-ereignisse.ts'

const versandt = [
  [e.eingegangen()],
  [e.geprueft(1)],
  [e.zugeordnet(1)],
  [e.entschieden(1)],
  [e.bescheid(1)],
  [e.versandt()],
  [e.uebergeben()],
  [e.abgelegt()],
]
const offen = [[e.eingegangen(), e.widerspruchEingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]

describe('a Widerspruch against a Bescheid', () => {
  test('does not touch the decision: it stands until a person changes it', () => {
    const v = e.gegeben(...versandt, [e.widerspruchErhoben()])
    expect(v.grundlage).toBe(1)
    expect(standOf(v)).toBe('abgeschlossen')
    expect(v.entscheidung?.fakten.ausgang).toBe('bewilligung')
  })
  test('does not rest before its Vorgang is proven to exist, however closed the first one is', () => {
    expect(isRuhend(e.gegeben(...versandt))).toBe(true)
    expect(isRuhend(e.gegeben(...versandt, [e.widerspruchErhoben()]))).toBe(false)
    expect(isRuhend(e.gegeben(...versandt, [e.widerspruchErhoben()], [e.widerspruchEroeffnet(9)]))).toBe(true)
  })
})

describe('the Vorgang of a Widerspruch', () => {
  const beiPerson = [...offen, [e.ausgesteuert(1, 'fachlich', '', ['AS-WIDERSPRUCH'])]]
  test('waits for a person, and is closed when the person has noted what became of it', () => {
    expect(standOf(e.gegeben(...beiPerson))).toBe('bei-person')
    const v = e.gegeben(...beiPerson, [e.widerspruchErledigt(4)])
    expect([standOf(v), statusOf(v), isRuhend(v)]).toEqual(['abgeschlossen', 'entschieden', true])
  })
  test('is open again when something comes in afterwards', () => {
    const v = e.gegeben(...beiPerson, [e.widerspruchErledigt(4)], [e.nachgereicht({}, 'Noch etwas.')])
    expect([standOf(v), isRuhend(v)]).toEqual(['eingegangen', false])
  })
})

describe('who asks for a person', () => {
  test('makes every finding stale, so a decision that is not yet ordered to be sent is made anew', () => {
    const v = e.gegeben(...versandt.slice(0, 4), [e.einzelfallpruefung('Das ist ein besonderer Fall.')])
    expect(v.grundlage).toBe(5)
    expect(ausgang(v)).toBeUndefined()
    expect(v.eingaben.at(-1)?.type).toBe('einzelfallpruefung.beantragt')
  })
  test('has asked also when something else comes in later', () => {
    const v = e.gegeben(...versandt.slice(0, 3), [e.einzelfallpruefung()], [e.nachgereicht({ 'wohnung.miete': '500' })])
    expect(v.einzelfallpruefung?.seq).toBe(4)
  })
})
