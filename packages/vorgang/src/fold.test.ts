import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  angabenOf,
  ausgang,
  foldVorgang,
  geklaertVon,
  isBeiPerson,
  isGesperrt,
  isRuhend,
  naechsteFaelligkeit,
  seitOf,
  standOf,
  statusOf,
} from './index.ts'
import * as e from './test-ereignisse.ts'

const grundlauf = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]

describe('the accounts of a Vorgang', () => {
  test('are those that were linked, each once, and change neither its stand nor since when it holds', () => {
    const [ich, du] = ['a'.repeat(64), 'b'.repeat(64)]
    const before = e.gegeben(...grundlauf)
    const v = e.gegeben(...grundlauf, [e.kontoVerbunden(ich)], [e.kontoVerbunden(du)], [e.kontoVerbunden(ich)])
    expect([before.konten, v.konten]).toEqual([[], [ich, du]])
    expect([standOf(v), seitOf(v), v.grundlage]).toEqual([standOf(before), seitOf(before), before.grundlage])
  })
})

describe('the stand of a Vorgang', () => {
  test('follows the dark line from Antrag to the filed Bescheid', () => {
    const staende = []
    const line = [...grundlauf, [e.entschieden(1)], [e.bescheid(1)], [e.versandt()], [e.uebergeben()], [e.abgelegt()]]
    for (let n = 1; n <= line.length; n++) staende.push(standOf(e.gegeben(...line.slice(0, n))))
    expect(staende).toEqual([
      'eingegangen',
      'geprueft',
      'zugeordnet',
      'entschieden',
      'bescheid-erstellt',
      'versandt',
      'versandt',
      'abgeschlossen',
    ])
  })
  test('a Nachreichung makes everything derived stale', () => {
    const v = e.gegeben(...grundlauf, [e.entschieden(1)], [e.nachgereicht()])
    expect(standOf(v)).toBe('eingegangen')
    expect(ausgang(v)).toBeUndefined()
    expect(v.grundlage).toBe(5)
  })
  test('after the Bescheid was ordered a Nachreichung no longer touches the decision', () => {
    const v = e.gegeben(...grundlauf, [e.entschieden(1)], [e.bescheid(1)], [e.nachgereicht()])
    expect(v.bescheid).toBeDefined()
    expect(statusOf(v)).toBe('entschieden')
    expect(standOf(v)).toBe('eingegangen')
    const withPerson = e.gegeben(
      ...grundlauf,
      [e.entschieden(1)],
      [e.bescheid(1)],
      [e.nachgereicht()],
      [e.ausgesteuert(6, 'eingang-nach-entscheidung')],
    )
    expect(standOf(withPerson)).toBe('bei-person')
  })
  test('a withdrawal ends the Vorgang before the Bescheid, and is only a later input after it', () => {
    expect(standOf(e.gegeben(...grundlauf, [e.zurueckgenommen()]))).toBe('zurueckgenommen')
    expect(statusOf(e.gegeben(...grundlauf, [e.zurueckgenommen()]))).toBe('entschieden')
    expect(
      e.gegeben(...grundlauf, [e.entschieden(1)], [e.bescheid(1)], [e.zurueckgenommen()]).ruecknahme,
    ).toBeUndefined()
  })
  test('an open request runs its clock until the day after the Frist', () => {
    const v = e.gegeben(...grundlauf, [e.nachgefordert(1, '2025-06-30')])
    expect(standOf(v)).toBe('nachforderung')
    expect(naechsteFaelligkeit(v)).toBe('2025-07-01')
    const reminded = e.gegeben(...grundlauf, [e.nachgefordert(1, '2025-06-30')], [e.erinnert(1, 4, '2025-07-15')])
    expect(naechsteFaelligkeit(reminded)).toBe('2025-07-16')
  })
  test('a return by a person clears the Aussteuerung for this grundlage only', () => {
    const aus = [...grundlauf, [e.ausgesteuert(1, 'fachlich')]]
    expect(standOf(e.gegeben(...aus))).toBe('bei-person')
    expect(standOf(e.gegeben(...aus, [e.zurueckgegeben(1)]))).toBe('zugeordnet')
    expect(ausgang(e.gegeben(...aus, [e.zurueckgegeben(1)]))).toBeUndefined()
  })
  test('a technical Aussteuerung blocks only its handler, until a newer input', () => {
    const v = e.gegeben(...grundlauf, [e.ausgesteuert(1, 'technisch', 'routing.legeAb')])
    expect(isGesperrt(v, 'routing.legeAb')).toBe(true)
    expect(isGesperrt(v, 'routing.uebergebe')).toBe(false)
    expect(isBeiPerson(v)).toBe(true)
    const later = e.gegeben(...grundlauf, [e.ausgesteuert(1, 'technisch', 'routing.legeAb')], [e.nachgereicht()])
    expect(isGesperrt(later, 'routing.legeAb')).toBe(false)
  })
})

