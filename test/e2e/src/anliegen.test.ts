import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  befiehl,
  bitteUmMenschen,
  type Eingereicht,
  ereignisse,
  fold,
  lies,
  reicheEin,
  sende,
  stelleUhr,
  uebernimm,
  widersprich,
} from './aktionen.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2026-11-23T09:00:00+01:00' })
})
afterAll(() => c?.stop())

/** Cases of the package have fixed days: nothing in them depends on the clock of this story. */
const entschieden = () => reicheEin(c, fall(c, 'e1'))
const holen = (v: Eingereicht, path: string) =>
  c.http.get(`/vorgaenge/${v.vorgangId}/${path}`).set('Status-Geheimnis', v.statusGeheimnis)

describe('a Widerspruch', () => {
  it('gets a Vorgang of its own, linked in both directions, with a person, and the decision stands', async () => {
    const erster = await entschieden()
    const { versand, entscheidung } = await fold(c, erster)
    expect(versand?.fakten.aufgabe).toBe('2026-11-23')
    const quittung = await widersprich(c, erster, 'Meine Miete ist höher.')
    expect(quittung).toMatchObject({
      gegen: erster.vorgangId,
      frist: '2026-12-28',
      fristwahrung: 'gewahrt',
      form: expect.stringContaining('§ 70 Abs. 1 VwGO'),
    })
    const zweiter = await lies(c, quittung.vorgangId)
    expect(zweiter).toMatchObject({
      stand: 'bei-person',
      aussteuerungen: [{ codes: ['AS-WIDERSPRUCH'] }],
      gegen: { gegen: erster.vorgangId, begruendung: 'Meine Miete ist höher.', fristwahrung: 'gewahrt' },
      zuordnung: { organisationseinheit: (await fold(c, erster)).zuordnung!.fakten.organisationseinheit },
    })
    expect(zweiter.auswertung).toBeUndefined()
    expect((await lies(c, erster.vorgangId)).widerspruch).toMatchObject({ vorgang: quittung.vorgangId })
    expect((await fold(c, erster)).entscheidung).toEqual(entscheidung)
  })

  it('exists once: the same form is the same receipt, a second one is refused and says since when', async () => {
    const vorgang = await entschieden()
    const key = randomUUID()
    const first = await sende(c, vorgang, 'widerspruch', { begruendung: 'Nein.' }, key).expect(201)
    const again = await sende(c, vorgang, 'widerspruch', { begruendung: 'Nein.' }, key).expect(200)
    expect(again.body).toEqual(first.body)
    await sende(c, vorgang, 'widerspruch', { begruendung: 'Anders.' }, key).expect(422)
    const second = await sende(c, vorgang, 'widerspruch', { begruendung: 'Nein.' }).expect(409)
    expect(second.body.detail).toContain('2026-11-23')
    await c.quiet()
    expect(await ereignisse(c, vorgang, 'widerspruch.eroeffnet')).toHaveLength(1)
  })

  it('before the Bescheid is none: the citizen is told what helps instead', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    const refused = await sende(c, vorgang, 'widerspruch', {}).expect(409)
    expect(refused.body.detail).toContain('berichtigen')
  })

  it('ends when a person notes what became of it', async () => {
    const quittung = await widersprich(c, await entschieden())
    const { seq } = await uebernimm(c, quittung.vorgangId)
    const befehl = { befehl: 'erledigen', gesehen: seq, ergebnis: 'abgeholfen', grund: 'Neuer Bescheid am 1.12.' }
    await befiehl(c, quittung.vorgangId, befehl).expect(200)
    expect((await lies(c, quittung.vorgangId)).stand).toBe('abgeschlossen')
  })

  it('that comes late is received, and marked as late', async () => {
    const vorgang = await entschieden()
    await stelleUhr(c, '2026-12-29')
    expect(await widersprich(c, vorgang)).toMatchObject({ frist: '2026-12-28', fristwahrung: 'verspaetet' })
  })
})

describe('who asks for a person after the decision', () => {
  it('gets one, while Bescheid and Frist stay as they are', async () => {
    const vorgang = await entschieden()
    const { body } = await sende(c, vorgang, 'einzelfallpruefung', { grund: '' }).expect(201)
    expect(body.erlaeuterung).toContain('die Frist für den Widerspruch läuft weiter')
    await c.quiet()
    const seen = await lies(c, vorgang.vorgangId)
    expect(seen.aussteuerungen[0].codes).toEqual(['AS-EINGANG-NACH-ENTSCHEIDUNG'])
    expect((await fold(c, vorgang)).bescheid).toBeDefined()
  })
  it('and withdrew before is told that there is nothing left to look at', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    await sende(c, vorgang, 'ruecknahme', {}).expect(201)
    await sende(c, vorgang, 'einzelfallpruefung', {}).expect(409)
  })
})

describe('a Berichtigung', () => {
  it('before the decision makes everything anew; it is no answer that somebody had asked for', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    await sende(c, vorgang, 'nachreichungen', {
      zweck: 'berichtigung',
      angaben: { 'wohnung.miete': '480.00' },
      mitteilung: '',
    }).expect(201)
    await c.quiet()
    const { angaben, pruefung, grundlage } = await fold(c, vorgang)
    expect(angaben['wohnung']).toMatchObject({ miete: '480.00' })
    expect(pruefung?.fakten.grundlage).toBe(grundlage)
    expect((await ereignisse(c, vorgang, 'nachreichung.eingegangen'))[0]?.fakten.zweck).toBe('berichtigung')
  })
})

describe('what the citizen sent', () => {
  it('can be fetched again as it came, and nothing of somebody else', async () => {
    const vorgang = await entschieden()
    const { body } = await holen(vorgang, 'dokumente').expect(200)
    const { link, dateiname, laenge } = body.nachweise[0]
    const file = await c.http.get(link).set('Status-Geheimnis', vorgang.statusGeheimnis).expect(200)
    expect(file.headers['content-disposition']).toContain(dateiname)
    expect(Number(file.headers['content-length'])).toBe(laenge)
    const other = await reicheEin(c, fall(c, 'freitext'))
    await holen(other, `nachweise/${link.split('/').at(-1)}`).expect(404)
  })
})

it('a request for a person that nobody sent twice is noted once', async () => {
  const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
  await bitteUmMenschen(c, vorgang)
  expect(await ereignisse(c, vorgang, 'einzelfallpruefung.beantragt')).toHaveLength(1)
})
