import { describe, expect, test } from 'vitest'
import { ableitung, ERGEBNIS, fehlerBei, leistung, paketMit } from '../pruefstand/test-paket.ts'
import { werteAus } from './werte-aus.ts'

const einmal = {
  ...(leistung['ergebnis'] as object),
  turnus: 'einmal',
  auswahl: 'eingang',
  zeitraum: { von: 'erster', bis: 'letzter' },
}
const tage = [
  ableitung('erster', 'datum', 'date("2025-03-10")'),
  ableitung('letzter', 'datum', 'if count(kinder) = 1 then verfahren.entscheidungsdatum else date("2025-12-31")'),
]
const leistungMit = (ergebnis: object) => ({ 'leistung.json': { ...leistung, ergebnis } })
const neueFassung = {
  'fassungen/2025-01-01/fassung.json': { wie: '2023-01-01' },
  'fassungen/2025-01-01/parameter.json': {
    parameter: [{ id: 'satz', typ: 'betrag', wert: '99', norm: '§ 2 ProbeG' }],
  },
}

describe('an amount that holds once', () => {
  test('has one Abschnitt under the law of the day of receipt, on the days that the package computes', () => {
    const paket = paketMit({ ableitungen: tage, ersetzt: { ...leistungMit(einmal), ...neueFassung } })
    const angaben = { kinder: [{ id: 'k1' }, { id: 'k2' }], personen: 1 }
    const lage = { angaben, eingangsdatum: '2024-12-20', entscheidungsdatum: '2025-02-01' }
    const erwartet = { von: '2025-03-10', bis: '2025-12-31', fassung: '2023-01-01', betrag: '51.00' }
    expect(werteAus(paket, lage).abschnitte).toEqual([erwartet])
    expect(werteAus(paket, { ...lage, eingangsdatum: '2025-01-01' }).abschnitte).toEqual([
      { ...erwartet, fassung: '2025-01-01', betrag: '198.00' },
    ])
  })
  test('is not settled while its days are unknown, though the amount is known', () => {
    const beginn = ableitung('erster', 'datum', 'if personen > 1 then date("2025-03-10") else date("2025-04-01")')
    const paket = paketMit({ ableitungen: [beginn, tage[1]!], ersetzt: leistungMit(einmal) })
    const angaben = { kinder: [{ id: 'k1' }] }
    const lage = { angaben, eingangsdatum: '2024-12-20', entscheidungsdatum: '2025-02-01' }
    const { ausgang, offen, abschnitte } = werteAus(paket, lage)
    expect([ausgang, offen, abschnitte[0]!.betrag]).toEqual(['offen', ['personen'], '25.50'])
  })
  test('keeps the months of the Antrag while its days are unknown', () => {
    const paket = paketMit({ ableitungen: tage, ersetzt: leistungMit(einmal) })
    const lage = { angaben: { personen: 1, monate: 2 }, eingangsdatum: '2024-12-20', entscheidungsdatum: '2025-02-01' }
    expect(werteAus(paket, lage).abschnitte).toEqual([
      { von: '2024-12-01', bis: '2025-01-31', fassung: '2023-01-01', betrag: null },
    ])
  })
  test.each([
    ['by months under several Fassungen', { ...einmal, auswahl: 'monat-oder-entscheidung' }, 'ergebnis.auswahl'],
    [
      'a day that is no Ableitung',
      { ...einmal, zeitraum: { von: 'erster', bis: 'personen' } },
      'ergebnis.zeitraum.bis',
    ],
    ['days for an amount per month', { ...einmal, turnus: 'monat' }, 'ergebnis.zeitraum'],
  ])('is refused with %s', (_was, ergebnis, pfad) => {
    const ableitungen = { 'fassungen/2023-01-01/ableitungen.json': { ableitungen: [...tage, ERGEBNIS] } }
    const fehler = fehlerBei({ ...leistungMit(ergebnis), ...ableitungen })
    expect(fehler.map((f) => [f.datei, f.pfad])).toEqual([['leistung.json', pfad]])
  })
})
