import {
  type EreignisTyp,
  ereignisTypen,
  foldVorgang,
  parseEreignis,
  standOf,
  upcastEreignis,
  versionOf,
} from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { readProben } from './proben.ts'
import { pruefsummen } from './pruefsummen.ts'

const proben = readProben()
const probe = (type: EreignisTyp, version = 1) => proben.find((p) => p.type === type && p.version === version)!

describe('the old samples', () => {
  test('are as they were written: changed or removed, nobody would notice that old cases can no longer be read', () => {
    expect(Object.fromEntries(proben.map((p) => [p.datei, p.pruefsumme]))).toEqual(pruefsummen)
  })
  test('there is one of every type in every version it ever had, that of today included', () => {
    const wanted = ereignisTypen.flatMap((type) =>
      Array.from({ length: versionOf(type) }, (_, i) => `${type}.v${i + 1}.json`),
    )
    expect(proben.map((p) => p.datei).sort()).toEqual(wanted.sort())
  })
})

describe.each(proben)('$datei', ({ type, version, ereignis }) => {
  test('is what its name says', () => {
    expect(ereignis.type).toBe(type)
    // Until versions were noted all forms were stored without one.
    expect([undefined, version]).toContain(ereignis.version)
  })
  test('becomes an event of today that passes its schema, and the old one is left as it is', () => {
    const before = structuredClone(ereignis)
    const heute = upcastEreignis(ereignis)
    expect(parseEreignis(heute)).toEqual(heute)
    expect(ereignis).toEqual(before)
    expect(upcastEreignis({ ...heute, version: versionOf(heute.type) })).toEqual(heute)
    expect(upcastEreignis(heute), 'also when its version was not noted').toEqual(heute)
  })
})

test('an evaluation from before the Spur keeps its printed trace, its values and the HMAC of the trace', () => {
  const alt = probe('regeln.ausgewertet', 2).ereignis as { fakten: object; inhalt: { quittung: object } }
  expect(upcastEreignis(probe('regeln.ausgewertet', 2).ereignis)).toEqual({
    type: 'regeln.ausgewertet',
    fakten: alt.fakten,
    inhalt: { ...alt.inhalt, spur: [], quittung: { ...alt.inhalt.quittung, spurHmac: '' } },
  })
})

test('a receipt from before files and days were noted names none', () => {
  const heute = upcastEreignis(probe('regeln.ausgewertet', 1).ereignis)
  expect(heute.inhalt).toMatchObject({
    quittung: { dateien: {}, eingangsdatum: '', entscheidungsdatum: '', spurHmac: '', traceHmac: 'y' },
  })
})

test.each([1, 2, 3])('a Vorgang whose rules were evaluated in form %i folds to its end', (version) => {
  const commits = [
    [probe('antrag.eingegangen')],
    [probe('antrag.geprueft')],
    [probe('vorgang.zugeordnet')],
    [probe('regeln.ausgewertet', version), probe('entscheidung.getroffen')],
    [probe('bescheid.erstellt')],
    [probe('bescheid.versandt')],
    [probe('fachverfahren.uebergeben')],
    [probe('akte.abgelegt')],
  ].map((ofOne, i) => ({
    ...{ vorgangId: 'TEST-TEST-TEST-TEST-G', seq: i + 1, service: 'processing' as const, ursache: `test.${i}` },
    zeitpunkt: `2025-06-01T08:0${i}:00.000Z`,
    ereignisse: ofOne.map((p) => upcastEreignis(p.ereignis)),
  }))
  const vorgang = foldVorgang(commits)!
  expect(standOf(vorgang)).toBe('abgeschlossen')
  expect(vorgang.auswertung?.inhalt.quittung.ausgabe).toBe('a')
})
