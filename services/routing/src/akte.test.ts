import type { Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { aktenstuecke } from './akte.ts'

const anlage = (anlageId: string) => ({
  anlageId,
  art: 'lohnzettel',
  betrifft: 'm1',
  dateiname: 'x.pdf',
  medientyp: 'image/png',
  laenge: 1,
  pruefsumme: 'h',
})
const told: Ereignis = {
  type: 'status.mitgeteilt',
  fakten: {
    anlass: 'nachforderung',
    zu: `${e.testVorgangId}:4.0`,
    kanal: 'brief',
    dokumentId: 'd-nf',
    ausgabe: 'a1',
    effekt: `Nachforderung_${e.testVorgangId}_4`,
    dateien: [],
  },
  inhalt: {},
}
const nachgereicht = e.nachgereicht({ 'wohnung.miete': '520' }) as Extract<
  Ereignis,
  { type: 'nachreichung.eingegangen' }
>

test('the file tells the story in order: Antrag, request, Nachreichung, Bescheid, each with its Nachweise', () => {
  const commits = e.strom(
    [e.eingegangen({}, [anlage('a1')])],
    [e.geprueft(1)],
    [e.zugeordnet(1)],
    [e.nachgefordert(1, '2025-07-01')],
    [told],
    [{ ...nachgereicht, inhalt: { ...nachgereicht.inhalt, anlagen: [anlage('a2')] } }],
    [e.entschieden(6)],
    [e.bescheid(6)],
  )
  const stuecke = aktenstuecke(commits, (art) => `Titel von ${art}`)
  expect(stuecke.map((s) => [s.kennung, s.titel, s.vom])).toEqual([
    ['Antrag', 'Antrag', '2025-06-01'],
    ['Nachweis-01', 'Titel von lohnzettel', '2025-06-01'],
    ['Schreiben-01', 'Nachforderung', '2025-06-01'],
    ['Nachreichung-01', 'Nachreichung', '2025-06-01'],
    ['Nachweis-02', 'Titel von lohnzettel', '2025-06-01'],
    ['Bescheid', 'Bescheid', '2025-06-01'],
  ])
  expect(stuecke[2]!.quelle).toEqual({ dokumentId: 'd-nf' })
})
