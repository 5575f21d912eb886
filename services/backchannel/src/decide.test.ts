import type { Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { zuBeenden, zuBestaetigen, zuErinnern, zuFordern, zuMahnen, zuVerkuenden, zuVersenden } from './decide.ts'

const zugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const entschieden = [...zugeordnet, [e.entschieden(1)]]
const id = (seq: number) => `${e.testVorgangId}:${seq}.0`
const told = (seq: number): Ereignis => ({
  type: 'status.mitgeteilt',
  fakten: {
    anlass: 'nachforderung',
    zu: id(seq),
    kanal: 'brief',
    dokumentId: 'd',
    ausgabe: 'a1',
    effekt: 'x',
    dateien: [],
  },
  inhalt: {},
})
const reminded = (seq: number): Ereignis => ({
  type: 'erinnerung.versandt',
  fakten: { erinnerung: id(seq), kanal: 'brief', dokumentId: 'd', ausgabe: 'a1', effekt: 'x', dateien: [] },
  inhalt: {},
})

describe('announcing a decision', () => {
  test('a decision on the newest input is announced', () => {
    expect(zuVerkuenden(e.gegeben(...entschieden))?.seq).toBe(4)
  })
  test('a Nachreichung before the Bescheid makes the decision stale: nothing is announced', () => {
    expect(zuVerkuenden(e.gegeben(...entschieden, [e.nachgereicht()]))).toBeUndefined()
  })
  test('a withdrawal before the Bescheid: nothing is announced', () => {
    expect(zuVerkuenden(e.gegeben(...entschieden, [e.zurueckgenommen()]))).toBeUndefined()
  })
  test('what a person stopped or took back after the decision is not announced', () => {
    const stopped = [...entschieden, [e.ausgesteuert(1, 'fachlich')]]
    expect(zuVerkuenden(e.gegeben(...stopped))).toBeUndefined()
    expect(zuVerkuenden(e.gegeben(...stopped, [e.zurueckgegeben(1)]))).toBeUndefined()
  })
  test('a newer request of a person beats the decision', () => {
    expect(zuVerkuenden(e.gegeben(...entschieden, [e.nachgefordert(1, '2025-07-01')]))).toBeUndefined()
  })
  test('there is never a second Bescheid', () => {
    const v = e.gegeben(...entschieden, [e.bescheid(1)], [e.nachgereicht()], [e.entschieden(6)])
    expect(zuVerkuenden(v)).toBeUndefined()
  })
  test('from the Bescheid on it is sent, whatever comes in', () => {
    const v = e.gegeben(...entschieden, [e.bescheid(1)], [e.nachgereicht()], [e.zurueckgenommen()])
    expect(zuVersenden(v)?.seq).toBe(5)
    expect(zuBestaetigen(v)).toBeUndefined()
    expect(zuVersenden(e.gegeben(...entschieden, [e.bescheid(1)], [e.versandt()]))).toBeUndefined()
  })
})

describe('letters of a request', () => {
  const asked = [...zugeordnet, [e.nachgefordert(1, '2025-07-01')]]
  test('a new request has a letter, a continued one has none', () => {
    expect(zuFordern(e.gegeben(...asked))?.seq).toBe(4)
    const goesOn = e.nachgefordert(6, '2025-07-01', ['WOG-NW-001'], id(4))
    expect(zuFordern(e.gegeben(...asked, [told(4)], [e.nachgereicht()], [goesOn]))).toBeUndefined()
  })
  test('it is carried through even when a Nachreichung came first', () => {
    expect(zuFordern(e.gegeben(...asked, [e.nachgereicht()]))?.seq).toBe(4)
  })
  test('two requests: the older letter first', () => {
    const two = [...asked, [e.nachgereicht()], [e.nachgefordert(5, '2025-07-10', ['WOG-NW-002'])]]
    expect(zuFordern(e.gegeben(...two))?.seq).toBe(4)
    expect(zuFordern(e.gegeben(...two, [told(4)]))?.seq).toBe(6)
    expect(zuFordern(e.gegeben(...two, [told(4)], [told(6)]))).toBeUndefined()
  })
})

describe('deadlines', () => {
  const asked = [...zugeordnet, [e.nachgefordert(1, '2025-07-01')], [told(4)]]
  const again = [...asked, [e.erinnert(1, 4, '2025-07-21')]]
  test('the last day belongs to the citizen', () => {
    expect(zuErinnern(e.gegeben(...asked), '2025-07-01')).toBeUndefined()
    expect(zuErinnern(e.gegeben(...asked), '2025-07-02')?.id).toBe(id(4))
  })
  test('nobody is reminded of a letter that was never sent', () => {
    expect(zuErinnern(e.gegeben(...asked.slice(0, 4)), '2025-07-02')).toBeUndefined()
  })
  test('there is one reminder, and its letter is sent once', () => {
    expect(zuErinnern(e.gegeben(...again), '2025-08-01')).toBeUndefined()
    expect(zuMahnen(e.gegeben(...again))?.seq).toBe(6)
    expect(zuMahnen(e.gegeben(...again, [reminded(6)]))).toBeUndefined()
  })
  test('nothing runs out before the reminder was sent and its own deadline has passed', () => {
    expect(zuBeenden(e.gegeben(...asked), '2025-12-01')).toBeUndefined()
    expect(zuBeenden(e.gegeben(...again), '2025-12-01')).toBeUndefined()
    expect(zuBeenden(e.gegeben(...again, [reminded(6)]), '2025-07-21')).toBeUndefined()
    expect(zuBeenden(e.gegeben(...again, [reminded(6)]), '2025-07-22')?.frist).toBe('2025-07-21')
  })
  test('it runs out once', () => {
    const over = [...again, [reminded(6)], [e.fristAbgelaufen(1, 4, '2025-07-21')]]
    expect(zuBeenden(e.gegeben(...over), '2025-12-01')).toBeUndefined()
  })
  test('a Nachreichung stops the clock until it is checked; a continued request keeps the old deadline', () => {
    expect(zuErinnern(e.gegeben(...asked, [e.nachgereicht()]), '2025-07-02')).toBeUndefined()
    const goesOn = e.nachgefordert(6, '2025-07-01', ['WOG-NW-001'], id(4))
    const more = [...asked, [e.nachgereicht()], [e.geprueft(6)], [e.zugeordnet(6)], [goesOn]]
    expect(zuErinnern(e.gegeben(...more), '2025-07-02')?.id).toBe(id(4))
  })
  test('while a person has the Vorgang no clock runs', () => {
    expect(zuErinnern(e.gegeben(...asked, [e.ausgesteuert(1, 'fachlich')]), '2025-07-02')).toBeUndefined()
  })
})
