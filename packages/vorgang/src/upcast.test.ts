import { expect, test } from 'vitest'
import type { Ereignis } from './ereignisse.ts'
import { upcastSteuerung } from './steuerung.ts'
import { upcastEreignis } from './upcast.ts'

test('a receipt from before files and days were noted names none', () => {
  const quittung = {
    ausgabe: 'a',
    fassungen: [],
    engine: '1',
    ausgang: 'bewilligung',
    angabenHmac: 'x',
    traceHmac: 'y',
  }
  const old = { type: 'regeln.ausgewertet', fakten: {}, inhalt: { trace: [], quittung } } as unknown as Ereignis
  expect(upcastEreignis(old)).toEqual({
    ...old,
    inhalt: { trace: [], quittung: { ...quittung, dateien: {}, eingangsdatum: '', entscheidungsdatum: '' } },
  })
})

test('switches and releases from before classes and signatures concern everything and are unsigned', () => {
  expect(upcastSteuerung({ type: 'automatik.gestoppt', fakten: { urheber: 'a', grund: 'b' } }).fakten).toMatchObject({
    klasse: '',
  })
  expect(upcastSteuerung({ type: 'ausgabe.freigegeben', fakten: { ausgabe: 'a', urheber: 'Installation' } })).toEqual({
    type: 'ausgabe.freigegeben',
    fakten: { ausgabe: 'a', urheber: 'Installation', antrag: null, unterschriften: [] },
  })
})
