import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { renderTabelle, type Tabellenzeile } from './tabelle.ts'

const zeile = (over: Partial<Tabellenzeile>): Tabellenzeile => ({
  vorgangId: '5EF6-68ND-NPG2-TSB9-P',
  titel: 'Unvollständig im November 2024, Nachreichung im Januar 2025: zwei Beträge',
  ergebnis: {
    weg: 'nachforderung',
    ausgang: 'bewilligung',
    betraege: ['101', '135'],
    codes: ['AS-NACHWEIS-WIDERSPRUCH'],
  },
  abweichungen: [],
  dauerMs: 12_345.6,
  ...over,
})
const linesAt = (columns: number, zeilen: Tabellenzeile[]) =>
  stripVTControlCharacters(renderTabelle(zeilen, columns, ['Briefe: hier'])).split('\n')

describe('the table of the samples', () => {
  test.each([60, 100, 133, 400])('fits a terminal of %i columns, but needs 100', (columns) => {
    const lines = linesAt(columns, [zeile({})])
    expect(Math.max(...lines.map((l) => l.length))).toBeLessThanOrEqual(Math.max(100, columns))
  })
  test('breaks no Vorgangs-ID, reason or amount', () => {
    const text = linesAt(100, [zeile({})]).join('\n')
    for (const whole of [
      '5EF6-68ND-NPG2-TSB9-P',
      'AS-NACHWEIS-WIDERSPRUCH',
      'Nachforderung',
      '101 │',
      '135 │',
      '12346 │',
    ])
      expect(text).toContain(whole)
  })
  test('ends with how many are as expected, and says before what is not', () => {
    const lines = linesAt(100, [zeile({}), zeile({ abweichungen: ['Weg: erwartet dunkel, ist Person'] })])
    expect(lines.at(-1)).toBe('1 von 2 wie erwartet')
    expect(lines.at(-2)).toContain('erwartet dunkel')
  })
})
