import { describe, expect, test } from 'vitest'
import type { Bedarf } from './forderung.ts'
import { erlassenePosten, geltendeAnlagen, nummeriere, offeneFragenVonPersonen } from './posten.ts'
import { ausgang, naechsteFaelligkeit, offeneNachforderung, offenerFristantrag, standOf } from './stand.ts'
import * as e from './test-ereignisse.ts'
import { upcastEreignis } from './upcast.ts'

const line = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const bedarf = (gegenstand: string): Bedarf => {
  const { id: _, ...rest } = e.posten(gegenstand)
  return rest
}

describe('items of a request', () => {
  const asked = e.gegeben(...line, [e.nachgefordert(1, '2025-07-01', ['mietbescheinigung', 'rentenbescheid'])])
  test('keep their id when they are asked for again; new ones take the next free one', () => {
    const ids = (v: ReturnType<typeof e.gegeben>, ...was: string[]) => nummeriere(was.map(bedarf), v).map((p) => p.id)
    expect(ids(e.gegeben(...line), 'a', 'b')).toEqual(['p1', 'p2'])
    expect(ids(asked, 'rentenbescheid', 'neu', 'mietbescheinigung')).toEqual(['p2', 'p3', 'p1'])
  })
  test('from before they had an id are named by what they ask for', () => {
    const { id: _i, von: _v, erlaeuterung: _e, ...old } = e.posten('rentenbescheid')
    const stored = { ...e.nachgefordert(1, '2025-07-01'), inhalt: { punkte: [old] } } as never
    expect(upcastEreignis(stored).inhalt).toEqual({ punkte: [{ ...e.posten('rentenbescheid', 'rentenbescheid|') }] })
  })
  test('are gone from the open request when a person takes them back, and what is left is found anew', () => {
    const line2 = [...line, [e.nachgefordert(1, '2025-07-01', ['a', 'b'])], [e.aufgehoben(1, ['p1'])]]
    expect(offeneNachforderung(e.gegeben(...line2))?.posten.map((p) => p.id)).toEqual(['p2'])
    expect(ausgang(e.gegeben(...line2))).toBeUndefined()
    expect(standOf(e.gegeben(...line2))).toBe('zugeordnet')
  })
  test('that the rules asked for leave a trace when a person does without; own ones taken back do not', () => {
    const rules = [...line, [e.nachgefordert(1, '2025-07-01', ['a'])]]
    const person = [...line, [e.nachgefordert(1, '2025-07-01', ['a'], '', { von: 'person' })]]
    const ids = (...given: Parameters<typeof e.gegeben>) => erlassenePosten(e.gegeben(...given)).map((p) => p.id)
    expect(ids(...rules, [e.aufgehoben(1, ['p1'], 'verzicht')])).toEqual(['p1'])
    expect(ids(...rules, [e.aufgehoben(1, ['p1'])])).toEqual(['p1'])
    expect(ids(...person, [e.aufgehoben(1, ['p1'])])).toEqual([])
    expect(ids(...rules)).toEqual([])
  })
})

describe('an answer', () => {
  const vonPerson = (grund: 'fehlt' | 'unrichtig' | 'unvollstaendig' | 'veraltet') =>
    e.nachgefordert(1, '2025-07-01', ['rentenbescheid', 'wohnung.miete'], '', { von: 'person', grund })
  const wrong = e.anlage('alt', 'rentenbescheid')
  const asked = (grund: Parameters<typeof vonPerson>[0]) => [
    [e.eingegangen({}, [wrong])],
    ...line.slice(1),
    [vonPerson(grund)],
  ]
  const open = (...given: Parameters<typeof e.gegeben>) => offeneFragenVonPersonen(e.gegeben(...given)).map((p) => p.id)

  test('finds its item by the id that it names, else by its kind', () => {
    const named = e.anlage('neu', 'sonstiges', { posten: 'p1' })
    expect(open(...asked('unrichtig'), [e.nachgereicht({}, '', [named])])).toEqual(['p2'])
    expect(open(...asked('unrichtig'), [e.nachgereicht({}, '', [e.anlage('neu', 'rentenbescheid')])])).toEqual(['p2'])
    expect(open(...asked('unrichtig'), [e.nachgereicht({ 'wohnung.miete': '1.00' })])).toEqual(['p1'])
    expect(open(...asked('unrichtig'), [e.nachgereicht({ 'wohnung.mieterin': 'x' })])).toEqual(['p1', 'p2'])
  })
  test('that names another item does not answer this one, whatever its kind', () => {
    const elsewhere = e.anlage('neu', 'rentenbescheid', { posten: 'p2' })
    expect(open(...asked('unrichtig'), [e.nachgereicht({}, '', [elsewhere])])).toEqual(['p1'])
  })
  test.each([
    ['unrichtig', ['neu']],
    ['veraltet', ['neu']],
    ['unvollstaendig', ['alt', 'neu']],
    ['fehlt', ['alt', 'neu']],
  ] as const)('to "%s" leaves these documents in force: %j', (grund, left) => {
    const v = e.gegeben(...asked(grund), [e.nachgereicht({}, '', [e.anlage('neu', 'rentenbescheid')])])
    expect(geltendeAnlagen(v).map((a) => a.anlageId)).toEqual(left)
    expect(v.anlagen.map((a) => a.anlageId)).toEqual(['alt', 'neu'])
  })
  test('that nobody asked for takes the place of nothing, also after the one that was asked for', () => {
    const answered = [...asked('unrichtig'), [e.nachgereicht({}, '', [e.anlage('neu', 'rentenbescheid')])]]
    const v = e.gegeben(...answered, [e.nachgereicht({}, '', [e.anlage('noch-einer', 'rentenbescheid')])])
    expect(geltendeAnlagen(v).map((a) => a.anlageId)).toEqual(['neu', 'noch-einer'])
  })
})

