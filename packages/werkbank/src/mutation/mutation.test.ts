import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ableitung, fall, mitTieren, regel, werkstueck } from '../test-paket.ts'
import { mutationsbericht, ziehe } from './bericht.ts'
import { inAusdruck } from './in-ausdruck.ts'
import { inBedingung } from './in-bedingung.ts'
import { inEntscheidungstabelle } from './in-tabelle.ts'
import { pfadVon } from './mutant.ts'
import { mutantenVon } from './mutanten.ts'
import { starteMutation } from './mutationslauf.ts'
import { naechsteZahl } from './schritt.ts'

type Teile = NonNullable<Parameters<typeof werkstueck>[0]>

function messe(teile: Teile) {
  const { paket, dateien, faelle } = werkstueck(teile)
  const lauf = starteMutation(paket, dateien, faelle)
  return mutationsbericht(mutantenVon(dateien).map((mutant) => [mutant, lauf.pruefe(mutant)] as const))
}
const ueberlebende = (teile: Teile) => messe(teile).ueberlebt.map((m) => `${m.eintrag} ${m.was}`)

const betrag = { betraege: ['51'] }
const abgelehnt = { ausgang: 'ablehnung', codes: ['PRO-AN-001'] }
const GENAU: Record<string, Record<string, unknown>> = {
  darunter: fall({ einkommen: '1999.99' }, betrag),
  genau: fall({ einkommen: '2000.00' }, betrag),
  darueber: fall({ einkommen: '2000.01' }, abgelehnt),
  'eins-darueber': fall({ einkommen: '2001.00' }, abgelehnt),
}

describe('mistakes built into a package', () => {
  test('are all noticed when the cases stand on both sides of every boundary', () => {
    const bericht = messe({ faelle: GENAU })
    expect(bericht.ueberlebt).toEqual([])
    expect(bericht.quote).toBe(1)
    expect(bericht.getoetet).toBeGreaterThan(5)
  })
  test('on the boundary are missed without a case on the boundary', () => {
    const { genau: _, ...faelle } = GENAU
    expect(ueberlebende({ faelle })).toEqual(['PRO-AN-001 Grenze verschoben'])
  })
  test('in an amount are missed when no case names the amount', () => {
    const ohne = Object.fromEntries(
      Object.entries(GENAU).map(([name, f]) => [
        name,
        { ...f, erwartet: { ...(f['erwartet'] as object), betraege: undefined } },
      ]),
    )
    expect(ueberlebende({ faelle: ohne })).toEqual([
      'zuschuss „*“ wird „+“',
      'satz Wert verändert',
      'satz Wert verändert',
    ])
  })
  test('are not counted where they cannot change anything', () => {
    const nie = regel('PRO-AN-002', 'anspruch', 'ablehnung', {
      all: [{ fact: 'kinder', operator: 'lessThan', value: -5 }],
    })
    const vorgabe = { ersetzt: angabenMitVorgabe() }
    const { gleichwertig, ueberlebt } = messe({
      ...vorgabe,
      regeln: { anspruch: [nie] },
      faelle: { a: fall({}, betrag) },
    })
    expect(ueberlebt.filter((m) => m.eintrag === 'PRO-AN-002')).toEqual([])
    expect(gleichwertig).toBe(4)
  })
  test('are not counted where a condition can never hold, before and after', () => {
    const nie = regel('PRO-AN-002', 'anspruch', 'ablehnung', {
      all: [{ fact: 'kinder', operator: 'greaterThan', value: 20 }],
    })
    const { gleichwertig, ueberlebt } = messe({ regeln: { anspruch: [nie] }, faelle: { a: fall({}, betrag) } })
    // > 19, > 21 and >= 20 say the same of 0 to 12 children; that the rule is gone shows only where they are unknown.
    expect(gleichwertig).toBe(3)
    expect(ueberlebt.filter((m) => m.eintrag === 'PRO-AN-002').map((m) => m.was)).toEqual(['Regel entfernt'])
  })
  test('name their place, what stood there and what a case would have to show', () => {
    const [erster] = messe({ faelle: { darunter: GENAU['darunter']! } }).ueberlebt
    expect(erster).toMatchObject({ eintrag: 'grenze', pfad: 'parameter[1].wert', vorher: '2000', nachher: '2001' })
    expect(erster!.idee).toContain('grenze')
  })
  test('in what is asked of the items of a list', () => {
    const jung = { fact: 'alter', operator: 'lessThan', value: 6 }
    const conditions = { fact: 'kinder', operator: 'some', value: { all: [jung] } }
    expect(inBedingung(conditions, ['c']).map((m) => [pfadVon(m.schritte), m.nachher])).toEqual([
      ['c.operator', 'none'],
      ['c.value.all[0].operator', 'greaterThanInclusive'],
      ['c.value.all[0].operator', 'lessThanInclusive'],
      ['c.value.all[0].value', 7],
      ['c.value.all[0].value', 5],
    ])
  })
  test('in what is asked of the items of a list are missed until a case shows both sides', () => {
    const conditions = {
      all: [{ fact: 'tiere', operator: 'some', value: { all: [{ fact: 'alter', operator: 'lessThan', value: 6 }] } }],
    }
    const regeln = { anspruch: [regel('PRO-AN-002', 'anspruch', 'ablehnung', conditions)] }
    const mit = (...alter: number[]) => ({ tiere: alter.map((a) => ({ id: `t${a}`, alter: a, chip: true })) })
    const nein = { ausgang: 'ablehnung', codes: ['PRO-AN-002'] }
    const gemeldet = (faelle: Record<string, ReturnType<typeof fall>>) =>
      ueberlebende({ regeln, faelle, ersetzt: mitTieren }).filter((text) => text.startsWith('PRO-AN-002'))
    const fuenf = fall(mit(5, 9), nein)
    expect(gemeldet({ fuenf })).toContain('PRO-AN-002 Grenze verschoben')
    expect(gemeldet({ fuenf, sechs: fall(mit(6)) })).toEqual([])
  })
  test('in a decision table: bounds, results, rows', () => {
    const zeilen = [
      { wenn: ['< 3'], dann: ['1.00'] },
      { wenn: ['[3..5]'], dann: ['2.00'] },
    ]
    expect(inEntscheidungstabelle(zeilen).map((m) => [pfadVon(m.schritte), m.was, m.nachher])).toEqual([
      ['zeilen', 'Zeile 1 entfernt', [zeilen[1]]],
      ['zeilen', 'Zeile 2 entfernt', [zeilen[0]]],
      ['zeilen[0].wenn[0]', 'Grenze verschoben', '<= 3'],
      ['zeilen[0].wenn[0]', 'Grenze verschoben', '< 4'],
      ['zeilen[0].dann[0]', 'Ergebnis verändert', '1.01'],
      ['zeilen[1].wenn[0]', 'Grenze verschoben', '(3..5]'],
      ['zeilen[1].wenn[0]', 'Grenze verschoben', '[3..5)'],
      ['zeilen[1].dann[0]', 'Ergebnis verändert', '2.01'],
    ])
  })
  test('are the same for the same package, and so is a share of them for the same seed', () => {
    const { dateien } = werkstueck({ ableitungen: [ableitung('x', 'zahl', 'min(kinder, 3) + 1')], faelle: GENAU })
    const [a, b] = [mutantenVon(dateien), mutantenVon(dateien)]
    expect(a).toEqual(b)
    expect(ziehe(a, 0.5, 7)).toEqual(ziehe(b, 0.5, 7))
    expect(new Set(a.map((m) => `${m.datei} ${pfadVon(m.schritte)} ${JSON.stringify(m.nachher)}`)).size).toBe(a.length)
  })
})

