import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paketMit } from '../pruefstand/test-paket.ts'
import { pruefeAngabe, pruefeAngaben } from './pruefe-angaben.ts'

const paket = paketMit({})
const name = { antragsteller: { name: 'Ada' } }
const fehler = (mehr: unknown) =>
  pruefeAngaben(paket, { ...name, ...(mehr as object) }).fehler.map((f) => [f.pfad, f.code, f.text])
const codes = (mehr: unknown) => fehler(mehr).map(([pfad, code]) => `${pfad}: ${code}`)

describe('given the JSON of an Antrag', () => {
  test('then every value comes out typed and in one form', () => {
    const roh = {
      antragsteller: { name: 'Zoe\u0308', geburtsdatum: '2000-02-29', sperre: false, betreuung: null },
      einkommen: '520',
      flaeche: '62.50',
      personen: 2,
      art: 'miete',
      kinder: [{ id: 'k1', alter: 3, jobs: [{ id: 'j1', lohn: '0.5' }] }],
    }
    expect(pruefeAngaben(paket, roh)).toEqual({
      angaben: {
        antragsteller: { name: 'Zoë', geburtsdatum: '2000-02-29', sperre: false },
        einkommen: '520.00',
        flaeche: '62.5',
        personen: 2,
        art: 'miete',
        kinder: [{ id: 'k1', alter: 3, jobs: [{ id: 'j1', lohn: '0.50' }] }],
      },
      fehler: [],
    })
  })
  test('then only pflicht fields may not be missing', () => {
    expect(pruefeAngaben(paket, {}).fehler).toEqual([
      {
        pfad: 'antragsteller.name',
        code: 'fehlt',
        text: '„Name“ fehlt. Ohne diese Angabe kann der Antrag nicht angenommen werden.',
      },
    ])
    for (const leer of ['', '  ', '\n'])
      expect(pruefeAngaben(paket, { antragsteller: { name: leer } }).fehler[0]?.code).toBe('fehlt')
    expect(fehler({})).toEqual([])
  })
  test('then none of them can be taken back later, neither alone nor with what holds it', () => {
    for (const pfad of ['antragsteller.name', 'antragsteller'])
      expect(pruefeAngabe(paket, pfad, null).fehler.map((f) => [f.pfad, f.code])).toEqual([
        ['antragsteller.name', 'fehlt'],
      ])
  })
  test('then a misspelt field is refused with the right spelling', () => {
    expect(fehler({ einkomen: '1', kinder: [{ id: 'k1', altr: 1 }], quatsch: 1 })).toEqual([
      ['einkomen', 'unbekanntes-feld', 'Das Feld „einkomen“ gibt es hier nicht. Meinten Sie „einkommen“?'],
      ['quatsch', 'unbekanntes-feld', 'Das Feld „quatsch“ gibt es hier nicht. Bitte entfernen.'],
      ['kinder[k1].altr', 'unbekanntes-feld', 'Das Feld „altr“ gibt es hier nicht. Meinten Sie „alter“?'],
    ])
  })
  test.each([
    '1e3',
    '0x10',
    ' 12 ',
    'NaN',
    '+1',
    '1,5',
    '1.234',
    '-',
    '',
    '12345678901',
    520,
    0.1,
    true,
    {},
    [],
    'Infinity',
    '１',
  ])('then the amount %j is refused', (einkommen) => {
    expect(fehler({ einkommen })).toEqual([
      [
        'einkommen',
        'typ',
        '„Einkommen“: Erwartet wird ein Betrag als Text mit Punkt und höchstens zwei Nachkommastellen, zum Beispiel "520.00".',
      ],
    ])
  })
  test.each([
    ['miete', '-1', '„Miete“: Der Wert darf nicht kleiner als 0 sein.'],
    ['einkommen', '-1000.01', '„Einkommen“: Der Wert darf nicht kleiner als -1000 sein.'],
    ['einkommen', '100000.01', '„Einkommen“: Der Wert darf nicht größer als 100000 sein.'],
    ['personen', 13, '„Personen“: Der Wert darf nicht größer als 12 sein.'],
    ['art', 'zelt', '„Art“: Erlaubt sind: miete, eigentum.'],
  ])('then %s %j is out of range', (feld, wert, text) => {
    expect(fehler({ [feld]: wert })).toEqual([[feld, 'bereich', text]])
  })
  test.each([2.5, '2', Number.NaN, 2 ** 60, null, true])(
    'then the whole number %j is refused or unknown, never guessed',
    (personen) => {
      expect(codes({ personen })).toEqual(personen === null ? [] : ['personen: typ'])
    },
  )
  test.each(['2025-02-29', '2025-13-01', '2025-1-1', '01.02.2025', '2025-02-03T00:00:00Z', 20250203, '٢٠٢٥-٠١-٠١'])(
    'then the day %j is refused',
    (geburtsdatum) => {
      expect(codes({ antragsteller: { name: 'Ada', geburtsdatum } })).toEqual(['antragsteller.geburtsdatum: typ'])
    },
  )
  test('then yes and no are JSON booleans', () => {
    for (const verheiratet of ['true', 1, 'ja', []]) expect(codes({ verheiratet })).toEqual(['verheiratet: typ'])
  })
  test('then text has a length in characters, and no control characters', () => {
    expect(codes({ bemerkung: '😀'.repeat(100) })).toEqual([])
    expect(codes({ bemerkung: '😀'.repeat(101) })).toEqual(['bemerkung: zu-lang'])
    expect(codes({ bemerkung: 'x'.repeat(1_000_000) })).toEqual(['bemerkung: zu-lang'])
    for (const text of ['a\u0000b', 'a\u001fb', '\ud800', 'a\u0085'])
      expect(codes({ bemerkung: text })).toEqual(['bemerkung: typ'])
    expect(codes({ bemerkung: 'a\n\tb' })).toEqual([])
  })
  test('then the items of a list have ids of their own', () => {
    expect(codes({ kinder: [{ alter: 1 }, { id: 'k/1' }, { id: 'a', alter: 'x' }, { id: 'a' }, 7] })).toEqual([
      'kinder[0].id: fehlt',
      'kinder[1].id: typ',
      'kinder[a].alter: typ',
      'kinder[a].id: doppelt',
      'kinder[4]: typ',
    ])
    expect(codes({ kinder: Array.from({ length: 6 }, (_, i) => ({ id: `k${String(i)}` })) })).toEqual([
      'kinder: zu-viele',
    ])
    expect(codes({ kinder: { id: 'k1' } })).toEqual(['kinder: typ'])
  })
  test('then hostile names are only unknown fields and leave no trace', () => {
    const roh = JSON.parse(
      '{"antragsteller":{"name":"Ada","__proto__":{"x":1}},"$ne":1,"__proto__":{"polluted":true},"constructor":{"prototype":1}}',
    )
    const { angaben, fehler } = pruefeAngaben(paket, roh)
    expect(fehler.map((f) => `${f.pfad}: ${f.code}`)).toEqual([
      '$ne: unbekanntes-feld',
      '__proto__: unbekanntes-feld',
      'constructor: unbekanntes-feld',
      'antragsteller.__proto__: unbekanntes-feld',
    ])
    expect(angaben).toEqual({ antragsteller: { name: 'Ada' } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
  test('then an operator in place of a value is refused', () => {
    expect(codes({ einkommen: { $ne: '' }, art: { $gt: '' }, antragsteller: { name: { $regex: '.' } } })).toEqual([
      'antragsteller.name: typ',
      'einkommen: typ',
      'art: typ',
    ])
  })
  test('then depth does no harm', () => {
    let tief: unknown = 1
    for (let i = 0; i < 10_000; i++) tief = i % 2 ? { a: tief } : [tief]
    expect(codes({ a: tief, kinder: tief, einkommen: tief })).toEqual([
      'a: unbekanntes-feld',
      'einkommen: typ',
      'kinder: typ',
    ])
    for (const roh of [null, [], 'x', 7, undefined]) expect(pruefeAngaben(paket, roh).fehler[0]?.code).toBe('typ')
  })
  test('then the list of faults has an end and repeats no value', () => {
    const viele = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`feld${String(i)}`, 1]))
    expect(pruefeAngaben(paket, viele).fehler.length).toBe(100)
    expect(
      JSON.stringify(
        fehler({ einkommen: 'GEHEIM', antragsteller: { name: 'A', geburtsdatum: 'GEHEIM' }, art: 'GEHEIM' }),
      ),
    ).not.toContain('GEHEIM')
  })
  test('then whatever comes, the answer is typed once and for all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (roh) => {
        const { angaben, fehler } = pruefeAngaben(paket, {
          ...name,
          einkommen: roh,
          kinder: roh,
          bemerkung: roh,
          personen: roh,
        })
        expect(pruefeAngaben(paket, angaben)).toEqual({ angaben, fehler: [] })
        for (const f of fehler) expect(f.text).toMatch(/[.?]$/)
      }),
    )
  })
})