describe('a return', () => {
  const technik = e.ausgesteuert(1, 'technisch', 'backchannel.erstelle', ['TECHNIK-X'])
  test('of a technical Aussteuerung lets the handler try again, and the decision stands', () => {
    const v = e.gegeben(...grundlauf, [e.entschieden(1, 'person')], [technik], [e.zurueckgegeben(1, ['TECHNIK-X'])])
    expect(isGesperrt(v, 'backchannel.erstelle')).toBe(false)
    expect(ausgang(v)?.art).toBe('entscheidung')
    expect(standOf(v)).toBe('entschieden')
  })
  test('of a technical Aussteuerung does not settle what came in after the Bescheid', () => {
    const late = [...grundlauf, [e.entschieden(1)], [e.bescheid(1)], [e.nachgereicht()]]
    const stuck = e.ausgesteuert(6, 'technisch', 'validation.pruefe', ['TECHNIK-X'])
    expect(standOf(e.gegeben(...late, [stuck], [e.zurueckgegeben(6, ['TECHNIK-X'])]))).toBe('eingegangen')
  })
  test('takes up only what it names', () => {
    const v = e.gegeben(...grundlauf, [e.ausgesteuert(1, 'fachlich')], [technik], [e.zurueckgegeben(1, ['TECHNIK-X'])])
    expect(standOf(v)).toBe('bei-person')
    expect(v.aussteuerungen.map((a) => a.fakten.codes)).toEqual([['WOG-AS-001']])
  })
  test('adds to the returns before it, until something new comes in', () => {
    const both = [
      ...grundlauf,
      [e.ausgesteuert(1, 'fachlich', '', ['A', 'B'])],
      [e.zurueckgegeben(1, ['A'])],
      [e.ausgesteuert(1, 'fachlich', '', ['B'])],
      [e.zurueckgegeben(1, ['B'])],
    ]
    expect(['A', 'B', 'C'].map((code) => geklaertVon(e.gegeben(...both), code))).toEqual(['p1', 'p1', undefined])
    expect(geklaertVon(e.gegeben(...both, [e.nachgereicht()]), 'A')).toBeUndefined()
  })
})

describe('a Vorgang rests only when nobody inside has to act', () => {
  const gefordert = [...grundlauf, [e.nachgefordert(1, '2025-06-30')]]
  const gesendet = [...gefordert, [e.mitgeteilt(4)]]
  test.each<[string, boolean, Parameters<typeof e.gegeben>]>([
    ['the request is sent', true, gesendet],
    ['the letter of the request is not proven', false, gefordert],
    ['the reminder ran out and no person was asked yet', false, [...gesendet, [e.fristAbgelaufen(1, 4, '2025-07-15')]]],
    [
      'a person was asked, and the letter of the request is not proven',
      false,
      [...gefordert, [e.nachgereicht()], [e.ausgesteuert(5, 'fachlich')]],
    ],
    ['a person was asked', true, [...grundlauf, [e.ausgesteuert(1, 'fachlich')]]],
    ['one handler gave up and nothing is decided', false, [...grundlauf, [e.ausgesteuert(1, 'technisch', 'a.b')]]],
    [
      'a person moved it and no assignment followed',
      false,
      [...grundlauf, [e.ausgesteuert(1, 'fachlich')], [e.umverteilt()]],
    ],
    ['it was withdrawn and nobody confirmed', false, [...grundlauf, [e.zurueckgenommen()]]],
    [
      'it was withdrawn and the letter of the request is not proven',
      false,
      [...gefordert, [e.zurueckgenommen()], [e.mitgeteilt(5)]],
    ],
    ['it was withdrawn and all is proven', true, [...gesendet, [e.zurueckgenommen()], [e.mitgeteilt(6)]]],
  ])('%s: %s', (_when, ruht, commits) => {
    expect(isRuhend(e.gegeben(...commits))).toBe(ruht)
  })
  test('a withdrawal that cannot be confirmed reaches a person', () => {
    const stuck = e.ausgesteuert(4, 'technisch', 'backchannel.bestaetigeRuecknahme')
    const v = e.gegeben(...grundlauf, [e.zurueckgenommen()], [stuck])
    expect(standOf(v)).toBe('bei-person')
    expect(statusOf(v)).toBe('entschieden')
    expect(standOf(e.gegeben(...grundlauf, [e.zurueckgenommen()], [stuck], [e.zurueckgegeben(4)]))).toBe(
      'zurueckgenommen',
    )
  })
})

test('Angaben checked before the newest input are not what applies now', () => {
  const before = [[e.eingegangen({ ort: 'A' })], [e.geprueft(1, { angaben: { ort: 'A' } })]]
  const moved = [...before, [e.nachgereicht({ ort: 'B' })]]
  expect(angabenOf(e.gegeben(...moved))).toEqual({ ort: 'B' })
  expect(angabenOf(e.gegeben(...moved, [e.geprueft(3, { angaben: { ort: 'B!' } })]))).toEqual({ ort: 'B!' })
})

describe('the fold', () => {
  const later = fc.array(
    fc.constantFrom(
      e.geprueft(1),
      e.zugeordnet(1),
      e.nachgereicht(),
      e.entschieden(1),
      e.nachgefordert(1, '2025-06-30'),
      e.ausgesteuert(1, 'fachlich'),
      e.zurueckgegeben(1),
      e.zurueckgenommen(),
    ),
    { maxLength: 12 },
  )
  test('is byte-equal on every replay and the same in one go or step by step', () => {
    fc.assert(
      fc.property(later, (events) => {
        const commits = e.strom([e.eingegangen()], ...events.map((x) => [x]))
        const whole = JSON.stringify(foldVorgang(commits))
        let step = foldVorgang(commits.slice(0, 1))
        for (const commit of commits.slice(1)) step = foldVorgang([commit], step)
        expect(JSON.stringify(step)).toBe(whole)
        expect(JSON.stringify(foldVorgang(structuredClone(commits)))).toBe(whole)
      }),
    )
  })
  test('never changes the fold it extends', () => {
    fc.assert(
      fc.property(later, (events) => {
        const commits = e.strom([e.eingegangen()], ...events.map((x) => [x]))
        const before = foldVorgang(commits.slice(0, 1))!
        const bytes = JSON.stringify(before)
        foldVorgang(commits.slice(1), before)
        expect(JSON.stringify(before)).toBe(bytes)
      }),
    )
  })
  test('refuses a gap', () => {
    const commits = e.strom([e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)])
    expect(() => foldVorgang([commits[0]!, commits[2]!])).toThrow('gap')
  })
})