function angabenMitVorgabe() {
  const angaben = JSON.parse(werkstueck().dateien['angaben.json']!) as { felder: Record<string, unknown>[] }
  return {
    'angaben.json': { felder: angaben.felder.map((f) => (f['id'] === 'kinder' ? { ...f, vorgabe: 0 } : f)) },
  }
}

describe('mistakes in an expression', () => {
  const nachher = (ausdruck: string) => inAusdruck(ausdruck).map((m) => m.nachher)
  test.each([
    ['a + b', ['a - b']],
    ['-a', []],
    ['a - -b', ['a + -b']],
    ['min(a, 3)', ['max(a, 3)', 'min(a, 4)']],
    ['if a then b else c', ['if not(a) then b else c']],
    ['a in ("x", "y")', ['a in ("y")', 'a in ("x")']],
    ['a = "if < 3"', ['a != "if < 3"']],
    [
      'if (if a then b else c) then d else e',
      ['if not((if a then b else c)) then d else e', 'if (if not(a) then b else c) then d else e'],
    ],
  ])('%s', (ausdruck, erwartet) => expect(nachher(ausdruck)).toEqual(erwartet))
})

test('the next number differs by one in the last place that is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 4 }), (n, stellen) => {
      const text = (n / 10 ** stellen).toFixed(stellen)
      const naechste = naechsteZahl(text, 1) as string
      expect(naechste.split('.')[1]?.length ?? 0).toBe(stellen)
      expect(Number(naechste) - Number(text)).toBeCloseTo(10 ** -stellen, 6)
      expect(Number(naechsteZahl(naechste, -1))).toBe(Number(text))
    }),
  )
})
