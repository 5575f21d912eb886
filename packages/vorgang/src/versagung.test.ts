import { describe, expect, test } from 'vitest'
import {
  ausgang,
  bescheide,
  isRuhend,
  isVersagt,
  nachzureichen,
  offeneNachforderung,
  standOf,
  statusOf,
} from './index.ts'
import * as e from './test-ereignisse.ts'

const gefordert = [
  [e.eingegangen()],
  [e.geprueft(1)],
  [e.zugeordnet(1)],
  [e.nachgefordert(1, '2025-06-30')],
  [e.mitgeteilt(4)],
]
const abgelaufen = [...gefordert, [e.fristAbgelaufen(1, 4, '2025-07-21')], [e.ausgesteuert(1, 'frist')]]
const versagt = [...abgelaufen, [e.versagt(1, 4)]]
const angeordnet = [...versagt, [e.bescheid(1, 8)]]
const abgeschlossen = [...angeordnet, [e.versandt(9)], [e.uebergeben(9)], [e.abgelegt(9)]]
const nachgeholt = [...abgeschlossen, [e.nachgereicht()]]
const beiPerson = [
  ...nachgeholt,
  [e.geprueft(13)],
  [e.zugeordnet(13)],
  [e.ausgesteuert(13, 'fachlich', '', ['AS-TEILS-NACHGEHOLT'])],
]
const staende = (commits: Parameters<typeof e.gegeben>) =>
  commits.map((_, n) => standOf(e.gegeben(...commits.slice(0, n + 1))))

test('a Versagung goes the way of a Bescheid, and closes the Vorgang', () => {
  expect(staende(abgeschlossen).slice(6)).toEqual([
    'bei-person',
    'entschieden',
    'bescheid-erstellt',
    'versandt',
    'versandt',
    'abgeschlossen',
  ])
  const v = e.gegeben(...abgeschlossen)
  expect([isVersagt(v), isRuhend(v), statusOf(v)]).toEqual([true, true, 'entschieden'])
  expect(isVersagt(e.gegeben(...gefordert.slice(0, 3), [e.entschieden(1)], [e.bescheid(1)]))).toBe(false)
})

test('what comes in before its Bescheid was ordered makes it stale, as any decision', () => {
  const v = e.gegeben(...versagt, [e.nachgereicht()])
  expect([standOf(v), ausgang(v), v.versagungen]).toEqual(['eingegangen', undefined, []])
})

describe('what comes in after it', () => {
  test('revives the Vorgang: examined anew, with the day of its Antrag', () => {
    const v = e.gegeben(...nachgeholt)
    expect([standOf(v), isVersagt(v), ausgang(v), v.bescheid]).toEqual(['eingegangen', false, undefined, undefined])
    expect(v.antrag.fakten.eingangsdatum).toBe('2025-06-01')
    expect(statusOf(v)).toBe('in Pruefung')
    expect(offeneNachforderung(v)).toMatchObject({ abgelaufen: true })
  })
  test('leaves the Versagung in the file with all that is proven of it', () => {
    expect(bescheide(e.gegeben(...nachgeholt))).toMatchObject([{ versagung: { seq: 8 }, bescheid: { seq: 9 } }])
    expect(Object.keys(bescheide(e.gegeben(...nachgeholt))[0]!).sort()).toEqual(
      ['ablage', 'bescheid', 'uebergabe', 'versagung', 'versand'].sort(),
    )
  })
  test('does not stop the letter that was ordered: the Vorgang does not rest until it is proven and filed', () => {
    const early = [
      ...angeordnet,
      [e.nachgereicht()],
      [e.geprueft(10)],
      [e.zugeordnet(10)],
      [e.ausgesteuert(10, 'fachlich')],
    ]
    const later = [...early, [e.versandt(9)], [e.uebergeben(9)]]
    expect([early, later].map((commits) => isRuhend(e.gegeben(...commits)))).toEqual([false, false])
    expect(isRuhend(e.gegeben(...later, [e.abgelegt(9)]))).toBe(true)
    expect(e.gegeben(...later).versand).toBeUndefined()
  })
  test('a withdrawal revives nothing', () => {
    expect(isVersagt(e.gegeben(...abgeschlossen, [e.zurueckgenommen()]))).toBe(true)
  })
})

describe('after the revival', () => {
  test('a decision makes a second Bescheid, and the first stays a Versagung', () => {
    const v = e.gegeben(...beiPerson, [e.entschieden(13, 'person')], [e.bescheid(13, 17)], [e.versandt(18)])
    expect([isVersagt(v), v.versagungen.length, v.versand?.seq]).toEqual([false, 1, 19])
    expect(bescheide(v).map((b) => b.bescheid.seq)).toEqual([9, 18])
  })
  test('a return leaves it at the Versagung, until something new comes in', () => {
    const zurueck = [...beiPerson, [e.zurueckgegeben(13, ['AS-TEILS-NACHGEHOLT'])]]
    const v = e.gegeben(...zurueck)
    expect([standOf(v), isVersagt(v), isRuhend(v), v.versagungen]).toEqual(['abgeschlossen', true, true, []])
    expect(standOf(e.gegeben(...zurueck, [e.nachgereicht()]))).toBe('eingegangen')
  })
  test('what is still to be handed in is what no answer came to, also when it stays withheld', () => {
    const both = abgelaufen.with(3, [e.nachgefordert(1, '2025-06-30', ['WOG-NW-001', 'WOG-NW-002'])])
    const closed = [...both, ...abgeschlossen.slice(abgelaufen.length)]
    const left = (commits: Parameters<typeof e.gegeben>) =>
      nachzureichen(e.gegeben(...commits))?.posten.map((p) => p.id)
    expect(left(both)).toEqual(['p1', 'p2'])
    expect(left(closed)).toEqual(['p1', 'p2'])
    const part = e.nachgereicht({}, '', [e.anlage('a', 'WOG-NW-001', { posten: 'p1' })])
    const late = [...closed, [part], [e.geprueft(13)], [e.zugeordnet(13)]]
    const atPerson = [...late, [e.ausgesteuert(13, 'fachlich', '', ['AS-TEILS-NACHGEHOLT'])]]
    expect(left(atPerson)).toBeUndefined()
    expect(left([...atPerson, [e.zurueckgegeben(13, ['AS-TEILS-NACHGEHOLT'])]])).toEqual(['p2'])
  })
  test('a letter of the Versagung that comes back is not proven any more, and is sent again', () => {
    const back = [...beiPerson, [e.gescheitert(9), e.ausgesteuert(13, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]]
    expect(bescheide(e.gegeben(...back))[0]?.versand).toBeUndefined()
    expect(isRuhend(e.gegeben(...back))).toBe(true)
    expect(isRuhend(e.gegeben(...back, [e.nochmal(9)]))).toBe(false)
    expect(bescheide(e.gegeben(...back, [e.nochmal(9)], [e.versandt(9)]))[0]?.versand?.seq).toBe(19)
  })
})
