import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { ansichtOf } from './ansicht.ts'
import { versagungsentwurf } from './versagungsentwurf.ts'

const id = (seq: number) => `${e.testVorgangId}:${seq}.0`
const reminded = {
  type: 'erinnerung.versandt' as const,
  fakten: { erinnerung: id(6), kanal: 'brief' as const, dokumentId: 'd', ausgabe: 'a', effekt: 'x', dateien: [] },
  inhalt: {},
}
const asked = [
  [e.eingegangen()],
  [e.geprueft(1)],
  [e.zugeordnet(1)],
  [e.nachgefordert(1, '2025-06-30')],
  [e.mitgeteilt(4)],
]
const lapsed = [...asked, [e.erinnert(1, 4, '2025-07-18')], [reminded], [e.fristAbgelaufen(1, 4, '2025-07-18')]]
const versagung = e.ausgesteuert(1, 'frist', '', ['AS-VERSAGUNG-PRUEFEN'])

test('the draft names what was asked, when it was warned, and leaves the weighing to the person', () => {
  const v = e.gegeben(...lapsed, [versagung])
  expect(versagungsentwurf(v)).toMatchObject({
    angefordertAm: '2025-06-01',
    erinnertAm: '2025-06-01',
    fristBis: '2025-07-18',
    offen: [{ id: 'p1', titel: 'WOG-NW-001' }],
    sachverhalt: expect.stringContaining('Bis zum 18.07.2025 ging es nicht ein.'),
  })
  expect(ansichtOf(v, undefined, '2025-07-20')).toMatchObject({ versagung: { zuPruefen: expect.any(Array) } })
})
test.each([
  ['nobody is asked to decide on it', lapsed],
  ['the reminder was never sent', [...asked, [e.erinnert(1, 4, '2025-07-18')], [versagung]]],
  ['something came in since', [...lapsed, [versagung], [e.nachgereicht()]]],
])('there is none when %s', (_why, given) => {
  expect(versagungsentwurf(e.gegeben(...given))).toBeUndefined()
})