describe('more time', () => {
  const asked = [...line, [e.nachgefordert(1, '2025-07-01')]]
  const frist = (...given: Parameters<typeof e.gegeben>) => offeneNachforderung(e.gegeben(...given))?.frist
  test('moves the last day, also of a reminder, and never a reminder that came later', () => {
    expect(frist(...asked, [e.verlaengert(4, '2025-07-15')])).toBe('2025-07-15')
    expect(frist(...asked, [e.verlaengert(4, '2025-07-15')], [e.erinnert(1, 4, '2025-07-29')])).toBe('2025-07-29')
    expect(frist(...asked, [e.erinnert(1, 4, '2025-07-20')], [e.verlaengert(4, '2025-08-01')])).toBe('2025-08-01')
    expect(naechsteFaelligkeit(e.gegeben(...asked, [e.verlaengert(4, '2025-07-15')]))).toBe('2025-07-16')
  })
  test('goes on with the request when a part was answered', () => {
    const id = `${e.testVorgangId}:4.0`
    const goesOn = [...asked, [e.verlaengert(4, '2025-07-15')], [e.nachgereicht()], [e.geprueft(6)], [e.zugeordnet(6)]]
    expect(frist(...goesOn, [e.nachgefordert(6, '2025-07-15', ['WOG-NW-001'], id)])).toBe('2025-07-15')
  })
  test('that the rules do not give waits for a person, until one answers or sends it back', () => {
    const waiting = [...asked, [e.mehrZeitErbeten(4, '2025-12-01')]]
    expect(offenerFristantrag(e.gegeben(...waiting))?.fakten.bis).toBe('2025-12-01')
    const atPerson = [...waiting, [e.ausgesteuert(1, 'frist', '', ['AS-FRISTVERLAENGERUNG'])]]
    expect(standOf(e.gegeben(...atPerson))).toBe('bei-person')
    const given = e.gegeben(...atPerson, [e.verlaengert(4, '2025-12-01', 'person')])
    expect([standOf(given), offenerFristantrag(given), naechsteFaelligkeit(given)]).toEqual([
      'nachforderung',
      undefined,
      '2025-12-02',
    ])
    const refused = e.gegeben(...atPerson, [e.nichtVerlaengert(4, '2025-07-01')])
    expect([standOf(refused), offenerFristantrag(refused), naechsteFaelligkeit(refused)]).toEqual([
      'nachforderung',
      undefined,
      '2025-07-02',
    ])
    const partly = [...atPerson, [e.nachgereicht()], [e.geprueft(7)], [e.zugeordnet(7)]]
    const goesOn = [...partly, [e.nachgefordert(7, '2025-07-01', ['WOG-NW-001'], `${e.testVorgangId}:4.0`)]]
    expect(offenerFristantrag(e.gegeben(...goesOn)), 'a part that came in is no answer').toBeDefined()
    const anew = [...partly, [e.nachgefordert(7, '2025-08-01', ['WOG-NW-009'])]]
    expect(offenerFristantrag(e.gegeben(...anew)), 'a new letter has a Frist of its own').toBeUndefined()
    const returned = [...atPerson, [e.zurueckgegeben(1, ['AS-FRISTVERLAENGERUNG'])], [e.nachgefordert(1, '2025-07-01')]]
    expect(offenerFristantrag(e.gegeben(...returned))).toBeUndefined()
  })
})
