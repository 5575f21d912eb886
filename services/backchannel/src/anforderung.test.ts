import type { Erinnerung, Fristantwort, Nachforderung } from '@weiche/dokumente'
import { type Ereignis, offeneNachforderung } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { geprueft, nachgefordert } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'

const letterName = (art: string, seq: number) => `${art}_${e.testVorgangId}_${seq}.pdf`
const id = (seq: number) => `${e.testVorgangId}:${seq}.0`
const given = [...geprueft, [nachgefordert(1, '2025-06-30')]]

describe('the request', () => {
  test('is one list with reason and norm per item, and says whose document is meant', async () => {
    const u = await createUmgebung(given)
    await u.settle()
    const letter = (await u.letter(letterName('Nachforderung', 4))) as Nachforderung
    expect(letter.punkte.map(({ titel, betrifft, grund }) => ({ titel, betrifft, grund }))).toEqual([
      {
        titel: 'Rentenbescheid oder letzte Anpassungsmitteilung',
        betrifft: 'Çağla Weiß',
        grund: 'Wir brauchen den aktuellen Bescheid oder die letzte Anpassungsmitteilung zu jeder Rente.',
      },
      {
        titel: 'Miete',
        betrifft: '',
        grund: 'Diese Angabe kann so nicht stimmen. Bitte prüfen und berichtigen Sie sie.',
      },
      { titel: expect.stringContaining('Miet'), betrifft: '', grund: 'Bitte eine neuere.' },
    ])
    expect(letter).toMatchObject({ frist: '2025-06-30', bezug: 'Ihr Antrag vom 1. Juni 2025', datum: '2025-06-01' })
    expect(JSON.stringify(letter)).not.toContain('{{')
    expect((await u.fold()).mitteilungenVersandt[id(4)]?.fakten.kanal).toBe('brief')
  })
  test('two requests that wait behind each other both get their letter', async () => {
    const u = await createUmgebung([...given, [e.nachgereicht()], [nachgefordert(5, '2025-07-10')]])
    await u.settle()
    expect((await u.letters()).filter((n) => n.endsWith('.pdf'))).toEqual(
      [4, 6].map((seq) => letterName('Nachforderung', seq)),
    )
  })
  test('a continued request makes no letter', async () => {
    const u = await createUmgebung(given)
    await u.settle()
    await u.append(e.nachgereicht())
    await u.append(nachgefordert(6, '2025-06-30', id(4)))
    await u.settle()
    expect((await u.letters()).filter((n) => n.endsWith('.pdf'))).toHaveLength(1)
  })
})

describe('who asked for more time', () => {
  const waiting = [...given, [e.mitgeteilt(4)], [e.mehrZeitErbeten(4, '2025-12-01')]]
  const person = [e.ausgesteuert(1, 'frist', '', ['AS-FRISTVERLAENGERUNG'])]
  const letterOf = async (...answer: Ereignis[]) => {
    const u = await createUmgebung([...waiting, person, answer])
    await u.settle()
    await u.settle()
    expect((await u.letters()).filter((n) => n.startsWith('Fristantwort') && n.endsWith('.pdf'))).toHaveLength(1)
    return { u, letter: (await u.letter(letterName('Fristantwort', 8))) as Fristantwort }
  }
  test('is told by letter that a person gives it, and until when', async () => {
    const { u, letter } = await letterOf(e.verlaengert(4, '2025-07-31', 'person'))
    expect(letter).toMatchObject({ ausgang: 'gewaehrt', frist: '2025-07-31' })
    expect(await u.job(`Fristantwort_${e.testVorgangId}_8.json`)).toMatchObject({
      metadaten: { frist: { datum: '2025-07-31' } },
    })
  })
  test('is told that a person does not, why, and which Frist stays; then that Frist goes on', async () => {
    const { u, letter } = await letterOf(e.nichtVerlaengert(4, '2025-06-30'))
    expect(letter).toMatchObject({ ausgang: 'abgelehnt', frist: '2025-06-30', begruendung: ['zu lang'] })
    expect(JSON.stringify(letter.text)).toContain('30. Juni 2025')
    u.clock.now = new Date('2025-06-30T21:59:00Z')
    await u.settle()
    expect(await u.types()).not.toContain('erinnerung.veranlasst')
    u.clock.now = new Date('2025-07-01T10:00:00Z')
    await u.settle()
    expect(await u.types()).toContain('erinnerung.versandt')
  })
  test('gets no letter for what the rules gave at once, or a late letter: the page and that letter say it', async () => {
    const u = await createUmgebung([...given, [e.mitgeteilt(4)], [e.verlaengert(4, '2025-07-31')]])
    await u.settle()
    expect(await u.letters()).toEqual([])
  })
})

