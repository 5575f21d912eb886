import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  befiehl,
  bitteUmMenschen,
  type Eingereicht,
  fold,
  lies,
  reicheEin,
  reicheNach,
  stelleUhr,
  uebernimm,
} from './aktionen.ts'
import { auftrag, briefe, bytesOf, dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { textOf } from './pdf.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
})
afterAll(() => c?.stop())

const codesOf = async (v: Eingereicht) =>
  (await lies(c, v.vorgangId)).aussteuerungen.flatMap((a: { codes: string[] }) => a.codes)
const aSecond = () => sleep(1_000)

describe('what stands in the Antrag and brings a person', () => {
  it.each([
    ['an Auskunftssperre', { 'antragsteller.auskunftssperre': true }, ['AS-SCHUTZADRESSE']],
    ['a legal guardian', { 'antragsteller.betreuung': true }, ['AS-BETREUUNG']],
    ['words of their own', { 'antrag.bemerkung': 'Bitte rufen Sie mich an.' }, ['AS-FREITEXT']],
    [
      'all three',
      { 'antragsteller.auskunftssperre': true, 'antragsteller.betreuung': true, 'antrag.bemerkung': 'Danke!' },
      ['AS-SCHUTZADRESSE', 'AS-BETREUUNG', 'AS-FREITEXT'],
    ],
  ])('%s', async (_what, angaben, codes) => {
    const vorgang = await reicheEin(c, fall(c, 'e1', angaben))
    expect(await codesOf(vorgang)).toEqual(codes)
    expect(dateien(c, 'brief', vorgang)).toEqual([])
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
  })

  it('an Auskunftssperre that nobody answered is asked for, never taken for a no', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'antragsteller.auskunftssperre': null }))
    const { entscheidung, auswertung } = await fold(c, vorgang)
    expect(entscheidung).toBeUndefined()
    expect(auswertung?.fakten.gates).toContainEqual(expect.objectContaining({ gate: 'schutzadresse', klar: false }))
  })

  it('the wish that a person looks, also before the answer to what is missing', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
    await bitteUmMenschen(c, vorgang, 'Bei mir ist vieles anders.')
    expect(await codesOf(vorgang)).toEqual(['AS-EINZELFALL'])
    await reicheNach(c, vorgang, { angaben: { 'wohnung.heizkosten': '70.00' } })
    expect(await codesOf(vorgang)).toEqual(['AS-EINZELFALL'])
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const befehl = { befehl: 'zurueckgeben', gesehen: seq, codes: ['AS-EINZELFALL'], grund: 'Telefonisch geklärt.' }
    await befiehl(c, vorgang.vorgangId, befehl).expect(200)
    await c.quiet()
    expect((await fold(c, vorgang)).entscheidung?.fakten.weg).toBe('dunkel')
  })

  it('a free word with a Nachreichung', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
    await reicheNach(c, vorgang, { angaben: { 'wohnung.heizkosten': '70.00' }, mitteilung: 'Geschätzt.' })
    expect(await codesOf(vorgang)).toEqual(['AS-FREITEXT'])
    expect((await lies(c, vorgang.vorgangId)).mitteilungen).toEqual(['Geschätzt.'])
  })
})

describe('the stop switch', () => {
  it('acts within a second: what was dark goes to a person, and the gate names the state it saw', async () => {
    const stopped = await c.platform.regelwerke.stoppe('wohngeld', 'fachbereich-50', 'Fehler im Mietspiegel')
    expect(stopped.kind).toBe('wirksam')
    await aSecond()
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    expect(await codesOf(vorgang)).toEqual(['AS-AUTOMATIK-GESTOPPT'])
    const { auswertung, bescheid } = await fold(c, vorgang)
    expect(bescheid).toBeUndefined()
    expect(auswertung?.fakten.steuerungSeq).toBe('seq' in stopped ? stopped.seq : undefined)
  })

  it('stops decisions only: what is missing is still asked for', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
  })

  it('is released again, and what waited is returned by a person and decided dark', async () => {
    const waiting = await reicheEin(c, fall(c, 'e1'))
    expect((await c.platform.regelwerke.setzeFort('wohngeld', 'fachbereich-50', 'Behoben')).kind).toBe('wirksam')
    await aSecond()
    const next = await reicheEin(c, fall(c, 'e1'))
    expect((await fold(c, next)).entscheidung?.fakten.weg).toBe('dunkel')
    const { seq } = await uebernimm(c, waiting.vorgangId)
    const codes = ['AS-AUTOMATIK-GESTOPPT']
    await befiehl(c, waiting.vorgangId, { befehl: 'zurueckgeben', gesehen: seq, codes, grund: 'Läuft wieder' }).expect(
      200,
    )
    await c.quiet()
    expect((await fold(c, waiting)).entscheidung?.fakten.weg).toBe('dunkel')
  })
})

