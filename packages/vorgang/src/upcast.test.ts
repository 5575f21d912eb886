import { expect, test } from 'vitest'
import { type Ereignis, parseEreignis } from './ereignisse.ts'
import { upcastSteuerung } from './steuerung.ts'
import { upcastEreignis } from './upcast.ts'

/** As it was stored until the Spur came; never edited. */
const VOR_DER_SPUR = {
  type: 'regeln.ausgewertet',
  fakten: { grundlage: 1, ausgabe: 'a', steuerungSeq: 1, fassungen: ['2025-01-01'], gates: [], codes: ['PRO-AN-001'] },
  inhalt: {
    ausgang: 'ablehnung',
    abschnitte: [{ von: '2025-01-01', bis: '2025-12-31', fassung: '2025-01-01', betrag: '0' }],
    offen: [],
    werte: [{ 'einkommen.summe': '101.00', 'kinder[k1].zaehlt': true }],
    berechnung: [[{ id: 'einkommen.summe', titel: 'Summe', wert: '101.00', typ: 'betrag', norm: '§ 2 ProbeG' }]],
    trace: [
      {
        art: 'ableitung',
        abschnitt: 0,
        fassung: '2025-01-01',
        id: 'einkommen.summe',
        wert: '101.00',
        offen: [],
        norm: '§ 2 ProbeG',
      },
    ],
    quittung: {
      ausgabe: 'a',
      fassungen: ['2025-01-01'],
      dateien: { 'leistung.json': 'h' },
      engine: 'weiche-regelwerk 1',
      eingangsdatum: '2025-01-10',
      entscheidungsdatum: '2025-01-11',
      ausgang: 'ablehnung',
      angabenHmac: 'x',
      traceHmac: 'y',
    },
  },
}

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
    inhalt: {
      trace: [],
      spur: [],
      quittung: { ...quittung, dateien: {}, eingangsdatum: '', entscheidungsdatum: '', spurHmac: '' },
    },
  })
})

test('an evaluation from before the Spur keeps its printed trace, its values and the HMAC of the trace', () => {
  const vorher = JSON.stringify(VOR_DER_SPUR)
  const heute = upcastEreignis(JSON.parse(vorher) as Ereignis)
  expect(heute).toEqual({
    ...VOR_DER_SPUR,
    inhalt: { ...VOR_DER_SPUR.inhalt, spur: [], quittung: { ...VOR_DER_SPUR.inhalt.quittung, spurHmac: '' } },
  })
  expect(parseEreignis(heute)).toEqual(heute)
  expect(upcastEreignis(heute)).toBe(heute)
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
