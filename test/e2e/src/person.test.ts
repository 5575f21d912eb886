import { randomUUID } from 'node:crypto'
import { pruefeZugriffe } from '@weiche/zugriffslog'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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
  uebernimm,
} from './aktionen.ts'
import { auftrag, briefe, bytesOf, dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall, mitAnlage } from './faelle.ts'
import { textOf } from './pdf.ts'

const GRUND = { norm: '§ 4 WoGG', text: 'Die Unterlagen wurden geprüft; der Anspruch besteht.' }

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
})
afterAll(() => c?.stop())

/** A pension notice of somebody else: everything else is computable. */
const widerspruch = () =>
  reicheEin(c, mitAnlage(fall(c, 'e1'), 'rentenbescheid', { abweichung: { name: 'Heinz Weber' } }))
const entscheiden = (gesehen: number, more: object = {}) => ({
  befehl: 'entscheiden',
  gesehen,
  ausgang: 'bewilligung',
  gruende: [GRUND],
  ...more,
})
const zugriffe = ({ vorgangId }: Eingereicht) =>
  c.platform.databases.log
    .collection('zugriffe')
    .find({ vorgangIds: vorgangId })
    .sort({ zeitpunkt: 1, nummer: 1 })
    .toArray()

describe('a person decides', () => {
  let vorgang: Eingereicht
  let seq: number
  beforeAll(async () => {
    vorgang = await widerspruch()
  })

  it('who finds the case in the list, without any name in it', async () => {
    const { body } = await c.http.get('/sachbearbeitung/vorgaenge').set('Person', 'sb-1').expect(200)
    const line = body.zeilen.find((z: { vorgangId: string }) => z.vorgangId === vorgang.vorgangId)
    expect(line).toMatchObject({ stand: 'bei-person', codes: ['AS-NACHWEIS-WIDERSPRUCH'] })
    expect(JSON.stringify(body)).not.toContain('Quast')
    expect((await zugriffe(vorgang)).map((z) => [z['person'], z['aktion']])).toEqual([['sb-1', 'auflisten']])
  })

  it('who reads it with reasons, trace, documents and computed amount; the read is on record before the answer', async () => {
    const ansicht = await lies(c, vorgang.vorgangId)
    expect(ansicht.auswertung.trace.length).toBeGreaterThan(20)
    expect(ansicht.anlagen).toHaveLength(3)
    expect((await zugriffe(vorgang)).at(-1)).toMatchObject({
      person: 'sb-1',
      aktion: 'lesen',
      zweck: 'sachbearbeitung',
    })
    const { anlageId } = ansicht.anlagen.at(-1)
    const path = `/sachbearbeitung/vorgaenge/${vorgang.vorgangId}/anlagen/${anlageId}`
    const pdf = await c.http.get(path).set('Person', 'sb-1').buffer(true).expect(200)
    expect(await textOf(pdf.body)).toContain('Heinz Weber')
    expect((await zugriffe(vorgang)).at(-1)).toMatchObject({ aktion: 'anlage' })
  })

  it('who gets no answer when the read cannot be recorded', async () => {
    const record = vi.spyOn(c.platform.zugriffslog, 'record').mockRejectedValueOnce(new Error('away'))
    const answer = await c.http.get(`/sachbearbeitung/vorgaenge/${vorgang.vorgangId}`).set('Person', 'sb-1')
    expect(record).toHaveBeenCalledOnce()
    record.mockRestore()
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(answer.text).not.toMatch(/Quast|angaben|trace/)
  })

  it('only after taking the case over', async () => {
    const { seq: gesehen } = await lies(c, vorgang.vorgangId)
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(gesehen))
    expect([refused.status, refused.body.detail]).toEqual([409, 'Bitte übernehmen Sie den Vorgang zuerst.'])
    seq = (await uebernimm(c, vorgang.vorgangId)).seq
  })

  it('while another person is told so and cannot decide', async () => {
    const other = await lies(c, vorgang.vorgangId, 'sb-2')
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(other.seq), 'sb-2')
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'Eine andere Person hat den Vorgang übernommen. Bitte übernehmen Sie ihn zuerst selbst.',
    ])
  })

  it('and the Bescheid says that a person did, with the reasons of the person', async () => {
    const key = randomUUID()
    const send = () => befiehl(c, vorgang.vorgangId, entscheiden(seq)).set('Idempotency-Key', key)
    const first = await send().expect(200)
    await c.quiet()
    expect((await send().expect(200)).body).toEqual(first.body)
    await c.quiet()
    const decisions = await ereignisse(c, vorgang, 'entscheidung.getroffen')
    expect(decisions).toHaveLength(1)
    expect(decisions[0]?.fakten).toMatchObject({ weg: 'person', person: 'sb-1', codes: ['AS-NACHWEIS-WIDERSPRUCH'] })
    const { auftrag: name } = auftrag(c, 'brief', vorgang, 'Bescheid')
    const text = await textOf(bytesOf(c, 'brief', `${name}.pdf`))
    for (const words of ['110,00', '§ 4 WoGG', 'der Anspruch besteht']) expect(text).toContain(words)
    // § 33 Abs. 5 SGB X stays; the notice of § 31a and the right to a human belong to decisions of rules alone.
    expect(text).not.toMatch(/31a|DSGVO|vollständig durch automatische/)
    expect(auftrag(c, 'soziales', vorgang, 'Uebergabe').entscheidung).toMatchObject({ weg: 'person', person: 'sb-1' })
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden' })
  })

  it('once: after the Bescheid every further decision is refused', async () => {
    const { seq: gesehen } = await lies(c, vorgang.vorgangId)
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(gesehen, { ausgang: 'ablehnung' }))
    expect(refused.status).toBe(409)
    // Even when something new brings the case back to a person, the Bescheid stands.
    await reicheNach(c, vorgang, { mitteilung: 'Ich bin umgezogen.' })
    const back = await uebernimm(c, vorgang.vorgangId)
    expect(back.aussteuerungen).toMatchObject([{ codes: ['AS-EINGANG-NACH-ENTSCHEIDUNG'] }])
    const again = await befiehl(c, vorgang.vorgangId, entscheiden(back.seq))
    expect([again.status, again.body.detail]).toEqual([
      409,
      'Der Bescheid ist schon erlassen; eine Änderung ist ein eigenes Verfahren.',
    ])
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
  })

  it('and the record of all reads is unbroken', async () => {
    const mac = (text: string) => c.platform.schluessel.serverHmac('zugriffe', text).toString('hex')
    expect(await pruefeZugriffe(c.platform.databases, mac)).toEqual([])
  })
})

