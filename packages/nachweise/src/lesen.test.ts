import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lesefeld, Wo } from './katalog.ts'
import { leseAnlage, leseNachweis } from './lesen.ts'
import { seite } from './test-zeilen.ts'

const ueberall: Wo[] = ['rechts', 'darunter', 'danach']
const miete: Lesefeld = { id: 'miete', typ: 'betrag', label: ['Bruttokaltmiete', 'Miete ohne Heizung'], wo: ueberall }
const mieter: Lesefeld = { id: 'mieter', typ: 'name', label: ['Mieter', 'vermietet an'], wo: ueberall }
const ab: Lesefeld = { id: 'ab', typ: 'datum', label: ['Gültig ab', 'gilt seit dem'], wo: ueberall }
const personen: Lesefeld = { id: 'personen', typ: 'namen', label: ['Personen'], wo: ['rechts', 'darunter'] }
const lies = (felder: Lesefeld[], text: string) => leseNachweis({ lesen: { felder } }, seite(text))
const gelesen = (felder: Record<string, string>) => ({ gelesen: true, grund: '', felder })
const ungelesen = (grund: string) => ({ gelesen: false, grund, felder: {} })

describe('a form', () => {
  test('is read to the right of its labels', () => {
    expect(lies([miete, ab], 'Bruttokaltmiete: | 520,00 EUR\nGültig ab | 01.06.2025')).toEqual(
      gelesen({ miete: '520.00', ab: '2025-06-01' }),
    )
  })
  test('is read below its labels', () => {
    expect(lies([miete, ab], 'Bruttokaltmiete | Gültig ab\n520,00 EUR | 01.06.2025')).toEqual(
      gelesen({ miete: '520.00', ab: '2025-06-01' }),
    )
  })
  test('may hold label and value in one cell', () => {
    expect(lies([miete], 'BRUTTOKALTMIETE : 520,00 EUR')).toEqual(gelesen({ miete: '520.00' }))
  })
  test('may spread a value over several lines beside its label', () => {
    expect(lies([{ ...mieter, typ: 'text' }], 'Mieter | Lindenstraße 5\n | 04103 Leipzig')).toEqual(
      gelesen({ mieter: 'Lindenstraße 5 04103 Leipzig' }),
    )
  })
  test('lists persons beside or below a label, up to the next gap', () => {
    const both = gelesen({ personen: 'Schmidt, Anna\nSchmidt, Ben' })
    expect(lies([personen], 'Personen | Schmidt, Anna\n | Schmidt, Ben\n\nSeite 1')).toEqual(both)
    expect(
      lies([{ ...personen, wo: ['darunter'] }], 'Personen | Tag\nSchmidt, Anna | 1.\nSchmidt, Ben | 2.\n\nSeite 1'),
    ).toEqual(both)
  })
  test('does not take the next label for a value', () => {
    expect(lies([{ ...mieter, wo: ['rechts'] }, ab], 'Mieter | Gültig ab | 01.06.2025').grund).toBe('wert-fehlt:mieter')
  })
})

describe('a letter', () => {
  test('is read behind its phrases, across line breaks', () => {
    const text =
      'Die Wohnung ist vermietet an Jörg Müller-\nLüdenscheidt. Die Bruttokaltmie-\nte ist hier genannt, sie gilt seit\ndem 1. Juni 2025.'
    expect(lies([mieter, ab], text)).toEqual(gelesen({ mieter: 'Jörg Müller-Lüdenscheidt', ab: '2025-06-01' }))
  })
  test('ends a value where the next label begins', () => {
    const geboren: Lesefeld = { id: 'geboren', typ: 'datum', label: ['geboren am'], wo: ['danach'] }
    expect(lies([mieter, geboren], 'vermietet an Dr. Anna M. Schmidt, geboren am 3. April 1960, seit langem.')).toEqual(
      gelesen({ mieter: 'Dr. Anna M. Schmidt', geboren: '1960-04-03' }),
    )
  })
  test('does not read beyond its paragraph', () => {
    expect(lies([mieter], 'Die Wohnung ist vermietet an\n\nJörg Müller.').grund).toBe('wert-fehlt:mieter')
  })
})