describe('a case drawn for the Stichprobe', () => {
  let vorgang: Eingereicht
  beforeAll(async () => {
    await c.platform.regelwerke.setzeStichprobe('wohngeld', 'fachbereich-50', '1')
    await aSecond()
    vorgang = await reicheEin(c, fall(c, 'e1'))
  })
  afterAll(async () => {
    await c.platform.regelwerke.setzeStichprobe('wohngeld', 'fachbereich-50', '0')
    await aSecond()
  })

  it('is judged by a person who sees neither amount nor trace before deciding', async () => {
    const ansicht = await uebernimm(c, vorgang.vorgangId)
    expect(ansicht).toMatchObject({ stichprobe: true, aussteuerungen: [{ codes: ['AS-STICHPROBE'] }] })
    expect(ansicht).not.toHaveProperty('auswertung')
    expect(JSON.stringify(ansicht)).not.toMatch(/110[.,]00|"trace"|"abschnitte"/)
  })

  it('cannot be returned to the dark line', async () => {
    const { seq } = await lies(c, vorgang.vorgangId)
    const befehl = { befehl: 'zurueckgeben', gesehen: seq, codes: ['AS-STICHPROBE'], grund: 'Alles klar' }
    const refused = await befiehl(c, vorgang.vorgangId, befehl)
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'Eine Stichprobe entscheidet immer eine Person; sie kann nicht zurückgegeben werden.',
    ])
  })

  it('is decided by the person alone, who learns of the computed amount only then', async () => {
    const { seq } = await lies(c, vorgang.vorgangId)
    const gruende = [{ norm: '§ 4 WoGG', text: 'Selbst nachgerechnet.' }]
    const befehl = { befehl: 'entscheiden', gesehen: seq, ausgang: 'bewilligung', gruende }
    // Adopting the computed amount unseen would make the sample worthless.
    const blind = await befiehl(c, vorgang.vorgangId, befehl)
    expect(blind.status).toBe(409)
    expect(blind.body.detail).toContain('eigenes Ergebnis')
    const abschnitte = [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '112.00' }]
    await befiehl(c, vorgang.vorgangId, { ...befehl, abschnitte }).expect(200)
    await c.quiet()
    const after = await lies(c, vorgang.vorgangId)
    expect(after).toMatchObject({ stichprobe: false, auswertung: { abschnitte: [{ betrag: '110.00' }] } })
    const { auftrag: name } = auftrag(c, 'brief', vorgang, 'Bescheid')
    const letter = await textOf(bytesOf(c, 'brief', `${name}.pdf`))
    expect(letter).toContain('112,00')
    expect(letter).not.toContain('110,00')
  })
})

describe('after the day to which the law has been verified', () => {
  it('nothing is decided dark any more', async () => {
    await stelleUhr(c, '2026-12-31')
    const onTime = await reicheEin(c, fall(c, 'e1'))
    expect((await fold(c, onTime)).entscheidung?.fakten.weg).toBe('dunkel')
    await stelleUhr(c, '2027-02-01')
    const late = await reicheEin(c, fall(c, 'e1'))
    expect(await codesOf(late)).toEqual(['AS-GEPRUEFT-BIS'])
    const { auswertung, entscheidung } = await fold(c, late)
    expect(entscheidung).toBeUndefined()
    expect(auswertung?.fakten.gates.find((g) => !g.klar)?.grund).toContain('2026-12-31')
  })
})