describe('between reading and deciding', () => {
  it('a Nachreichung is not overlooked: 409 says what is new, and the case is evaluated anew', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    await reicheNach(c, vorgang, { angaben: { 'wohnung.miete': '300.00' } })
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(seq))
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('Eine Nachreichung ist eingegangen.')
    const now = await lies(c, vorgang.vorgangId)
    expect(now.angaben.wohnung.miete).toBe('300.00')
    expect(dateien(c, 'brief', vorgang)).toEqual([])
    // Having read it anew the same person goes on.
    await befiehl(c, vorgang.vorgangId, entscheiden(now.seq)).expect(200)
    await c.quiet()
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
  })

  it('a withdrawal is not overlooked: no Bescheid leaves', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    await nimmZurueck(c, vorgang)
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(seq))
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('Der Antrag ist zurückgenommen worden.')
    const again = await lies(c, vorgang.vorgangId)
    await befiehl(c, vorgang.vorgangId, entscheiden(again.seq)).expect(409)
    expect(dateien(c, 'brief', vorgang)).toEqual([])
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', ausgang: 'zurueckgenommen' })
  })

  it('the command of another person is not overlooked', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    await uebernimm(c, vorgang.vorgangId, 'sb-2')
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(seq))
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('Eine andere Person hat den Vorgang übernommen.')
  })

  it('what the machine adds in the background disturbs nobody', async () => {
    const vorgang = await widerspruch()
    const before = await uebernimm(c, vorgang.vorgangId)
    const { zuordnung } = await fold(c, vorgang)
    // As a re-assignment of one's own makes routing add a commit behind it.
    const umverteilen = { befehl: 'umverteilen', organisationseinheit: 'amt-50', team: 'team-7', grund: 'Vertretung' }
    const moved = await befiehl(c, vorgang.vorgangId, { ...umverteilen, gesehen: before.seq }).expect(200)
    await c.quiet()
    const now = await fold(c, vorgang)
    expect(now.seq).toBeGreaterThan(moved.body.seq)
    expect(now.zuordnung?.fakten).toMatchObject({
      organisationseinheit: 'amt-50',
      team: 'team-7',
      aktenzeichen: zuordnung?.fakten.aktenzeichen,
    })
    await befiehl(c, vorgang.vorgangId, entscheiden(before.seq)).expect(200)
    await c.quiet()
    expect(auftrag(c, 'brief', vorgang, 'Bescheid').metadaten.organisationseinheit).toBe('amt-50')
  })
})

