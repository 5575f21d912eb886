import { describe, expect, test } from 'vitest'
import { abdeckungVon } from '../abdeckung/abdeckung.ts'
import { ableitung, fall, regel, werkstueck, ZU_VIEL } from '../test-paket.ts'
import { pruefePaket } from './pruefe-paket.ts'

type Teile = NonNullable<Parameters<typeof werkstueck>[0]>
const faelle = { a: fall() }
const GERADE = 'gerade'

/** Findings as "stufe: text", without thresholds and the Angaben that the little package does not use. */
function befunde(teile: Teile, heute = '2026-01-01'): string[] {
  const { paket, dateien, faelle: liste } = werkstueck({ faelle, ...teile })
  return pruefePaket(paket, dateien, liste, abdeckungVon(paket, dateien, liste), heute)
    .filter(({ datei, text }) => datei !== 'angaben.json' && !text.includes(GERADE))
    .map(({ stufe, text }) => `${stufe}: ${text}`)
}
const blatt = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const anspruch = (...conditions: unknown[]) => ({
  regeln: { anspruch: [ZU_VIEL, ...conditions.map((c, i) => regel(`PRO-AN-01${i}`, 'anspruch', 'ablehnung', c))] },
})

describe('a package without anything wrong', () => {
  test('gives no finding', () => expect(befunde({})).toEqual([]))
})

describe('conditions', () => {
  test.each([
    ['two bounds', { all: [blatt('kinder', 'greaterThan', 5), blatt('kinder', 'lessThan', 3)] }, 'kinder'],
    [
      'a bound that is left out on both sides',
      { all: [blatt('kinder', 'greaterThan', 5), blatt('kinder', 'lessThanInclusive', 5)] },
      'kinder',
    ],
    ['two words', { all: [blatt('art', 'equal', 'erst'), blatt('art', 'equal', 'folge')] }, 'art'],
    ['a word and its opposite', { all: [blatt('art', 'in', ['erst']), { not: blatt('art', 'equal', 'erst') }] }, 'art'],
    ['yes and no', { all: [blatt('zuzug', 'equal', true), blatt('zuzug', 'equal', false)] }, 'zuzug'],
  ])('that exclude each other are a fault: %s', (_was, conditions, fact) => {
    expect(befunde(anspruch(conditions))).toContain(
      `fehler: PRO-AN-010: Die Regel kann nie zutreffen: Die Bedingungen zu „${fact}“ schließen einander aus.`,
    )
  })
  test('that can both hold are none', () => {
    expect(
      befunde(anspruch({ all: [blatt('kinder', 'greaterThanInclusive', 5), blatt('kinder', 'lessThanInclusive', 5)] })),
    ).toEqual([])
  })
  test('of one way of several are a warning', () => {
    const streit = { all: [blatt('kinder', 'greaterThan', 5), blatt('kinder', 'lessThan', 3)] }
    expect(befunde(anspruch({ any: [streit, blatt('art', 'equal', 'erst')] }))).toEqual([
      'warnung: PRO-AN-010: Ein Zweig der Regel kann nie zutreffen: Die Bedingungen zu „kinder“ schließen einander aus.',
    ])
  })
  test('outside of what the Angabe can be never hold, or always', () => {
    expect(befunde(anspruch({ all: [blatt('kinder', 'greaterThan', 12)] }))).toEqual([
      'hinweis: PRO-AN-010: Die Regel kann nie zutreffen, nur offen sein.',
    ])
    expect(befunde(anspruch({ any: [blatt('zuzug', 'in', [true, false])] }))).toEqual([
      'warnung: PRO-AN-010: Die Regel trifft immer zu.',
    ])
  })
  test('that stand twice, or follow from another rule, are named', () => {
    const [a, b] = [blatt('art', 'equal', 'folge'), blatt('kinder', 'equal', 1)]
    expect(befunde(anspruch({ all: [a, b] }, { all: [b, a] }, { any: [a] }))).toEqual([
      'warnung: PRO-AN-011: Die Regel hat dieselben Bedingungen wie PRO-AN-010.',
      'hinweis: PRO-AN-010: Trifft die Regel zu, trifft immer auch PRO-AN-012 zu.',
      'hinweis: PRO-AN-011: Trifft die Regel zu, trifft immer auch PRO-AN-012 zu.',
    ])
  })
  test('that divide up a number leave nothing out and take nothing twice', () => {
    const stufe = (von: number, bis: number) => ({
      all: [blatt('kinder', 'greaterThanInclusive', von), blatt('kinder', 'lessThan', bis)],
    })
    expect(befunde(anspruch(stufe(0, 3), stufe(3, 6)))).toEqual([])
    expect(befunde(anspruch(stufe(0, 3), stufe(4, 6)))).toEqual([expect.stringContaining('trifft keine der Regeln zu')])
    expect(befunde(anspruch(stufe(0, 4), stufe(3, 6)))).toEqual([expect.stringContaining('treffen beide Regeln zu')])
  })
})

