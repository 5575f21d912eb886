import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  befiehl,
  type Eingereicht,
  ereignisse,
  fold,
  lies,
  nimmZurueck,
  reicheEin,
  reicheNach,
  status,
  stelleUhr,
} from './aktionen.ts'
import { auftrag, briefe, bytesOf } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { type Fall, fall } from './faelle.ts'
import { textOf } from './pdf.ts'

/** A wage, but neither its proof nor the heating costs. */
const LOHNNACHWEIS = { art: 'verdienstbescheinigung', betrifft: 'm1.e1', layout: 'brief' } as const
const HEIZKOSTEN = { 'wohnung.heizkosten': '78.00' }
const letterText = (c: Constellation, v: Eingereicht, art: string) =>
  textOf(bytesOf(c, 'brief', `${auftrag(c, 'brief', v, art).auftrag}.pdf`))

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2024-11-17T09:30:00+01:00' })
})
afterAll(() => c?.stop())

describe('an incomplete Antrag of 17 November 2024', () => {
  let unvollstaendig: Fall
  let vorgang: Eingereicht
  beforeAll(async () => {
    unvollstaendig = fall(c, 'nachreichung')
    vorgang = await reicheEin(c, unvollstaendig)
  })

  it('is answered with one letter that lists everything missing', async () => {
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
    const brief = auftrag(c, 'brief', vorgang, 'Nachforderung')
    expect(brief.metadaten.frist).toEqual({ art: 'nachforderung', datum: '2024-12-16' })
    const text = await letterText(c, vorgang, 'Nachforderung')
    for (const words of [vorgang.vorgangId, '16. Dezember 2024', 'Verdienstbescheinigung', 'SGB I'])
      expect(text).toContain(words)
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
  })

  it('tells the citizen what is missing, until when, and that it is their turn', async () => {
    const now = await status(c, vorgang)
    expect(now).toMatchObject({
      status: 'Nachforderung',
      amZug: 'Sie',
      frist: { bis: '2024-12-16', abgelaufen: false },
    })
    expect(now.fehlt).toHaveLength(2)
    for (const punkt of now.fehlt) expect(punkt.norm).not.toBe('')
    expect(now.fehlt.map((p: { titel: string }) => p.titel).join()).toMatch(/Verdienst.*Heiz|Heiz.*Verdienst/)
  })

  it('can be read again: every letter has its copy', async () => {
    const get = (path: string) =>
      c.http.get(path).set('Status-Geheimnis', vorgang.statusGeheimnis).buffer(true).expect(200)
    const { body } = await get(`/vorgaenge/${vorgang.vorgangId}/dokumente`)
    expect(body.dokumente.map((d: { titel: string }) => d.titel)).toEqual(['Eingangsbestätigung', 'Nachforderung'])
    const [bestaetigung, nachforderung] = await Promise.all(
      body.dokumente.map(async (d: { link: string }) => textOf((await get(d.link)).body)),
    )
    expect(bestaetigung).toContain('17. November 2024')
    expect(bestaetigung).not.toContain('Abschrift')
    for (const words of ['Abschrift', 'Verdienstbescheinigung', '16. Dezember 2024'])
      expect(nachforderung).toContain(words)
  })

  it('goes on under the same deadline, without a second letter, when a part arrives', async () => {
    await stelleUhr(c, '2024-12-01')
    await reicheNach(c, vorgang, { angaben: HEIZKOSTEN })
    const [first, second] = await ereignisse(c, vorgang, 'nachforderung.gestellt')
    expect(first?.fakten).toMatchObject({ frist: '2024-12-16', fortgefuehrt: '' })
    expect(second?.fakten).toMatchObject({
      frist: '2024-12-16',
      fortgefuehrt: `${vorgang.vorgangId}:${first?.seq}.1`,
    })
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'Nachforderung', frist: { bis: '2024-12-16' } })
    expect(now.fehlt).toHaveLength(1)
  })

  it('is not reminded on the last day of the deadline, but on the day after, with what is still open', async () => {
    await stelleUhr(c, '2024-12-16')
    expect(briefe(c, vorgang, 'Erinnerung')).toBe(0)
    await stelleUhr(c, '2024-12-17')
    expect(briefe(c, vorgang, 'Erinnerung')).toBe(1)
    const { metadaten } = auftrag(c, 'brief', vorgang, 'Erinnerung')
    expect(metadaten.frist.datum > '2025-01-02').toBe(true)
    const text = await letterText(c, vorgang, 'Erinnerung')
    for (const words of ['Verdienstbescheinigung', '§ 66']) expect(text).toContain(words)
    expect(text).not.toContain('Heizkosten')
    expect(await status(c, vorgang)).toMatchObject({ amZug: 'Sie', frist: { bis: metadaten.frist.datum } })
  })

  it('goes to a person when that deadline passes too, and nothing is refused automatically', async () => {
    const { frist } = auftrag(c, 'brief', vorgang, 'Erinnerung').metadaten
    await stelleUhr(c, dayAfter(frist.datum))
    const ansicht = await lies(c, vorgang.vorgangId)
    expect(ansicht.aussteuerungen).toMatchObject([{ codes: ['AS-VERSAGUNG-PRUEFEN'], anlass: 'frist' }])
    expect(await ereignisse(c, vorgang, 'frist.abgelaufen')).toHaveLength(1)
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'in Pruefung', amZug: 'Behörde' })
    expect(now.erlaeuterung).toContain('nachreichen')
  })

  it('is decided from its day of receipt when the answer comes late, across the change of law', async () => {
    await stelleUhr(c, '2025-01-20')
    await reicheNach(c, vorgang, { anlagen: [LOHNNACHWEIS], fall: { ...unvollstaendig, eingang: '2024-11-17' } })
    const { entscheidung } = await fold(c, vorgang)
    expect(entscheidung?.fakten).toMatchObject({ weg: 'dunkel', entscheidungsdatum: '2025-01-20' })
    expect(entscheidung?.inhalt.abschnitte).toMatchObject([
      { von: '2024-11-01', bis: '2024-12-31', betrag: '101.00' },
      { von: '2025-01-01', bis: '2025-10-31', betrag: '135.00' },
    ])
    expect((await lies(c, vorgang.vorgangId)).aussteuerungen).toEqual([])
    const text = await letterText(c, vorgang, 'Bescheid')
    for (const words of ['101,00', '135,00', '17. November 2024', '31. Dezember 2024']) expect(text).toContain(words)
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden' })
  })
})

