import { expect, test } from 'vitest'
import { isRuhend, isUnzustellbar, offeneHinweise, standOf } from './index.ts'
import * as e from './test-ereignisse.ts'

const erstellt = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.entschieden(1)], [e.bescheid(1)]]
const abgeschlossen = [...erstellt, [e.versandt()], [e.uebergeben()], [e.abgelegt()]]
const zurueck = [e.gescheitert(5), e.ausgesteuert(1, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]
const bescheidId = `${e.testVorgangId}:5.0`

test('a Bescheid that came back is not proven any more: the closed Vorgang is open again, with a person', () => {
  expect(standOf(e.gegeben(...abgeschlossen))).toBe('abgeschlossen')
  const v = e.gegeben(...abgeschlossen, zurueck)
  expect(v.versand).toBeUndefined()
  expect(isUnzustellbar(v, bescheidId)).toBe(true)
  expect(standOf(v)).toBe('bei-person')
  expect(isRuhend(v)).toBe(true)
})

test('sent again by the person, it is open until the new dispatch is proven, and closed then', () => {
  const again = [...abgeschlossen, zurueck, [e.nochmal(5)]]
  expect(standOf(e.gegeben(...again))).toBe('bescheid-erstellt')
  expect(isRuhend(e.gegeben(...again))).toBe(false)
  expect(e.gegeben(...again).umwege[bescheidId]).toMatchObject({ seq: 10, kanal: 'brief' })
  expect(standOf(e.gegeben(...again, [e.versandt()]))).toBe('abgeschlossen')
})

test('when another channel is left, the Vorgang does not rest: it goes on there by itself', () => {
  const v = e.gegeben(...abgeschlossen, [e.gescheitert(5, 'brief')])
  expect(isUnzustellbar(v, bescheidId)).toBe(false)
  expect(isRuhend(v)).toBe(false)
})

test('the clock of a request whose letter came back does not run', () => {
  const told = [...erstellt.slice(0, 3), [e.nachgefordert(1, '2025-07-01')], [e.mitgeteilt(4)]]
  expect(Object.keys(e.gegeben(...told).mitteilungenVersandt)).toHaveLength(1)
  const v = e.gegeben(...told, [e.gescheitert(4), e.ausgesteuert(1, 'zustellung')])
  expect(v.mitteilungenVersandt).toEqual({})
  expect(standOf(v)).toBe('bei-person')
  expect(standOf(e.gegeben(...told, [e.gescheitert(4), e.ausgesteuert(1, 'zustellung')], [e.nochmal(4)]))).toBe(
    'nachforderung',
  )
})

test('a new input does not answer that a letter came back: the person keeps it until it is sent anew', () => {
  const back = [e.gescheitert(4), e.ausgesteuert(1, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]
  const told = [...erstellt.slice(0, 3), [e.nachgefordert(1, '2025-07-01')], [e.mitgeteilt(4)], back]
  const v = e.gegeben(...told, [e.nachgereicht()], [e.geprueft(7)], [e.zugeordnet(7)])
  expect(standOf(v)).toBe('bei-person')
  expect(isRuhend(v)).toBe(true)
  const again = e.gegeben(...told, [e.nachgereicht()], [e.geprueft(7)], [e.zugeordnet(7)], [e.nochmal(4)])
  expect(standOf(again)).toBe('zugeordnet')
  expect(isRuhend(again)).toBe(false)
})

test('a hint is open until it is proven or given up, and changes nothing of the dispatch', () => {
  const mit = [...abgeschlossen, [e.hinweisVeranlasst(5, 'mail', 'webhook')]]
  expect(offeneHinweise(e.gegeben(...mit)).map((h) => h.kanal)).toEqual(['mail', 'webhook'])
  expect(isRuhend(e.gegeben(...mit))).toBe(false)
  const done = [...mit, [e.hinweisBegonnen(5, 'mail', '2025-06-01T09:00:00Z')], [e.hinweisVersandt(5, 'mail')]]
  const v = e.gegeben(...done, [e.hinweisVersandt(5, 'webhook')])
  expect(offeneHinweise(v)).toEqual([])
  expect(isRuhend(v)).toBe(true)
  expect(standOf(v)).toBe('abgeschlossen')
})

test('an entry in the mailbox is order and deed at once', () => {
  const v = e.gegeben(...erstellt, [e.versandt(), e.hinweisVersandt(5, 'postfach')])
  expect(v.hinweise).toMatchObject([{ kanal: 'postfach', stand: 'versandt', seq: 6 }])
})
