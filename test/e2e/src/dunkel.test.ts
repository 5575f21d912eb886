import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pflegeOrdner } from '@weiche/austausch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Eingereicht, ereignisse, fold, reicheEin, status } from './aktionen.ts'
import { auftrag, bytesOf, dateien, ordnerOf } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { textOf } from './pdf.ts'
import { expectGesundesLog } from './pruefe-log.ts'
import { spuren } from './spuren.ts'

/** Nobody is called that: found anywhere, it came from this Antrag. */
const NAME = 'Zwirbelquastenhuber'

let c: Constellation
let vorgang: Eingereicht
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
  vorgang = await reicheEin(c, fall(c, 'e1', {}, NAME))
})
afterAll(() => c?.stop())

describe('a pensioner with everything there (E1)', () => {
  it('gets 110 EUR for twelve months from the rules alone', async () => {
    const { entscheidung, auswertung } = await fold(c, vorgang)
    expect(entscheidung?.fakten).toMatchObject({ weg: 'dunkel', person: '', ausgang: 'bewilligung' })
    expect(entscheidung?.inhalt.abschnitte).toMatchObject([{ von: '2025-06-01', bis: '2026-05-31', betrag: '110.00' }])
    expect(auswertung?.fakten.gates.length).toBeGreaterThan(10)
    expect(auswertung?.fakten.gates.every((g) => g.klar)).toBe(true)
  })

  it('sees that it is decided, who has to act, and what happened', async () => {
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'entschieden', amZug: 'niemand', fehlt: [], frist: null })
    expect(now.eingangsdatum).toBe('2025-06-01')
    expect(now.verlauf.length).toBeGreaterThan(1)
    // The amount stands in the Bescheid, never on a page without sign-in. 110 alone may be the milliseconds of a time.
    expect(JSON.stringify(now)).not.toMatch(/110[.,]00|110 ?(€|EUR|Euro)/)
  })

  it('is sent one Bescheid by letter, and the log proves it', async () => {
    const [beleg, ...more] = await ereignisse(c, vorgang, 'bescheid.versandt')
    expect(more).toEqual([])
    const brief = auftrag(c, 'brief', vorgang, 'Bescheid')
    expect(beleg?.fakten).toMatchObject({ kanal: 'brief', aufgabe: '2025-06-01', effekt: brief.auftrag })
    expect(beleg?.fakten.dateien.toSorted()).toEqual(dateien(c, 'brief', vorgang))
    expect(brief.empfaenger).toEqual([`Helga ${NAME}`, 'Mühlgasse 7', '04654 Frohburg'])
    const { bescheid } = await fold(c, vorgang)
    expect(brief.auftrag).toBe(`Bescheid_${vorgang.vorgangId}_${bescheid?.seq}`)
    const druck = await textOf(bytesOf(c, 'brief', `${brief.auftrag}.pdf`))
    for (const words of ['110,00', vorgang.vorgangId, `Helga ${NAME}`, 'Widerspruch']) expect(druck).toContain(words)
    expect(druck).not.toContain('Abschrift')
  })

  it('is handed over to the Fachverfahren, with what it has to pay', () => {
    const uebergabe = auftrag(c, 'soziales', vorgang, 'Uebergabe')
    expect(uebergabe).toMatchObject({ entscheidung: { weg: 'dunkel', ausgang: 'bewilligung' } })
    expect(uebergabe.zahlungen).toMatchObject([{ von: '2025-06-01', bis: '2026-05-31', betrag: '110.00' }])
    expect(uebergabe.entscheidung.ausgabe).toMatch(/^[0-9a-f]{16,}$/)
  })

  it('is filed with Antrag, every Nachweis and the Bescheid as it was sent', async () => {
    const akte = auftrag(c, 'eakte', vorgang, 'Ablage')
    const kinds = akte.dokumente.map((d: { datei: string }) => d.datei.split('_')[0])
    expect(kinds).toEqual(['Antrag', 'Nachweis-01', 'Nachweis-02', 'Nachweis-03', 'Bescheid'])
    for (const { datei } of akte.dateien) expect(bytesOf(c, 'eakte', datei).length).toBeGreaterThan(100)
    const filed = akte.dokumente.at(-1).datei
    const { auftrag: brief } = auftrag(c, 'brief', vorgang, 'Bescheid')
    expect(bytesOf(c, 'eakte', filed).equals(bytesOf(c, 'brief', `${brief}.pdf`))).toBe(true)
  })

  it('leaves with the same mandatory metadata everywhere', async () => {
    const { zuordnung } = await fold(c, vorgang)
    const expected = {
      vorgangId: vorgang.vorgangId,
      aktenzeichen: zuordnung?.fakten.aktenzeichen,
      leistung: 'wohngeld',
      organisationseinheit: zuordnung?.fakten.organisationseinheit,
      frist: { art: 'rechtsbehelf', datum: expect.stringMatching(/^2025-07-/) },
    }
    const jobs = [
      auftrag(c, 'brief', vorgang, 'Bescheid'),
      auftrag(c, 'soziales', vorgang, 'Uebergabe'),
      auftrag(c, 'eakte', vorgang, 'Ablage'),
    ]
    for (const job of jobs) expect(job.metadaten).toEqual(expected)
    expect(Object.values(jobs[0].metadaten).every((value) => value !== '')).toBe(true)
  })

  it('can fetch a copy that says it is one', async () => {
    const path = `/vorgaenge/${vorgang.vorgangId}/bescheid`
    const answer = await c.http.get(path).set('Status-Geheimnis', vorgang.statusGeheimnis).buffer(true).expect(200)
    expect(answer.headers['content-type']).toContain('application/pdf')
    const text = await textOf(answer.body as Buffer)
    for (const words of ['Abschrift', '110,00', vorgang.vorgangId]) expect(text).toContain(words)
  })

  it('leaves no personal data in clear in the databases and in the log of the program', async () => {
    const { fundorte, gesehen } = await spuren(c, NAME)
    expect(fundorte).toEqual([])
    expect(Math.min(...Object.values(gesehen))).toBeGreaterThan(0)
    // The same search finds what may be read: so it would have found the name.
    expect((await spuren(c, vorgang.vorgangId)).fundorte).toEqual(expect.arrayContaining(['log.commits']))
    expect(c.protokoll.length).toBeGreaterThan(0)
    expect(c.protokoll.join('\n')).not.toMatch(new RegExp(NAME, 'i'))
    for (const ziel of ['brief', 'soziales', 'eakte'] as const)
      for (const name of dateien(c, ziel, vorgang)) expect(name.toLowerCase()).not.toContain(NAME.toLowerCase())
  })

  it('stays in the exchange folder until the receiver has acknowledged it and the log proves it', async () => {
    const folder = ordnerOf(c, 'soziales')
    const { auftrag: name } = auftrag(c, 'soziales', vorgang, 'Uebergabe')
    const tidy = () => pflegeOrdner([folder], c.platform.log, new Date())
    expect(await tidy()).toEqual([])
    writeFileSync(join(folder, `${name}.quittung`), '')
    // A receipt for something that was never proven moves nothing.
    const unproven = `Uebergabe_${vorgang.vorgangId}_99`
    writeFileSync(join(folder, `${unproven}.json`), '{}')
    writeFileSync(join(folder, `${unproven}.quittung`), '')
    expect(await tidy()).toEqual([name])
    expect(readdirSync(join(folder, 'archiv'))).toEqual([`${name}.json`])
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([`${unproven}.json`, `${name}.quittung`]))
    expect(readFileSync(join(folder, 'archiv', `${name}.json`), 'utf8')).toContain(vorgang.vorgangId)
  })

  it('stands in a log that verifies and replays', async () => {
    // This one, and the control stream of each Leistung.
    const leistungen = await c.platform.regelwerke.leistungen()
    expect(await expectGesundesLog(c)).toMatchObject({ stroeme: 1 + leistungen.length })
  })
})
