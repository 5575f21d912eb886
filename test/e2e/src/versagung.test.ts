import { bescheide } from '@weiche/vorgang'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  befiehl,
  type Eingereicht,
  ereignisse,
  fold,
  lies,
  reicheEin,
  reicheNach,
  sende,
  status,
  stelleUhr,
  uebernimm,
} from './aktionen.ts'
import { auftraege, auftrag, briefe, bytesOf } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { type Fall, fall } from './faelle.ts'
import { textOf } from './pdf.ts'

const LOHNNACHWEIS = { art: 'verdienstbescheinigung', betrifft: 'm1.e1', layout: 'brief' } as const
const HEIZKOSTEN = { 'wohnung.heizkosten': '78.00' }
const GRUENDE = {
  erschwerung: 'Ohne die Verdienstbescheinigung ist das Einkommen nicht festzustellen.',
  ermessen: 'Bedacht wurde, dass zwei Fristen verstrichen sind; eine dritte hätte nichts geändert.',
}

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2024-11-17T09:30:00+01:00' })
})
afterAll(() => c?.stop())

/** Asked, reminded with the warning, and both deadlines over: with a person. */
async function reicheEinUndSchweige(unvollstaendig: Fall): Promise<Eingereicht> {
  const vorgang = await reicheEin(c, unvollstaendig)
  for (let i = 0; i < 2; i++) {
    const { frist } = await status(c, vorgang)
    await stelleUhr(c, dayAfter(frist.bis))
  }
  return vorgang
}
const versage = (vorgang: Eingereicht, gesehen: number) =>
  befiehl(c, vorgang.vorgangId, { befehl: 'versagen', gesehen, ...GRUENDE })