describe('a person may also', () => {
  it('correct Angaben: the case is checked and evaluated anew, and decided dark when nothing speaks against it', async () => {
    const f = mitAnlage(fall(c, 'e1'), 'mietbescheinigung', { abweichung: { bruttokaltmiete: '360,00 EUR' } })
    const vorgang = await reicheEin(c, f)
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const wrong = { befehl: 'berichtigen', gesehen: seq, angaben: { 'wohnung.miete': 'viel' }, grund: 'Laut Vertrag' }
    const refused = await befiehl(c, vorgang.vorgangId, wrong)
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/angaben/wohnung.miete'])
    await befiehl(c, vorgang.vorgangId, { ...wrong, angaben: { 'wohnung.miete': '360.00' } }).expect(200)
    await c.quiet()
    const { entscheidung, eingaben } = await fold(c, vorgang)
    expect(eingaben.map((e) => e.type)).toEqual(['antrag.eingegangen', 'angaben.berichtigt'])
    expect(entscheidung?.fakten).toMatchObject({ weg: 'dunkel', grundlage: eingaben.at(-1)?.seq })
    expect(entscheidung?.inhalt.abschnitte[0]?.betrag).not.toBe('110.00')
  })

  it('request documents: one letter, and the answer comes back to them', async () => {
    const f = mitAnlage(fall(c, 'e1'), 'rentenbescheid', { abweichung: { name: 'Heinz Weber' } })
    const vorgang = await reicheEin(c, f)
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const punkt = { gegenstand: 'rentenbescheid', betrifft: 'm1.e1', grund: 'unrichtig' }
    const fordere = (...punkte: object[]) =>
      befiehl(c, vorgang.vorgangId, { befehl: 'nachfordern', gesehen: seq, punkte })
    const halb = await fordere({ ...punkt, titel: 'Rente' })
    expect([halb.status, halb.body.errors[0].detail]).toEqual([422, expect.stringContaining('zusammen')])
    const fremd = await fordere(punkt, { gegenstand: 'rentenausweis' }, { gegenstand: 'wohnung.kamin' })
    expect([fremd.status, fremd.body.errors.map((x: { pointer: string }) => x.pointer)]).toEqual([
      422,
      ['/punkte/1/gegenstand', '/punkte/2/gegenstand'],
    ])
    await fordere(punkt, { gegenstand: 'wohnung.miete', erlaeuterung: 'Ist die Garage dabei?' }).expect(200)
    await c.quiet()
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
    const { auftrag: name } = auftrag(c, 'brief', vorgang, 'Nachforderung')
    const letter = await textOf(bytesOf(c, 'brief', `${name}.pdf`))
    expect(letter).toContain('Rentenbescheid')
    expect(letter).not.toMatch(/automatisch/)
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'Nachforderung', amZug: 'Sie' })
    const norm = '§ 60 Abs. 1 Satz 1 Nr. 3 SGB I, § 14 WoGG'
    expect(now.fehlt).toMatchObject([
      { titel: expect.stringContaining('Rentenbescheid'), norm },
      { titel: expect.stringMatching(/miete/i), norm: expect.stringContaining('§ 60') },
    ])
    // Who asked judges the answer; the right document has taken the place of the wrong one, which stays in the file.
    const right = { art: 'rentenbescheid', betrifft: 'm1.e1', layout: 'brief' } as const
    await reicheNach(c, vorgang, { anlagen: [right], fall: f, angaben: { 'wohnung.miete': '335.00' } })
    const back = await uebernimm(c, vorgang.vorgangId)
    expect(back.aussteuerungen).toMatchObject([{ codes: ['AS-ANTWORT'] }])
    expect(back.anlagen).toHaveLength(4)
    await befiehl(c, vorgang.vorgangId, entscheiden(back.seq)).expect(200)
    await c.quiet()
    expect([briefe(c, vorgang, 'Nachforderung'), briefe(c, vorgang, 'Bescheid')]).toEqual([1, 1])
  })

  it('return a case to the dark line: it is decided by the rules, and the gate names the person', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const zurueck = { befehl: 'zurueckgeben', gesehen: seq, grund: 'Künstlername, Ausweis lag vor.' }
    const unknown = await befiehl(c, vorgang.vorgangId, { ...zurueck, codes: ['AS-FREITEXT'] })
    expect([unknown.status, unknown.body.detail]).toEqual([
      409,
      'Diese Gründe liegen nicht vor: AS-FREITEXT. Offen sind: AS-NACHWEIS-WIDERSPRUCH.',
    ])
    await befiehl(c, vorgang.vorgangId, { ...zurueck, codes: ['AS-NACHWEIS-WIDERSPRUCH'] }).expect(200)
    await c.quiet()
    const { entscheidung, auswertung } = await fold(c, vorgang)
    expect(entscheidung).toMatchObject({ fakten: { weg: 'dunkel' }, inhalt: { abschnitte: [{ betrag: '110.00' }] } })
    const { auftrag: name } = auftrag(c, 'brief', vorgang, 'Bescheid')
    const letter = await textOf(bytesOf(c, 'brief', `${name}.pdf`))
    expect(letter).toContain('31a SGB X')
    // A person did look at it: the letter must not deny it.
    expect(letter).not.toContain('keinen Anlass')
    expect(auswertung?.fakten.gates.filter((g) => g.code !== '')).toMatchObject([
      { code: 'AS-NACHWEIS-WIDERSPRUCH', klar: true, geklaertVon: 'sb-1' },
    ])
  })

  it('clear a reason for this input only: a newer one brings it back', async () => {
    const f = fall(c, 'e1', { 'antrag.bemerkung': 'Bitte beachten Sie meine Lage.', 'wohnung.heizkosten': null })
    const vorgang = await reicheEin(c, f)
    const { seq, aussteuerungen } = await uebernimm(c, vorgang.vorgangId)
    expect(aussteuerungen[0].codes).toEqual(['AS-FREITEXT'])
    const zurueck = {
      befehl: 'zurueckgeben',
      gesehen: seq,
      codes: ['AS-FREITEXT'],
      grund: 'Gelesen, nichts von Belang.',
    }
    await befiehl(c, vorgang.vorgangId, zurueck).expect(200)
    await c.quiet()
    // Now what is missing is asked for; the answer is a newer input.
    expect(await status(c, vorgang)).toMatchObject({ status: 'Nachforderung' })
    await reicheNach(c, vorgang, { angaben: { 'wohnung.heizkosten': '70.00' } })
    expect((await lies(c, vorgang.vorgangId)).aussteuerungen).toMatchObject([{ codes: ['AS-FREITEXT'] }])
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
  })

  it('refuse with reasons of their own', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const gruende = [{ norm: '§ 21 Nr. 3 WoGG', text: 'Die Inanspruchnahme wäre missbräuchlich.' }]
    await befiehl(c, vorgang.vorgangId, entscheiden(seq, { ausgang: 'ablehnung', gruende })).expect(200)
    await c.quiet()
    const { auftrag: name } = auftrag(c, 'brief', vorgang, 'Bescheid')
    const text = await textOf(bytesOf(c, 'brief', `${name}.pdf`))
    expect(text).toContain('missbräuchlich')
    expect(text).not.toContain('110,00')
    expect(auftrag(c, 'soziales', vorgang, 'Uebergabe').zahlungen).toEqual([])
  })
})