describe('what prints alike is read alike', () => {
  test.each([
    ['ligatures', 'Pﬁfﬁg', 'Pfiffig'],
    ['soft hyphens', 'Pfif\u00adfig', 'Pfiffig'],
    ['decomposed umlauts', 'Mu\u0308ller', 'Müller'],
    ['hard blanks', 'Anna\u00a0\u2009Schmidt', 'Anna Schmidt'],
  ])('%s', (_, printed, name) => {
    expect(lies([mieter], `Mieter | ${printed}`)).toEqual(gelesen({ mieter: name }))
  })
})

describe('a document counts as unread', () => {
  test.each([
    ['when a label is missing', 'Kaltmiete | 520,00 EUR', 'label-fehlt:miete'],
    ['when a label stands twice', 'Bruttokaltmiete | 520,00 EUR\nBruttokaltmiete | 520,00 EUR', 'label-mehrfach:miete'],
    [
      'when two synonyms stand there',
      'Bruttokaltmiete | 520,00 EUR\nMiete ohne Heizung | 530,00 EUR',
      'label-mehrfach:miete',
    ],
    [
      'when a form repeats the label in its small print',
      'Bruttokaltmiete | 520,00 EUR\n\nZur Bruttokaltmiete siehe Rückseite.',
      'label-mehrfach:miete',
    ],
    ['when no value stands there', 'Bruttokaltmiete\n\n\n\nSeite 1', 'wert-fehlt:miete'],
    ['when the value is not typed as asked', 'Bruttokaltmiete | siehe Anlage', 'wert-unlesbar:miete'],
    [
      'when the value goes on in the next line',
      'Bruttokaltmiete | 520,00 EUR\n | zuzüglich 30,00 EUR',
      'wert-unlesbar:miete',
    ],
    ['when the label is only part of a word', 'Gesamtbruttokaltmiete | 520,00 EUR', 'label-fehlt:miete'],
  ])('%s', (_, text, grund) => {
    expect(lies([miete], text)).toEqual(ungelesen(grund))
  })
  test('but what could be read is kept for the person', () => {
    expect(lies([miete, ab], 'Bruttokaltmiete | 520,00 EUR')).toEqual({
      gelesen: false,
      grund: 'label-fehlt:ab',
      felder: { miete: '520.00' },
    })
  })
  test('when the catalogue does not read or know its kind, or it had no text', () => {
    const eintrag = { id: 'a', code: 'A-1', titel: 'A', norm: '§ 1' }
    const liste = [eintrag, { ...eintrag, id: 'b', lesen: { felder: [miete] } }]
    const read = (art: string) =>
      leseAnlage({ liste }, { anlageId: '1', art, betrifft: '' }, { ok: false, grund: 'kein-text' })
    expect([read('a').grund, read('b').grund, read('c').grund]).toEqual([
      'nicht-vorgesehen',
      'kein-text',
      'art-unbekannt',
    ])
  })
})

test('a longer label of another field takes its words away from a shorter one', () => {
  const vorname: Lesefeld = { id: 'kind', typ: 'name', label: ['Mieter des Stellplatzes'], wo: ['rechts', 'danach'] }
  expect(lies([mieter, vorname], 'Mieter | Anna\nMieter des Stellplatzes | Ben')).toEqual(
    gelesen({ mieter: 'Anna', kind: 'Ben' }),
  )
})

test('reading never throws, whatever the lines hold', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'Bruttokaltmiete',
      'Miete ohne Heizung:',
      'Personen',
      '520,00 EUR',
      '01.06.2025',
      '-',
      'gilt seit dem',
    ),
  )
  const number = fc.oneof(fc.integer({ min: -100, max: 900 }), fc.double())
  const zelle = fc.record({ text: words, x: number, x2: number })
  const zeile = fc.record({
    seite: fc.integer({ min: 1, max: 3 }),
    y: number,
    hoehe: number,
    zellen: fc.array(zelle, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(zeile, { maxLength: 12 }), (zeilen) => {
      const result = leseNachweis({ lesen: { felder: [miete, mieter, ab, personen] } }, zeilen)
      expect(result.gelesen).toBe(Object.keys(result.felder).length === 4)
    }),
    { numRuns: 500 },
  )
})