describe('an Antrag whose missing proofs nobody sends', () => {
  let unvollstaendig: Fall
  let vorgang: Eingereicht
  beforeAll(async () => {
    unvollstaendig = fall(c, 'nachreichung')
    vorgang = await reicheEinUndSchweige(unvollstaendig)
  })

  it('is drafted for a person: what was asked, when it was warned, and where the weighing has its place', async () => {
    const { versagung } = await uebernimm(c, vorgang.vorgangId)
    expect(versagung).toMatchObject({ norm: '§ 66 Abs. 1 SGB I', angefordertAm: '2024-11-17', offen: [{}, {}] })
    expect(versagung.vorschlag.ermessen).toContain('[…]')
    expect(await ereignisse(c, vorgang, 'versagung.ausgesprochen')).toEqual([])
  })

  it('is not refused with the words of the draft: its gaps are for the person', async () => {
    const { seq, versagung } = await lies(c, vorgang.vorgangId)
    const { erschwerung, ermessen } = versagung.vorschlag
    const answer = await befiehl(c, vorgang.vorgangId, { befehl: 'versagen', gesehen: seq, erschwerung, ermessen })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain('Lücke')
  })

  it('is withheld by a Bescheid of that person, delivered with proof, handed over and filed', async () => {
    const { seq } = await lies(c, vorgang.vorgangId)
    await versage(vorgang, seq).expect(200)
    await c.quiet()
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
    const brief = auftrag(c, 'brief', vorgang, 'Bescheid')
    expect(brief.metadaten.frist.art).toBe('rechtsbehelf')
    const text = await textOf(bytesOf(c, 'brief', `${brief.auftrag}.pdf`))
    for (const words of [
      'versagen',
      '§ 66',
      '§ 67',
      'Verdienstbescheinigung',
      'dritte hätte nichts geändert',
      'Widerspruch',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('[…]')
    const v = await fold(c, vorgang)
    expect(v.versand?.fakten.kanal).toBe('brief')
    expect(auftrag(c, 'soziales', vorgang, 'Uebergabe')).toMatchObject({
      entscheidung: { ausgang: 'versagung', weg: 'person', person: 'sb-1' },
      zahlungen: [],
    })
    expect(v.ablage).toBeDefined()
    expect(v.entscheidung).toBeUndefined()
  })

  it('tells the citizen that the missing things can still be sent, and which', async () => {
    const now = await status(c, vorgang)
    expect(now).toMatchObject({ status: 'entschieden', amZug: 'Sie' })
    expect(now.erlaeuterung).toContain('Reichen Sie das Fehlende nach')
    expect(now.fehlt).toHaveLength(2)
    expect(now.nachforderung.posten).toHaveLength(2)
    const { body } = await c.http
      .get(`/vorgaenge/${vorgang.vorgangId}/dokumente`)
      .set('Status-Geheimnis', vorgang.statusGeheimnis)
    expect(body.dokumente.map((d: { titel: string }) => d.titel)).toContain('Bescheid: Versagung')
  })

  it('comes back to a person when a part comes in, and stays withheld when that person says so', async () => {
    await reicheNach(c, vorgang, { angaben: HEIZKOSTEN })
    const { seq, aussteuerungen, versagungen } = await uebernimm(c, vorgang.vorgangId)
    expect(aussteuerungen).toMatchObject([{ codes: ['AS-TEILS-NACHGEHOLT'] }])
    expect(versagungen).toHaveLength(1)
    expect(await status(c, vorgang)).toMatchObject({ status: 'in Pruefung', amZug: 'Behörde' })
    await befiehl(c, vorgang.vorgangId, {
      ...{ befehl: 'zurueckgeben', gesehen: seq, codes: ['AS-TEILS-NACHGEHOLT'], grund: 'Der Lohn fehlt weiter.' },
    }).expect(200)
    await c.quiet()
    expect((await lies(c, vorgang.vorgangId)).stand).toBe('abgeschlossen')
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
  })

  it('is examined anew when everything is there: computed from the day of the Antrag, decided by a person', async () => {
    await stelleUhr(c, '2025-03-10')
    await reicheNach(c, vorgang, { anlagen: [LOHNNACHWEIS], fall: unvollstaendig })
    const ansicht = await uebernimm(c, vorgang.vorgangId)
    expect(ansicht.aussteuerungen).toMatchObject([
      { codes: ['AS-NACHGEHOLT'], erlaeuterung: expect.stringContaining('§ 67 SGB I') },
    ])
    expect(ansicht.auswertung).toMatchObject({
      ausgang: 'bewilligung',
      abschnitte: [
        { von: '2024-11-01', bis: '2024-12-31', betrag: '101.00' },
        { von: '2025-01-01', bis: '2025-10-31', betrag: '135.00' },
      ],
    })
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
    const zurueck = { befehl: 'zurueckgeben', gesehen: ansicht.seq, codes: ['AS-NACHGEHOLT'], grund: 'x' }
    await befiehl(c, vorgang.vorgangId, zurueck).expect(409)
    const gruende = [{ norm: '§ 67 SGB I', text: 'Die Leistung wird nachträglich in voller Höhe erbracht.' }]
    await befiehl(c, vorgang.vorgangId, {
      ...{ befehl: 'entscheiden', gesehen: ansicht.seq, ausgang: 'bewilligung', gruende },
    }).expect(200)
    await c.quiet()
  })

  it('gets a second Bescheid that takes the place of the first, is paid, and is filed with what is new', async () => {
    const v = await fold(c, vorgang)
    const [erster, zweiter] = bescheide(v)
    expect([erster?.versagung === undefined, zweiter?.versagung]).toEqual([false, undefined])
    expect(briefe(c, vorgang, 'Bescheid')).toBe(2)
    const text = await textOf(bytesOf(c, 'brief', `${zweiter!.versand!.fakten.effekt}.pdf`))
    for (const words of ['101,00', '135,00', 'ersetzt den Bescheid vom', 'nachträglich in voller Höhe'])
      expect(text).toContain(words)
    const uebergaben = auftraege(c, 'soziales', vorgang, 'Uebergabe')
    expect(uebergaben.map((u) => u.zahlungen.length).sort()).toEqual([0, 2])
    expect(zweiter?.ablage?.fakten.dateien.some((d) => d.startsWith('Antrag'))).toBe(false)
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', fehlt: [] })
    expect((await lies(c, vorgang.vorgangId)).stand).toBe('abgeschlossen')
  })
})

describe('a Versagung is refused at the instant of sending', () => {
  it('when something came in while the person was reading', async () => {
    const vorgang = await reicheEinUndSchweige(fall(c, 'nachreichung'))
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    await reicheNach(c, vorgang, { angaben: HEIZKOSTEN })
    const answer = await versage(vorgang, seq)
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('Nachreichung ist eingegangen')])
    const again = await versage(vorgang, (await lies(c, vorgang.vorgangId)).seq)
    expect(again.status).toBe(409)
    expect(await ereignisse(c, vorgang, 'versagung.ausgesprochen')).toEqual([])
  })
})

describe('who asks for more time than the rules give', () => {
  it('is told by letter that there is none, and the Frist stays what it was', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    const { frist } = await status(c, vorgang)
    await sende(c, vorgang, 'fristverlaengerung', { bis: '2027-01-15', grund: 'Auslandsjahr' }).expect(201)
    await c.quiet()
    const { seq, nachforderung } = await uebernimm(c, vorgang.vorgangId)
    expect(nachforderung.mehrZeit).toMatchObject({ bis: '2027-01-15', grund: 'Auslandsjahr', fristVorbei: false })
    await befiehl(c, vorgang.vorgangId, {
      ...{ befehl: 'nicht-verlaengern', gesehen: seq, grund: 'Die Bescheinigung gibt es auch auf elektronischem Weg.' },
    }).expect(200)
    await c.quiet()
    expect(briefe(c, vorgang, 'Fristantwort')).toBe(1)
    const text = await textOf(bytesOf(c, 'brief', `${auftrag(c, 'brief', vorgang, 'Fristantwort').auftrag}.pdf`))
    expect(text).toContain('auf elektronischem Weg')
    expect(await status(c, vorgang)).toMatchObject({ status: 'Nachforderung', frist, amZug: 'Sie' })
  })
})

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