describe('what nothing looks at', () => {
  test('is named: values, Ableitungen, texts, Angaben, and thresholds without a case', () => {
    const teile: Teile = {
      ableitungen: [ableitung('ungenutzt', 'zahl', 'kinder')],
      parameter: [{ id: 'uebrig', typ: 'zahl', wert: '1', norm: '§ 9 ProbeG' }],
      ersetzt: { 'texte/alt.md': 'Ein alter Text.' },
    }
    expect(befunde(teile)).toEqual([
      'warnung: Die Ableitung „ungenutzt“ wird nirgends benutzt.',
      'warnung: Der Wert „uebrig“ wird nirgends benutzt.',
      'hinweis: Den Text „alt“ nennt keine Regel, kein Nachweis und kein Schreiben.',
    ])
    const { paket, dateien, faelle: liste } = werkstueck({ faelle })
    const angaben = pruefePaket(paket, dateien, liste, abdeckungVon(paket, dateien, liste), '2026-01-01')
    expect(angaben.map(({ pfad }) => pfad)).toEqual(['art', 'zuzug', 'regeln[0].conditions.all[0]'])
    expect(angaben.at(-1)!.text).toBe(
      'PRO-AN-001: Kein Fall zeigt, dass „einkommen > 2000.00“ gerade erfüllt und gerade nicht erfüllt ist.',
    )
  })
})

describe('validity', () => {
  test.each([
    ['2026-10-01', ''],
    ['2026-12-01', 'nur noch bis'],
    ['2027-01-01', 'war nur bis'],
  ])('is warned of 90 days ahead: on %s', (heute, text) => {
    expect(befunde({}, heute)).toEqual(text === '' ? [] : [expect.stringContaining(text)])
  })

  test('a Fassung without a case, and a value that it lacks, are named', () => {
    const ersetzt = {
      'fassungen/2027-01-01/fassung.json': { wie: '2023-01-01' },
      'fassungen/2027-01-01/parameter.json': {
        parameter: ['satz', 'grenze', 'neu'].map((id) => ({ id, typ: 'betrag', wert: '1', norm: '§ 3 ProbeG' })),
      },
    }
    expect(befunde({ ersetzt })).toEqual([
      'warnung: Kein Fall spielt in der Fassung 2027-01-01.',
      'warnung: Der Wert „neu“ wird nirgends benutzt.',
      'hinweis: Der Wert „neu“ fehlt in der Fassung 2023-01-01, andere Fassungen haben ihn.',
    ])
  })
  test('a norm that nobody can look up is named', () => {
    expect(
      befunde({ ableitungen: [ableitung('zuschuss', 'betrag', 'satz * kinder', { norm: 'siehe oben' })] }),
    ).toEqual(['hinweis: „siehe oben“ lässt sich nicht nachschlagen: Paragraf oder Gesetz fehlt.'])
  })
})