describe('given one value by its path', () => {
  test.each([
    ['einkommen', '520', '520.00'],
    ['antragsteller.geburtsdatum', '2000-01-01', '2000-01-01'],
    ['kinder[k2].alter', 4, 4],
    ['kinder[k2].jobs[j-1].lohn', '1', '1.00'],
    ['kinder', [{ id: 'k1' }], [{ id: 'k1' }]],
    ['kinder[k1]', { id: 'k1', alter: 2 }, { id: 'k1', alter: 2 }],
    ['verheiratet', null, null],
  ])('then %s takes %j', (pfad, wert, erwartet) => {
    expect(pruefeAngabe(paket, pfad, wert)).toEqual({ wert: erwartet, fehler: [] })
  })
  test.each([
    ['einkomen', '1', 'unbekanntes-feld', 'Das Feld „einkomen“ gibt es hier nicht. Meinten Sie „einkommen“?'],
    ['kinder.alter', 1, 'unbekanntes-feld', '„kinder“ ist eine Liste. Bitte den Eintrag nennen: „kinder[id]“.'],
    [
      'einkommen[a]',
      1,
      'unbekanntes-feld',
      'In eckigen Klammern steht die „id“ eines Eintrags, und nur hinter einer Liste.',
    ],
    ['einkommen.x', 1, 'unbekanntes-feld', '„einkommen“ hat keine Unterfelder.'],
    ['kinder[k1].id', 'k2', 'unbekanntes-feld', 'Die „id“ eines Eintrags lässt sich nicht ändern.'],
    [
      'kinder[k1]',
      { id: 'k2' },
      'bereich',
      'Die „id“ des Eintrags bleibt, wie sie ist. Bitte dieselbe angeben wie im Pfad.',
    ],
    [
      '__proto__.x',
      1,
      'unbekanntes-feld',
      'Das ist kein Pfad einer Angabe. So sieht er aus: „wohnung.miete“ oder „haushalt.mitglieder[m2].gdb“.',
    ],
    [
      'kinder[*].alter',
      1,
      'unbekanntes-feld',
      'Das ist kein Pfad einer Angabe. So sieht er aus: „wohnung.miete“ oder „haushalt.mitglieder[m2].gdb“.',
    ],
    ['kinder[k1].alter', '4', 'typ', '„Alter“: Erwartet wird eine ganze Zahl ohne Anführungszeichen, zum Beispiel 12.'],
    ['antragsteller.name', null, 'fehlt', '„Name“ fehlt. Ohne diese Angabe kann der Antrag nicht angenommen werden.'],
    ['einkommen', undefined, 'fehlt', '„Einkommen“ fehlt. Ohne diese Angabe kann der Antrag nicht angenommen werden.'],
  ])('then %s refuses %j', (pfad, wert, code, text) => {
    expect(pruefeAngabe(paket, pfad, wert)).toEqual({ wert: undefined, fehler: [{ pfad, code, text }] })
  })
})