describe('as time goes by', () => {
  test('request, reminder with warning, end of the deadline: each once, and a person is next', async () => {
    const u = await createUmgebung(given)
    await u.settle()
    u.clock.now = new Date('2025-06-30T21:59:00Z')
    await u.settle()
    expect(await u.types()).not.toContain('erinnerung.veranlasst')

    u.clock.now = new Date('2025-06-30T22:01:00Z')
    await u.settle()
    const [erinnerung] = (await u.fold()).erinnerungen
    expect(erinnerung!.fakten.frist).toBe('2025-07-21')
    const letter = (await u.letter(letterName('Erinnerung', erinnerung!.seq))) as Erinnerung
    expect(letter).toMatchObject({ nachforderungVom: '2025-06-01', frist: '2025-07-21', datum: '2025-07-01' })
    expect(JSON.stringify(letter.belehrung)).toContain('§ 66 Abs. 1 und 3 SGB I')

    u.clock.now = new Date('2025-07-21T12:00:00Z')
    await u.settle()
    expect(await u.types()).not.toContain('frist.abgelaufen')
    u.clock.now = new Date('2025-07-22T12:00:00Z')
    await u.settle()
    u.clock.now = new Date('2025-12-01T12:00:00Z')
    await u.settle()
    const types = await u.types()
    for (const once of ['erinnerung.veranlasst', 'erinnerung.versandt', 'frist.abgelaufen'])
      expect(types.filter((t) => t === once)).toHaveLength(1)
  })
  test('after a long standstill the citizen still gets the reminder and its full time', async () => {
    const u = await createUmgebung(given)
    await u.settle()
    u.clock.now = new Date('2026-02-02T12:00:00Z')
    await u.settle()
    expect((await u.fold()).erinnerungen[0]!.fakten.frist >= '2026-02-16').toBe(true)
    expect(await u.types()).not.toContain('frist.abgelaufen')
  })
  test('a request that leaves weeks late is ordered anew: day and Frist of today, one letter, nobody reminded early', async () => {
    const u = await createUmgebung(given)
    u.clock.now = new Date('2026-02-02T12:00:00Z')
    await u.settle()
    expect(offeneNachforderung(await u.fold())?.frist).toBe('2026-03-02')
    const pdfs = (await u.letters()).filter((n) => n.endsWith('.pdf'))
    expect(pdfs).toHaveLength(1)
    expect(await u.letter(pdfs[0]!)).toMatchObject({ art: 'nachforderung', datum: '2026-02-02', frist: '2026-03-02' })
    expect((await u.job(pdfs[0]!.replace('.pdf', '.json'))).metadaten).toMatchObject({ frist: { datum: '2026-03-02' } })
    expect(await u.types()).not.toContain('erinnerung.veranlasst')
    u.clock.now = new Date('2026-03-03T12:00:00Z')
    await u.settle()
    expect((await u.fold()).erinnerungen).toHaveLength(1)
  })
  test('a reminder that leaves a week late is ordered anew too; a day late it keeps its Frist', async () => {
    const at = async (day: string) => {
      const u = await createUmgebung(given)
      await u.settle()
      u.clock.now = new Date('2025-08-01T12:00:00Z')
      await u.wake('backchannel.erinnere')
      u.clock.now = new Date(`${day}T12:00:00Z`)
      await u.settle()
      return [(await u.fold()).fristverlaengerungen.length, offeneNachforderung(await u.fold())?.frist]
    }
    expect(await at('2025-08-02')).toEqual([0, '2025-08-19'])
    expect(await at('2025-08-11')).toEqual([1, '2025-08-29'])
  })
  test('a short time that a person meant so is not made longer', async () => {
    const asked = nachgefordert(1, '2025-06-05') as Ereignis
    const u = await createUmgebung([...geprueft, [asked]])
    await u.settle()
    expect(offeneNachforderung(await u.fold())?.frist).toBe('2025-06-05')
  })
})

describe('a withdrawal', () => {
  test('is confirmed once, ready to be fetched; no letter is posted', async () => {
    const u = await createUmgebung([...geprueft, [e.zurueckgenommen()]])
    await u.settle()
    const v = await u.fold()
    expect(v.mitteilungenVersandt[id(4)]?.fakten).toMatchObject({ anlass: 'ruecknahme', kanal: 'abruf', dateien: [] })
    expect(await u.letters()).toEqual([])
    const copy = JSON.parse(
      String(await u.service.renderDokument(v, { art: 'ruecknahmebestaetigung', ereignis: v.ruecknahme!.id })),
    )
    expect(copy).toMatchObject({ abschrift: true, zurueckgenommenAm: '2025-06-02' })
  })
  test('is confirmed even when it comes before anybody was assigned', async () => {
    const u = await createUmgebung([geprueft[0]!, [e.zurueckgenommen()]])
    await u.settle()
    expect(await u.types()).toContain('status.mitgeteilt')
  })
})

test('the Eingangsbestaetigung is rendered when fetched, from what came in, and is an original', async () => {
  const u = await createUmgebung([...geprueft, [e.nachgereicht({ 'antragsteller.vorname': 'Anders' })]])
  const v = await u.fold()
  const pdf = await u.service.renderDokument(v, { art: 'eingangsbestaetigung', ereignis: v.antrag.id })
  expect(JSON.parse(String(pdf))).toMatchObject({ abschrift: false, anrede: 'Guten Tag Jördis Weiß', aktenzeichen: '' })
})
