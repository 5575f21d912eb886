import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import { ableitung, paketMit, regel } from '../pruefstand/test-paket.ts'

const tage = { eingangsdatum: '2025-02-28', entscheidungsdatum: '2025-02-28' }
function spur(conditions: unknown, angaben: Angaben) {
  const paket = paketMit({ regeln: { anspruch: [regel('PRO-AN-001', 'anspruch', 'ablehnung', conditions)] } })
  const { trace, offeneRegeln, treffer } = werteAus(paket, { angaben, ...tage })
  const zeilen = trace.flatMap((z) => (z.art !== 'ableitung' && z.code === 'PRO-AN-001' ? [z] : []))
  return { zeilen, offen: offeneRegeln[0]?.offen, codes: treffer.map((t) => t.code) }
}
const einkommen = { fact: 'einkommen', operator: 'lessThan', value: '10.5' }
const art = { fact: 'art', operator: 'equal', value: 'miete' }

describe('a rule leaves each condition in the trace', () => {
  test('with both values, the operator and the result', () => {
    expect(spur({ all: [einkommen, art] }, { einkommen: '10.49', art: 'miete' }).zeilen).toEqual([
      {
        art: 'regel',
        abschnitt: 0,
        fassung: '2023-01-01',
        code: 'PRO-AN-001',
        phase: 'anspruch',
        norm: '§ 1 ProbeG',
        ergebnis: 'erfuellt',
      },
      {
        art: 'bedingung',
        abschnitt: 0,
        code: 'PRO-AN-001',
        stelle: 'all[0]',
        fact: 'einkommen',
        links: '10.49',
        operator: 'lessThan',
        rechts: '10.50',
        ergebnis: 'erfuellt',
        offen: [],
      },
      {
        art: 'bedingung',
        abschnitt: 0,
        code: 'PRO-AN-001',
        stelle: 'all[1]',
        fact: 'art',
        links: 'miete',
        operator: 'equal',
        rechts: 'miete',
        ergebnis: 'erfuellt',
        offen: [],
      },
    ])
  })
  test('what a higher priority has decided is not reached, the same priority is looked at in full', () => {
    const bedingungen = { all: [art, { ...einkommen, priority: 5 }, { ...art, priority: 5 }] }
    const { zeilen } = spur(bedingungen, { einkommen: '11', art: 'miete' })
    expect(zeilen.slice(1).map((z) => [z.art === 'bedingung' && z.stelle, z.ergebnis])).toEqual([
      ['all[1]', 'nicht erfuellt'],
      ['all[2]', 'erfuellt'],
      ['all[0]', 'nicht erreicht'],
    ])
  })
  test('an open condition does not hide one of lower priority that decides', () => {
    const { zeilen } = spur({ all: [{ ...einkommen, priority: 5 }, art] }, { art: 'eigentum' })
    expect(zeilen.map((z) => z.ergebnis)).toEqual(['nicht erfuellt', 'offen', 'nicht erfuellt'])
  })
})

describe('the operators are typed', () => {
  test.each([
    [{ fact: 'einkommen', operator: 'lessThan', value: '9' }, { einkommen: '10' }, false],
    [{ fact: 'einkommen', operator: 'equal', value: 10 }, { einkommen: '10.00' }, true],
    [{ fact: 'einkommen', operator: 'notEqual', value: 10 }, { einkommen: '10.01' }, true],
    [{ fact: 'personen', operator: 'greaterThanInclusive', value: 2 }, { personen: 2 }, true],
    [{ fact: 'personen', operator: 'greaterThan', value: 2 }, { personen: 2 }, false],
    [{ fact: 'personen', operator: 'in', value: [1, 2] }, { personen: 2 }, true],
    [{ fact: 'personen', operator: 'notIn', value: [1, 2] }, { personen: 3 }, true],
    [
      { fact: 'antragsteller.geburtsdatum', operator: 'lessThan', value: '2000-01-02' },
      { antragsteller: { geburtsdatum: '2000-01-01' } },
      true,
    ],
    [
      {
        fact: 'verfahren.eingangsdatum',
        operator: 'lessThanInclusive',
        value: { fact: 'verfahren.entscheidungsdatum' },
      },
      {},
      true,
    ],
    [{ fact: 'satz', operator: 'equal', value: '25.5' }, {}, true],
    [{ fact: 'miete', operator: 'equal', value: null }, {}, true],
    [{ fact: 'miete', operator: 'notEqual', value: null }, {}, false],
    [{ not: { fact: 'miete', operator: 'equal', value: null } }, { miete: '1' }, true],
  ])('%j with %j', (bedingung, angaben, erwartet) => {
    expect(spur({ any: [bedingung] }, angaben as Angaben).codes).toEqual(erwartet ? ['PRO-AN-001'] : [])
  })
  test('missing data does not flip under not', () => {
    const { zeilen, offen } = spur({ all: [{ not: einkommen }] }, {})
    expect(zeilen[0]?.ergebnis).toBe('offen')
    expect(offen).toEqual(['einkommen'])
  })
})

test('rules run by phase, then by priority, then as written', () => {
  const immer = { all: [{ fact: 'personen', operator: 'greaterThan', value: 0 }] }
  const paket = paketMit({
    ableitungen: [ableitung('wahr', 'janein', 'true')],
    regeln: {
      aussteuerung: [
        regel('PRO-AS-001', 'aussteuerung', 'aussteuerung', immer),
        regel('PRO-AS-002', 'aussteuerung', 'aussteuerung', immer, { priority: 9 }),
      ],
      'anspruch-zwei': [regel('PRO-AN-002', 'anspruch', 'ablehnung', immer)],
      vollstaendigkeit: [
        regel('PRO-VO-001', 'vollstaendigkeit', 'nachforderung', immer, {
          event: { type: 'nachforderung', params: { text: 'grund', gegenstand: 'miete' } },
        }),
      ],
    },
    ersetzt: {
      'aussteuerung-katalog.json': {
        gruende: ['PRO-AS-001', 'PRO-AS-002'].map((code) => ({
          code,
          titel: code,
          norm: '§ 1 ProbeG',
          durch: 'regel',
          faelle: ['fall'],
        })),
      },
    },
  })
  const { treffer } = werteAus(paket, { angaben: { personen: 1 }, ...tage })
  expect(treffer.map((t) => t.code)).toEqual(['PRO-VO-001', 'PRO-AN-002', 'PRO-AS-002', 'PRO-AS-001'])
  expect(treffer[0]).toEqual({
    code: 'PRO-VO-001',
    phase: 'vollstaendigkeit',
    art: 'nachforderung',
    titel: 'PRO-VO-001',
    norm: '§ 1 ProbeG',
    text: 'grund',
    gegenstand: 'miete',
    fassung: '2023-01-01',
    abschnitt: 0,
  })
})
