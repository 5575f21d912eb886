import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vergleiche as mitFestenLeerzeichen } from './vergleiche.ts'

const vergleiche = (...args: Parameters<typeof mitFestenLeerzeichen>) =>
  mitFestenLeerzeichen(...args).map((a) => ({ ...a, satz: a.satz.replaceAll('\u00a0', ' ') }))

const datei = (json: unknown) => JSON.stringify(json)
const regel = (value: unknown, operator = 'greaterThan') => ({
  code: 'TST-AN-001',
  titel: 'Vermögen zu hoch',
  norm: '§ 21 Nr. 3 WoGG',
  phase: 'anspruch',
  conditions: { all: [{ fact: 'vermoegen', operator, value }] },
  event: { type: 'ablehnung', params: { text: 'zu-viel' } },
})
const stufen = (werte: unknown[][]) => ({
  id: 'hoechstbetrag',
  titel: 'Höchstbetrag',
  typ: 'betrag',
  norm: '§ 12 WoGG',
  schluessel: [{ id: 'personen', typ: 'ganzzahl' }],
  werte,
})
const basis: Record<string, string> = {
  'leistung.json': datei({ id: 'test', geprueftBis: '2026-12-31' }),
  'angaben.json': datei({ felder: [{ id: 'vermoegen', titel: 'Vermögen', typ: 'betrag' }] }),
  'fassungen/2025-01-01/parameter.json': datei({
    parameter: [
      stufen([
        [1, '361'],
        [2, '437'],
      ]),
    ],
  }),
  'fassungen/2025-01-01/ableitungen.json': datei({ ableitungen: [] }),
  'fassungen/2025-01-01/regeln/anspruch.json': datei({ regeln: [regel('60000')] }),
  'texte/zu-viel.md': '# Zu viel\nSie haben zu viel.\n',
}
const saetze = (neu: Record<string, string>) => vergleiche(basis, { ...basis, ...neu }).map((a) => a.satz)
const regeln = (...liste: unknown[]) => ({ 'fassungen/2025-01-01/regeln/anspruch.json': datei({ regeln: liste }) })

describe('the difference of two versions of a Leistungspaket', () => {
  test('names a threshold that moved, with its unit', () => {
    expect(saetze(regeln(regel('40000')))).toEqual([
      'Die Regel TST-AN-001 (Vermögen zu hoch): „Vermögen“ ist größer als 60.000,00 € → 40.000,00 €.',
    ])
  })
  test('shows an operator before and after', () => {
    expect(saetze(regeln(regel('60000', 'greaterThanInclusive')))).toEqual([
      'Die Regel TST-AN-001 (Vermögen zu hoch): „Vermögen“ ist größer als 60.000,00 € → „Vermögen“ ist mindestens 60.000,00 €.',
    ])
  })
  test('shows a condition of another shape as a whole', () => {
    const anders = { ...regel('60000'), conditions: { not: { fact: 'vermoegen', operator: 'lessThan', value: '1' } } }
    expect(saetze(regeln(anders))[0]).toContain('nachher: nicht („Vermögen“ ist kleiner als 1,00 €)')
  })
  test('names new and removed rules', () => {
    expect(saetze(regeln())).toEqual(['Entfallen: die Regel TST-AN-001 (Vermögen zu hoch).'])
    expect(saetze(regeln(regel('60000'), { ...regel('1'), code: 'TST-AN-002' }))).toEqual([
      'Neu: die Regel TST-AN-002 (Vermögen zu hoch).',
    ])
  })
  test('compares a new Fassung with the one before it, and says what changes from that day on', () => {
    const neu = {
      'fassungen/2027-01-01/fassung.json': datei({ wie: '2025-01-01' }),
      'fassungen/2027-01-01/parameter.json': datei({
        parameter: [
          stufen([
            [1, '380'],
            [2, '437'],
          ]),
        ],
      }),
    }
    const aenderungen = vergleiche(basis, { ...basis, ...neu })
    expect(aenderungen.map((a) => [a.ab, a.satz])).toEqual([
      ['2027-01-01', 'Neu: die Fassung ab dem 1. Januar 2027.'],
      ['2027-01-01', '„Höchstbetrag“ (hoechstbetrag): personen 1: 361,00 € → 380,00 €.'],
    ])
  })
  test('sums up a long table', () => {
    const lang = (faktor: number) => ({
      'fassungen/2025-01-01/parameter.json': datei({
        parameter: [stufen(Array.from({ length: 9 }, (_, i) => [i + 1, String((i + 1) * faktor)]))],
      }),
    })
    const [aenderung] = vergleiche({ ...basis, ...lang(100) }, { ...basis, ...lang(105) })
    expect(aenderung!.satz).toContain('und 5 weitere Zeilen (zwischen +5,0 % und +5,0 %)')
  })
  test('says the day until which the law was checked, and where a text changed', () => {
    expect(saetze({ 'leistung.json': datei({ id: 'test', geprueftBis: '2027-12-31' }) })).toEqual([
      'Leistung: Recht geprüft bis 31. Dezember 2026 → 31. Dezember 2027.',
    ])
    expect(saetze({ 'texte/zu-viel.md': '# Zu viel\nDas ist zu viel.\n' })).toEqual([
      'Text „zu-viel“: Zeile 2 „Sie haben zu viel.“ → „Das ist zu viel.“.',
    ])
  })
  test('is empty for the same, and swapping the two turns new into removed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 9 })),
        (a, b) => {
          const mit = (ids: number[]) => ({
            ...basis,
            ...regeln(...ids.map((i) => ({ ...regel('1'), code: `TST-AN-00${i}` }))),
          })
          const zahl = (x: ReturnType<typeof vergleiche>, art: string) => x.filter((y) => y.art === art).length
          expect(vergleiche(mit(a), mit(a))).toEqual([])
          expect(zahl(vergleiche(mit(a), mit(b)), 'neu')).toBe(zahl(vergleiche(mit(b), mit(a)), 'entfallen'))
        },
      ),
    )
  })
})
