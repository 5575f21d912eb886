import { describe, expect, test } from 'vitest'
import type { Lesefeld } from './katalog.ts'
import { parseWert } from './werte.ts'

const parse = (typ: Lesefeld['typ'], text: string, lauftext = false) =>
  parseWert(
    { id: 'x', typ, label: ['x'], wo: ['rechts'], werte: { deutsch: ['deutsch', 'Deutschland'] } },
    text.split('\n'),
    lauftext,
  )

describe('in a cell a value stands alone', () => {
  test.each<[Lesefeld['typ'], string, string]>([
    ['betrag', '520,00 EUR', '520.00'],
    ['betrag', '1.300,00 €', '1300.00'],
    ['betrag', '1300,00 €', '1300.00'],
    ['betrag', '1.234.567,89 Euro', '1234567.89'],
    ['betrag', 'EUR 520,--', '520.00'],
    ['betrag', '520 €', '520.00'],
    ['datum', '01.06.2025', '2025-06-01'],
    ['datum', '1.6.2025', '2025-06-01'],
    ['datum', '29. Februar 2024', '2024-02-29'],
    ['ganzzahl', '080', '80'],
    ['name', 'Müller,  Jörg', 'Müller, Jörg'],
    ['namen', '• Anna Schmidt\n• Ben Schmidt', 'Anna Schmidt\nBen Schmidt'],
    ['auswahl', 'DEUTSCHLAND', 'deutsch'],
  ])('%s „%s“ is %s', (typ, text, wert) => {
    expect(parse(typ, text)).toBe(wert)
  })

  test.each<[Lesefeld['typ'], string]>([
    ['betrag', '520,00'],
    ['betrag', '1,300.00 EUR'],
    ['betrag', '13.00,00 EUR'],
    ['betrag', '520,0 EUR'],
    ['betrag', '-520,00 EUR'],
    ['betrag', 'ca. 520,00 EUR'],
    ['betrag', '520,00 EUR zuzüglich 30,00 EUR'],
    ['betrag', '520,00 CHF'],
    ['datum', '31.02.2025'],
    ['datum', '29.02.2025'],
    ['datum', '01.06.25'],
    ['datum', '2025-06-01'],
    ['datum', '1. Brachet 2025'],
    ['ganzzahl', '80 %'],
    ['ganzzahl', 'achtzig'],
    ['auswahl', 'deutsch und polnisch'],
    ['name', ''],
    ['namen', '•'],
  ])('%s „%s“ stays unread', (typ, text) => {
    expect(parse(typ, text)).toBeUndefined()
  })
})

describe('in running text other words may follow', () => {
  test.each<[Lesefeld['typ'], string, string | undefined]>([
    ['betrag', '520,00 € und umfasst', '520.00'],
    ['datum', '1. Juni 2025; eine Anpassung', '2025-06-01'],
    ['ganzzahl', '80 durch Bescheid', '80'],
    ['betrag', '520,00 €uro', undefined],
    ['datum', '01.06.20255', undefined],
    ['ganzzahl', '80,5 Prozent', undefined],
    ['ganzzahl', 'mindestens 80', undefined],
  ])('%s „%s“', (typ, text, wert) => {
    expect(parse(typ, text, true)).toBe(wert)
  })
})
