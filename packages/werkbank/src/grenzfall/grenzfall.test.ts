import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abdeckungVon } from '../abdeckung/abdeckung.ts'
import { liesFaelle } from '../fall/lies-faelle.ts'
import { pruefeFall } from '../fall/pruefe-fall.ts'
import { ableitung, fall, regel, werkstueck, ZU_VIEL } from '../test-paket.ts'
import { lehneAb } from './abgelehnt.ts'
import { alsFall } from './als-fall.ts'
import { fehlendeGrenzfaelle } from './grenzfaelle.ts'
import { sucheWechsel } from './suche.ts'

type Teile = NonNullable<Parameters<typeof werkstueck>[0]>

function fehlende(teile: Teile) {
  const { paket, dateien, faelle } = werkstueck(teile)
  return fehlendeGrenzfaelle(paket, dateien, faelle, abdeckungVon(paket, dateien, faelle))
}
const a = { a: fall() }

describe('a threshold', () => {
  test('without cases closely on both sides gets one proposed for each: the last value before it and the first behind', () => {
    const [grenze, ...mehr] = fehlende({ faelle: a })
    expect(mehr).toEqual([])
    expect(grenze!.vorschlaege).toEqual([
      {
        name: 'grenzfall-pro-an-001-all-0-nein',
        basis: 'a',
        pfad: 'einkommen',
        wert: '2000.00',
        wahr: false,
        abstand: 0,
      },
      {
        name: 'grenzfall-pro-an-001-all-0-ja',
        basis: 'a',
        pfad: 'einkommen',
        wert: '2000.01',
        wahr: true,
        abstand: expect.closeTo(0.01, 9) as number,
      },
    ])
  })
  test('with such cases gets none, with one only the other', () => {
    const genau = { b: fall({ einkommen: '2000.00' }) }
    const darueber = { c: fall({ einkommen: '2000.01' }, { ausgang: 'ablehnung', codes: ['PRO-AN-001'] }) }
    expect(fehlende({ faelle: { ...a, ...genau, ...darueber } })).toEqual([])
    expect(fehlende({ faelle: { ...a, ...genau } })[0]!.vorschlaege.map((v) => v.wahr)).toEqual([true])
  })
  test('of a computed value is found through the Angaben that it is computed from', () => {
    const teile: Teile = {
      ableitungen: [ableitung('jahr', 'betrag', '12 * einkommen - 100 * kinder')],
      regeln: {
        anspruch: [
          regel('PRO-AN-001', 'anspruch', 'ablehnung', {
            all: [{ fact: 'jahr', operator: 'greaterThanInclusive', value: '20000' }],
          }),
        ],
      },
      faelle: a,
    }
    const { vorschlaege } = fehlende(teile)[0]!
    // 12 x - 200 reaches 20000 at 1683.33...; in cents at 1683.34.
    expect(vorschlaege.map(({ wert, wahr }) => [wert, wahr])).toEqual([
      ['1683.33', false],
      ['1683.34', true],
    ])
  })
  test('in a cell of a decision table is one as well', () => {
    const tabelle = {
      id: 'stufe',
      titel: 'Stufe',
      norm: '§ 4 ProbeG',
      treffer: 'eindeutig',
      eingaben: [{ titel: 'Kinder', fakt: 'kinder' }],
      ausgaben: [{ id: 'satz', titel: 'Satz', typ: 'betrag', bescheid: true }],
      zeilen: [
        { wenn: ['< 3'], dann: ['1.00'] },
        { wenn: ['[3..5]'], dann: ['2.00'] },
        { wenn: ['> 5'], dann: ['3.00'] },
      ],
    }
    const ersetzt = { 'fassungen/2023-01-01/tabellen/stufe.json': tabelle }
    const grenzen = fehlende({ faelle: a, ersetzt }).filter((grenze) => grenze.code === 'stufe')
    // The base has two children: one side of the first bound is shown.
    expect(grenzen.map(({ text, vorschlaege }) => [text, ...vorschlaege.map((v) => v.wert)])).toEqual([
      ['kinder < 3', 3],
      ['kinder ≤ 5', 5, 6],
    ])
  })
  test('that no Angabe reaches is named without a proposal', () => {
    const regeln = {
      anspruch: [
        regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [{ fact: 'x', operator: 'greaterThan', value: 5 }] }),
      ],
    }
    const x = ableitung('x', 'zahl', 'if zuzug then 10 else 0')
    expect(fehlende({ ableitungen: [x], regeln, faelle: a })[0]!.vorschlaege).toEqual([])
  })
  test('a proposal is a case that holds, and once taken or refused it is not made again', () => {
    const { paket, dateien, faelle } = werkstueck({ faelle: a, regeln: { anspruch: [ZU_VIEL] } })
    const [grenze] = fehlendeGrenzfaelle(paket, dateien, faelle, abdeckungVon(paket, dateien, faelle))
    const [nein, ja] = grenze!.vorschlaege
    const json = alsFall(paket, grenze!, ja!, faelle[0]!)
    expect(json).toMatchObject({
      titel: 'Grenzfall: einkommen > 2000.00 ist gerade erfüllt (PRO-AN-001)',
      erwartet: { weg: 'dunkel', ausgang: 'ablehnung', codes: ['PRO-AN-001'] },
    })
    const genommen = { ...dateien, [`faelle/${ja!.name}.json`]: JSON.stringify(json) }
    const abgelehnt = lehneAb(genommen, nein!.name)
    const neu = [...liesFaelle(genommen).faelle.values()]
    expect(neu.flatMap((f) => pruefeFall(paket, f))).toEqual([])
    const mit = { ...genommen, [abgelehnt.datei]: abgelehnt.inhalt }
    expect(fehlendeGrenzfaelle(paket, mit, neu, abdeckungVon(paket, mit, neu))).toEqual([])
  })
})

test('the search finds neighbours between which the side changes, wherever it starts', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -999, max: 1000 }), (start, schwelle) => {
      const paar = sucheWechsel(start, { min: -1000, max: 1000 }, (x) => x >= schwelle)!
      expect([paar.davor, paar.danach].sort((x, y) => x - y)).toEqual([schwelle - 1, schwelle])
    }),
  )
})
