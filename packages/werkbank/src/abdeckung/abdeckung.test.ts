import { describe, expect, test } from 'vitest'
import { fall, mitTieren, regel, werkstueck } from '../test-paket.ts'
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
  ersetzt: {
    'fassungen/2023-01-01/tabellen/stufe.json': {
      id: 'stufe',
      titel: 'Stufe',
      norm: '§ 4 ProbeG',
      treffer: 'eindeutig',
      eingaben: [{ titel: 'Kinder', fakt: 'kinder' }],
      ausgaben: [{ id: 'satz', titel: 'Satz', typ: 'betrag', bescheid: true }],
      zeilen: [
        { wenn: ['< 3'], dann: ['1.00'] },
        { norm: '§ 5 ProbeG', wenn: ['[3..5]'], dann: ['2.00'] },
        { wenn: ['> 5'], dann: ['3.00'] },
      ],
    },
  },
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
      {
        norm: '§ 4 ProbeG',
        regeln: [],
        ableitungen: ['stufe Zeile 1', 'stufe Zeile 3'],
        parameter: [],
        faelle: ['a', 'b', 'd'],
      },
      { norm: '§ 5 ProbeG', regeln: [], ableitungen: ['stufe Zeile 2'], parameter: [], faelle: ['c'] },
    ])
  })
  test('a row of a table knows the cases in which it hit', () => {
    expect(abdeckung.tabellen).toMatchObject([
      {
        id: 'stufe',
        zeilen: [
          { zeile: 1, norm: '§ 4 ProbeG', faelle: ['a', 'b', 'd'] },
          { zeile: 2, norm: '§ 5 ProbeG', faelle: ['c'] },
          { zeile: 3, faelle: [] },
        ],
      },
    ])
  })
  test('an Angabe knows the cases that state it', () => {
    expect(abdeckung.angaben.find(({ pfad }) => pfad === 'art')!.faelle).toEqual(['a', 'b', 'c'])
    expect(abdeckung.angaben.find(({ pfad }) => pfad === 'zuzug')!.faelle).toEqual([])
  })
})

describe('conditions on the items of a list', () => {
  const tier = (id: string, alter: number | null, chip = true) => ({ id, alter, chip })
  const jung = { fact: 'alter', operator: 'lessThan', value: 3 }
  const gechippt = { fact: 'chip', operator: 'equal', value: true }
  /** What the cases show of the question that PRO-AN-003 asks about the animals. */
  const blaetter = (operator: string, value: object, faelle: Record<string, ReturnType<typeof fall>>) => {
    const regeln = {
      anspruch: [regel('PRO-AN-003', 'anspruch', 'ablehnung', { all: [{ fact: 'tiere', operator, value }] })],
    }
    const stueck = werkstueck({ regeln, faelle, ersetzt: mitTieren })
    const { falsch, regeln: gezeigt } = abdeckungVon(stueck.paket, stueck.dateien, stueck.faelle)
    expect(falsch).toEqual([])
    return gezeigt[0]!.blaetter
  }
  const nein = { codes: ['PRO-AN-003'], ausgang: 'ablehnung' }
  const faelle = {
    keins: fall(),
    alt: fall({ tiere: [tier('t1', 9)] }),
    beide: fall({ tiere: [tier('t1', 9, false), tier('t2', 2)] }, nein),
    unbekannt: fall({ tiere: [tier('t1', null)] }, { weg: 'nachforderung', ausgang: 'offen' }),
    entschieden: fall({ tiere: [tier('t1', 2), tier('t2', null, false)] }, nein),
  }

  test('count item by item, also behind the item that settles the question, and say of which list', () => {
    expect(blaetter('some', { all: [jung, gechippt] }, faelle)).toMatchObject([
      {
        stelle: 'all[0]',
        seiten: { wahr: ['beide', 'entschieden'], falsch: ['alt', 'keins'], offen: ['unbekannt'] },
      },
      {
        stelle: 'all[0].value.all[0]',
        text: 'alter < 3 (Eintrag in tiere)',
        seiten: {
          wahr: ['beide', 'entschieden'],
          falsch: ['alt', 'beide'],
          offen: ['entschieden', 'unbekannt'],
        },
      },
      {
        stelle: 'all[0].value.all[1]',
        text: 'chip = ja (Eintrag in tiere)',
        seiten: { wahr: ['alt', 'beide', 'entschieden', 'unbekannt'], falsch: ['beide', 'entschieden'], offen: [] },
      },
    ])
  })
  test('show nothing where the list has no items', () => {
    const { keins } = faelle
    expect(blaetter('some', { all: [jung] }, { keins })[1]!.seiten).toEqual({ wahr: [], falsch: [], offen: [] })
  })
  test.each([
    ['every', { not: gechippt }, { wahr: true, falsch: true, offen: false }],
    [
      'some',
      { all: [{ fact: 'alter', operator: 'greaterThan', value: 99 }] },
      { wahr: false, falsch: true, offen: true },
    ],
    ['none', { all: [{ fact: 'id', operator: 'notEqual', value: '' }] }, { wahr: true, falsch: true, offen: false }],
    ['every', { all: [{ fact: 'id', operator: 'notEqual', value: '' }] }, { wahr: true, falsch: false, offen: false }],
  ])('%s %j can come out only as its items can', (operator, value, moeglich) => {
    expect(blaetter(operator, value, {})[0]!.moeglich).toEqual(moeglich)
  })
  test('what an item always states can never be unknown: its id and what is a Pflicht', () => {
    const offen = (frage: object) => blaetter('some', { all: [frage] }, {})[1]!.moeglich
    expect(offen(jung)).toEqual({ wahr: true, falsch: true, offen: true })
    expect(offen(gechippt)).toEqual({ wahr: true, falsch: true, offen: false })
    expect(offen({ fact: 'id', operator: 'equal', value: '' })).toEqual({ wahr: false, falsch: true, offen: false })
  })
})
