import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Eingereicht, ereignisse, fold, reicheEin, reicheNach, status } from './aktionen.ts'
import { auftrag, bytesOf, dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fallVon } from './faelle.ts'
import { textOf } from './pdf.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-05-12T09:00:00+02:00' })
})
afterAll(() => c?.stop())

const bescheidText = async (vorgang: Eingereicht) =>
  textOf(bytesOf(c, 'brief', `${auftrag(c, 'brief', vorgang, 'Bescheid').auftrag}.pdf`))

describe('two dogs are registered for the Hundesteuer, one with a passed examination', () => {
  let vorgang: Eingereicht
  beforeAll(async () => {
    vorgang = await reicheEin(c, fallVon(c, 'hundesteuer', 'begleithund'))
  })

  it('is assessed by the rules alone: one amount from the month after they came to the end of the year', async () => {
    const { entscheidung, auswertung } = await fold(c, vorgang)
    expect(entscheidung?.fakten).toMatchObject({ weg: 'dunkel', ausgang: 'bewilligung' })
    expect(entscheidung?.inhalt.abschnitte).toEqual([
      { von: '2025-06-01', bis: '2025-12-31', fassung: '2024-01-01', betrag: '98.00' },
    ])
    expect(auswertung?.fakten.gates.every((g) => g.klar)).toBe(true)
  })

  it('the Bescheid speaks of a tax: Festsetzung, dogs, later years, and the remedy of § 68 VwGO', async () => {
    const text = await bescheidText(vorgang)
    for (const words of [
      'Ihre Anmeldung vom 12. Mai 2025',
      'Emil Krause',
      'Hundesteuer',
      'auf 98,00',
      'Ihre Hunde',
      'Momo',
      'erster Hund',
      'zweiter Hund',
      '168,00',
      '§ 155 Abs. 4 AO',
      'Widerspruch',
      'Beispielberg',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/Wohngeld|SGB|Haushaltsmitglied|im Monat|Einspruch|bewillig/)
  })

  it('is made known on a Werktag, from which the month of the Widerspruch counts', () => {
    // Posted on Monday, the fourth day is a Friday; the month ends on a Monday.
    expect(auftrag(c, 'steuern', vorgang, 'Uebergabe').bescheid).toEqual({
      aufgabe: '2025-05-12',
      bekanntgabe: '2025-05-16',
      rechtsbehelfBis: '2025-06-16',
    })
  })

  it('is handed to the Fachverfahren that the package names, in its own folder and format', () => {
    expect(auftrag(c, 'steuern', vorgang, 'Uebergabe')).toMatchObject({
      format: 'steuern-uebergabe/1',
      fachverfahren: 'steuern',
      entscheidung: { weg: 'dunkel', ausgang: 'bewilligung' },
      zahlungen: [{ von: '2025-06-01', bis: '2025-12-31', betrag: '98.00' }],
    })
    expect(dateien(c, 'soziales', vorgang)).toEqual([])
    expect(dateien(c, 'eakte', vorgang).length).toBeGreaterThan(3)
  })

  it('is decided once, and its owner can see that', async () => {
    expect(await ereignisse(c, vorgang, 'entscheidung.getroffen')).toHaveLength(1)
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', amZug: 'niemand' })
  })
})

it('what is missing about a dog is asked for by its name, and the answer leads to the assessment', async () => {
  const fall = fallVon(c, 'hundesteuer', 'ausweis-fehlt')
  const vorgang = await reicheEin(c, fall)
  const brief = auftrag(c, 'brief', vorgang, 'Nachforderung')
  const text = await textOf(bytesOf(c, 'brief', `${brief.auftrag}.pdf`))
  for (const words of ['Heimtierausweis oder Impfpass für Lotte', 'Rasse (Lotte)', 'Ihre Anmeldung vom'])
    expect(text).toContain(words)
  const [{ angaben, anlagen }] = fall.schritte as [(typeof fall.schritte)[number]]
  await reicheNach(c, vorgang, { angaben, anlagen, fall })
  expect((await fold(c, vorgang)).entscheidung?.fakten).toMatchObject({ weg: 'dunkel', ausgang: 'bewilligung' })
})

it('an assistance dog costs nothing, and the Bescheid says so without an amount', async () => {
  const vorgang = await reicheEin(c, fallVon(c, 'hundesteuer', 'assistenzhund'))
  expect((await fold(c, vorgang)).entscheidung?.fakten).toMatchObject({ weg: 'dunkel', ausgang: 'ablehnung' })
  expect(await bescheidText(vorgang)).toContain('keine Hundesteuer')
  expect(auftrag(c, 'steuern', vorgang, 'Uebergabe').zahlungen).toEqual([])
})