describe('a request that is still open', () => {
  it('is answered in time: decided dark, and nobody is reminded of it later', async () => {
    const unvollstaendig = fall(c, 'nachreichung')
    const vorgang = await reicheEin(c, unvollstaendig)
    const first = (await status(c, vorgang)).frist.bis
    await reicheNach(c, vorgang, { angaben: HEIZKOSTEN, anlagen: [LOHNNACHWEIS], fall: unvollstaendig })
    expect((await fold(c, vorgang)).entscheidung?.fakten).toMatchObject({ weg: 'dunkel' })
    await stelleUhr(c, dayAfter(first))
    expect([briefe(c, vorgang, 'Nachforderung'), briefe(c, vorgang, 'Erinnerung')]).toEqual([1, 0])
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', fehlt: [], frist: null })
  })

  it('makes a second letter only when something new is missing', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    // The answer raises a new question: a second job, whose wage nobody proved.
    const zweitjob = { id: 'e2', art: 'lohn', betragMonat: '100.00', werbungskostenJahr: '0.00' }
    const erster = { id: 'e1', art: 'lohn', betragMonat: '1900.00', werbungskostenJahr: '0.00' }
    await reicheNach(c, vorgang, { angaben: { 'haushalt.mitglieder[m1].einkuenfte': [erster, zweitjob] } })
    const letters = await ereignisse(c, vorgang, 'nachforderung.gestellt')
    expect(letters.map((l) => l.fakten.fortgefuehrt)).toEqual(['', ''])
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(2)
    expect((await status(c, vorgang)).fehlt).toHaveLength(3)
  })

  it('is closed by a withdrawal: no reminder, no person', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    await nimmZurueck(c, vorgang)
    await stelleUhr(c, '2025-05-01')
    expect(briefe(c, vorgang, 'Erinnerung')).toBe(0)
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'entschieden', ausgang: 'zurueckgenommen', amZug: 'niemand' })
    await befiehl(c, vorgang.vorgangId, { befehl: 'uebernehmen', gesehen: 1 }).expect(409)
  })
})

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
