import { describe, expect, test } from 'vitest'
import { fall, regel, werkstueck } from '../test-paket.ts'
import { abdeckungVon } from './abdeckung.ts'

const FOLGE = regel('PRO-AN-002', 'anspruch', 'ablehnung', {
  all: [
    { fact: 'art', operator: 'equal', value: 'folge' },
    { not: { fact: 'kinder', operator: 'greaterThan', value: 2 } },
  ],
})
const ablehnung = { ausgang: 'ablehnung', codes: ['PRO-AN-002'] }
const { paket, dateien, faelle } = werkstueck({
  regeln: { anspruch: [FOLGE] },
  faelle: {
    a: fall(),
    b: fall({ art: 'folge' }, ablehnung),
    c: fall({ art: 'folge', kinder: 3 }, {}),
    d: fall({ art: null }, { weg: 'nachforderung', ausgang: 'offen' }),
    falsch: fall({ kinder: 5 }, { codes: ['PRO-AN-002'] }),
  },
})
const abdeckung = abdeckungVon(paket, dateien, faelle)

describe('coverage of the case files', () => {
  const [folge] = abdeckung.regeln
  test('a rule knows the cases in which it fired, did not, or stayed open', () => {
    expect(folge).toMatchObject({
      code: 'PRO-AN-002',
      datei: 'fassungen/2023-01-01/regeln/anspruch.json',
      pfad: 'regeln[0]',
      seiten: { wahr: ['b'], falsch: ['a', 'c'], offen: ['d'] },
    })
  })
  test('so does each condition, with its place and in words', () => {
    expect(folge!.blaetter).toMatchObject([
      { stelle: 'all[0]', text: 'art = folge', seiten: { wahr: ['b', 'c'], falsch: ['a'], offen: ['d'] } },
      { stelle: 'all[1].not', text: 'kinder > 2', seiten: { wahr: ['c'], falsch: ['a', 'b', 'd'], offen: [] } },
    ])
  })
  test('a case that does not hold counts nowhere', () => {
    expect(abdeckung.falsch).toEqual(['falsch'])
    expect(JSON.stringify(abdeckung.regeln)).not.toContain('falsch"]')
  })
  test('a norm knows who cites it and which cases it had an effect in', () => {
    expect(abdeckung.normen).toEqual([
      {
        norm: '§ 1 ProbeG',
        regeln: ['PRO-AN-002'],
        ableitungen: ['zuschuss'],
        parameter: [],
        faelle: ['a', 'b', 'c', 'd'],
      },
      { norm: '§ 2 ProbeG', regeln: [], ableitungen: [], parameter: ['satz'], faelle: [] },
      { norm: '§ 3 ProbeG', regeln: [], ableitungen: [], parameter: ['grenze'], faelle: [] },
    ])
  })
  test('an Angabe knows the cases that state it', () => {
    expect(abdeckung.angaben.find(({ pfad }) => pfad === 'art')!.faelle).toEqual(['a', 'b', 'c'])
    expect(abdeckung.angaben.find(({ pfad }) => pfad === 'zuzug')!.faelle).toEqual([])
  })
})
