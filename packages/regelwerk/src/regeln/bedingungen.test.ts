import { describe, expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import type { TraceZeile } from '../bedingung/ergebnis.ts'
import { ableitung, fehlerBei, paketMit, regel } from '../pruefstand/test-paket.ts'

const ORDNER = 'fassungen/2023-01-01'
const bedingung = (id: string, conditions: unknown) => ({ id, titel: id, norm: '§ 1 ProbeG', conditions })
const jung = { fact: 'alter', operator: 'lessThan', value: 6 }
const arm = { fact: 'einkommen', operator: 'lessThan', value: '1000' }

function trace(conditions: unknown, angaben: object, ersetzt: Record<string, unknown> = {}): TraceZeile[] {
  const paket = paketMit({
    regeln: { anspruch: [regel('PRO-AN-001', 'anspruch', 'ablehnung', conditions)] },
    ableitungen: [ableitung('kind.fehltSchule', 'janein', 'not(kind.schule)', { je: 'kinder', als: 'kind' })],
    ersetzt,
  })
  const lage = { angaben, eingangsdatum: '2025-01-10', entscheidungsdatum: '2025-01-10' }
  return werteAus(paket, lage as Parameters<typeof werteAus>[1]).trace.filter(
    (z) => z.art !== 'ableitung' && z.abschnitt === 0,
  )
}
function ergebnis(conditions: unknown, angaben: object, ersetzt?: Record<string, unknown>): string {
  return trace(conditions, angaben, ersetzt)[0]!.art === 'regel'
    ? (trace(conditions, angaben, ersetzt)[0] as { ergebnis: string }).ergebnis
    : ''
}
function fehler(conditions: unknown, ersetzt: Record<string, unknown> = {}): [string, string][] {
  return fehlerBei({
    [`${ORDNER}/regeln/anspruch.json`]: { regeln: [regel('PRO-AN-001', 'anspruch', 'ablehnung', conditions)] },
    ...ersetzt,
  }).map((f) => [`${f.datei.split('/').at(-1)!} ${f.pfad}`, f.text])
}

describe('some, every and none speak about the items of a list', () => {
  const kinder = (...alter: (number | undefined)[]) => ({
    kinder: alter.map((a, i) => ({ id: `k${String(i)}`, ...(a === undefined ? {} : { alter: a }) })),
  })
  const sage = (operator: string) => ({ all: [{ fact: 'kinder', operator, value: { all: [jung] } }] })
  test.each([
    ['some', kinder(3, 9), 'erfuellt'],
    ['some', kinder(8, 9), 'nicht erfuellt'],
    ['some', kinder(), 'nicht erfuellt'],
    ['some', kinder(undefined, 3), 'erfuellt'],
    ['some', kinder(undefined, 9), 'offen'],
    ['some', {}, 'offen'],
    ['every', kinder(3, 9), 'nicht erfuellt'],
    ['every', kinder(3, 4), 'erfuellt'],
    ['every', kinder(), 'erfuellt'],
    ['every', kinder(undefined, 9), 'nicht erfuellt'],
    ['every', kinder(undefined, 3), 'offen'],
    ['none', kinder(3, 9), 'nicht erfuellt'],
    ['none', kinder(8, 9), 'erfuellt'],
    ['none', kinder(undefined, 3), 'nicht erfuellt'],
    ['none', kinder(undefined, 9), 'offen'],
  ])('%s with %j is %s', (operator, angaben, erwartet) => {
    expect(ergebnis(sage(operator), angaben)).toBe(erwartet)
  })

  test('the trace shows every item with its path, and what is open is named by it', () => {
    const zeilen = trace(sage('some'), kinder(9, undefined))
    expect(zeilen.slice(1)).toMatchObject([
      { stelle: 'all[0]', fact: 'kinder', operator: 'some', ergebnis: 'offen', offen: ['kinder[k1].alter'] },
      {
        stelle: 'all[0][k0].value.all[0]',
        fact: 'kinder[k0].alter',
        links: '9',
        rechts: '6',
        ergebnis: 'nicht erfuellt',
      },
      { stelle: 'all[0][k1].value.all[0]', fact: 'kinder[k1].alter', links: null, ergebnis: 'offen' },
    ])
  })

  test('lists in lists, computed facts of the item and facts outside may be used', () => {
    const innen = {
      any: [
        { fact: 'jobs', operator: 'some', value: { fact: 'lohn', operator: 'greaterThan', value: { fact: 'satz' } } },
        { fact: 'fehltSchule', operator: 'equal', value: true },
      ],
    }
    const conditions = { all: [{ fact: 'kinder', operator: 'every', value: innen }] }
    const reich = { id: 'a', schule: true, jobs: [{ id: 'j', lohn: '30.00' }] }
    expect(ergebnis(conditions, { kinder: [reich, { id: 'b', schule: false, jobs: [] }] })).toBe('erfuellt')
    expect(ergebnis(conditions, { kinder: [reich, { id: 'b', schule: true, jobs: [] }] })).toBe('nicht erfuellt')
    expect(trace(conditions, { kinder: [reich] }).map((z) => (z as { fact?: string }).fact)).toContain(
      'kinder[a].jobs[j].lohn',
    )
  })

  test('what is wrong is said where it stands', () => {
    expect(fehler({ all: [{ fact: 'miete', operator: 'some', value: jung }] })).toEqual([
      [
        'anspruch.json regeln[0].conditions.all[0].operator',
        '„some“ braucht eine Liste aus den Angaben; „miete“ ist eine Zahl.',
      ],
    ])
    expect(fehler({ all: [{ fact: 'kinder', operator: 'every', value: { ...jung, fact: 'altr' } }] })).toEqual([
      [
        'anspruch.json regeln[0].conditions.all[0].value.fact',
        '„altr“ ist weder Angabe noch Ableitung noch Parameter. Meinten Sie „alter“?',
      ],
    ])
    expect(fehler({ all: [{ fact: 'kinder', operator: 'contains', value: 'k1' }] })[0]![1]).toContain(
      'Für ihre Einträge gibt es „some“, „every“ und „none“.',
    )
  })
})

describe('a condition with a name', () => {
  const mit = (...alle: object[]) => ({ [`${ORDNER}/bedingungen.json`]: { bedingungen: alle } })
  test('means what it stands for, and its leaves say where they are used', () => {
    const ersetzt = mit(bedingung('arm', { all: [arm] }), bedingung('armUndAllein', { all: [{ condition: 'arm' }] }))
    expect(ergebnis({ not: { condition: 'armUndAllein' } }, { einkommen: '1200' }, ersetzt)).toBe('erfuellt')
    expect(trace({ any: [{ condition: 'armUndAllein' }] }, { einkommen: '900' }, ersetzt)[1]).toMatchObject({
      stelle: 'any[0].armUndAllein.all[0].arm.all[0]',
      fact: 'einkommen',
      ergebnis: 'erfuellt',
    })
  })
  test('inside a list it speaks about the whole Antrag', () => {
    const ersetzt = mit(bedingung('arm', { all: [arm] }))
    const conditions = { all: [{ fact: 'kinder', operator: 'some', value: { all: [jung, { condition: 'arm' }] } }] }
    const angaben = { einkommen: '900', kinder: [{ id: 'a', alter: 3 }] }
    expect(trace(conditions, angaben, ersetzt)).toMatchObject([
      { ergebnis: 'erfuellt' },
      { fact: 'kinder' },
      { fact: 'kinder[a].alter', stelle: 'all[0][a].value.all[0]' },
      { fact: 'einkommen', stelle: 'all[0][a].value.all[1].arm.all[0]' },
    ])
  })
  test('a circle is refused once', () => {
    const kreis = mit(
      bedingung('a', { any: [{ condition: 'b' }, arm] }),
      bedingung('b', { not: { condition: 'c' } }),
      bedingung('c', { all: [{ condition: 'a' }] }),
    )
    expect(fehler({ all: [{ condition: 'b' }] }, kreis)).toEqual([
      [
        'bedingungen.json bedingungen[0].conditions',
        'Die Bedingung dreht sich im Kreis: a → b → c → a. Bitte an einer Stelle auftrennen.',
      ],
    ])
  })
  test('a fault in it is said once, where it is written', () => {
    const falsch = mit(
      bedingung('zuArm', { all: [{ ...arm, fact: 'einkomen' }] }),
      bedingung('b', { condition: 'zuArm' }),
    )
    expect(fehler({ all: [{ condition: 'b' }, { condition: 'zuArm' }] }, falsch)).toEqual([
      [
        'bedingungen.json bedingungen[0].conditions.all[0].fact',
        '„einkomen“ ist weder Angabe noch Ableitung noch Parameter. Meinten Sie „einkommen“?',
      ],
    ])
  })
  test('a name that is not there', () => {
    expect(fehler({ all: [{ condition: 'armm' }] }, mit(bedingung('arme', { all: [arm] })))).toEqual([
      [
        'anspruch.json regeln[0].conditions.all[0].condition',
        'Eine Bedingung „armm“ gibt es nicht. Meinten Sie „arme“?',
      ],
    ])
  })
  test('a tower of names that would never end growing', () => {
    const turm = Array.from({ length: 12 }, (_, i) =>
      bedingung(`t${String(i)}`, {
        all: i === 0 ? [arm, arm] : [{ condition: `t${String(i - 1)}` }, { condition: `t${String(i - 1)}` }],
      }),
    )
    expect(fehler({ condition: 't11' }, mit(...turm))[0]![1]).toContain('zu groß')
  })
})

test('a rule begins with a group, as json-rules-engine wants it', () => {
  expect(fehler(arm)).toEqual([
    [
      'anspruch.json regeln[0].conditions',
      'Am Anfang steht „all“, „any“, „not“ oder „condition“. Bitte so schreiben: { "all": [ { "fact": … } ] }.',
    ],
  ])
})

describe('path and params', () => {
  test('a path leads into a group of Angaben', () => {
    const conditions = {
      all: [{ fact: 'antragsteller', path: '$.geburtsdatum', operator: 'lessThan', value: '2000-01-01' }],
    }
    const zeilen = trace(conditions, { antragsteller: { geburtsdatum: '1990-05-05' } })
    expect(zeilen[1]).toMatchObject({ fact: 'antragsteller.geburtsdatum', links: '1990-05-05', ergebnis: 'erfuellt' })
  })
  test.each([
    ['$..geburtsdatum', 'antragsteller', 'Erlaubt ist nur ein einfacher Weg'],
    ['$.kinder[0]', 'antragsteller', 'Erlaubt ist nur ein einfacher Weg'],
    ['geburtsdatum', 'antragsteller', 'Erlaubt ist nur ein einfacher Weg'],
    ['$.betrag', 'miete', '„miete“ ist keine Gruppe von Angaben. Bitte „path“ entfernen.'],
    ['$.geburtsdatm', 'antragsteller', 'Meinten Sie „antragsteller.geburtsdatum“?'],
  ])('%s of %s is refused', (path, fact, text) => {
    const [meldung, ...mehr] = fehler({ all: [{ fact, path, operator: 'equal', value: '2000-01-01' }] })
    expect(mehr).toEqual([])
    expect(meldung).toEqual(['anspruch.json regeln[0].conditions.all[0].path', expect.stringContaining(text)])
  })
  test('params name the row of a table', () => {
    const conditions = (personen: unknown) => ({
      all: [{ fact: 'miete', operator: 'greaterThan', value: { fact: 'stufe', params: { personen } } }],
    })
    expect(trace(conditions(2), { miete: '180.51' })[1]).toMatchObject({ rechts: '180.50', ergebnis: 'erfuellt' })
    expect(ergebnis(conditions(2), { miete: '180.50' })).toBe('nicht erfuellt')
    const ort = 'anspruch.json regeln[0].conditions.all[0].value.params'
    expect(fehler(conditions(7))).toEqual([[ort, 'Diese Zeile hat die Tabelle „stufe“ nicht. Bitte die Werte prüfen.']])
    expect(fehler(conditions({ fact: 'personen' }))).toEqual([
      [`${ort}.personen`, 'Das passt nicht zum Typ „zahl“. Bitte so schreiben: 12 oder "0.5".'],
    ])
  })
  test('a table without params, and params without a table', () => {
    expect(fehler({ all: [{ fact: 'miete', operator: 'equal', value: { fact: 'stufe' } }] })[0]![1]).toBe(
      '„stufe“ ist eine Tabelle. Bitte mit „params“ sagen, welche Zeile: personen.',
    )
    expect(fehler({ all: [{ fact: 'miete', params: { a: 1 }, operator: 'equal', value: '1' }] })[0]![1]).toBe(
      '„params“ gehört zu einer Tabelle; „miete“ ist keine. Bitte „params“ entfernen.',
    )
  })
})
