import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Eingereicht, ereignisse, fold, lies, preparedAntrag, reicheEin, status } from './aktionen.ts'
import { auftrag, briefe, dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { expectGesundesLog } from './pruefe-log.ts'
import { createEingreifenderRenderer } from './renderer.ts'

/** Who pays taxes has less to count: 153 EUR instead of 110. No Nachweis speaks of it. */
const STEUERN = { 'haushalt.mitglieder[m1].zahltSteuern': true }

const renderer = createEingreifenderRenderer()
let c: Constellation
let mitSteuern: string
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', renderer })
  const vorgang = await reicheEin(c, fall(c, 'e1', STEUERN))
  mitSteuern = (await fold(c, vorgang)).entscheidung!.inhalt.abschnitte[0]!.betrag!
  expect(Number(mitSteuern)).toBeGreaterThan(110)
})
afterAll(() => c?.stop())
beforeEach(() => {
  renderer.vorher = async () => undefined
})

const reicheSteuernNach = (v: Eingereicht) =>
  c.http
    .post(`/vorgaenge/${v.vorgangId}/nachreichungen`)
    .set('Status-Geheimnis', v.statusGeheimnis)
    .send({ angaben: STEUERN })
    .expect(201)
const nimmZurueck = (v: Eingereicht) =>
  c.http.post(`/vorgaenge/${v.vorgangId}/ruecknahme`).set('Status-Geheimnis', v.statusGeheimnis).send({}).expect(201)

/** At most one Bescheid, made of the newest input before its order; what came later is with a person. */
async function expectNothingOverlooked(v: Eingereicht): Promise<'before' | 'after'> {
  const vorgang = await fold(c, v)
  const nach = vorgang.eingaben.at(-1)!
  const bescheid = vorgang.bescheid!
  const inTime = nach.seq < bescheid.seq
  expect(bescheid.fakten.grundlage).toBe(inTime ? nach.seq : 1)
  expect(bescheid.fakten.entscheidung).toBe(vorgang.entscheidung?.id)
  expect(vorgang.entscheidung?.fakten.grundlage).toBe(bescheid.fakten.grundlage)
  const open = vorgang.aussteuerungen.map((a) => [a.fakten.grundlage, ...a.fakten.codes])
  expect(open).toEqual(inTime ? [] : [[nach.seq, 'AS-EINGANG-NACH-ENTSCHEIDUNG']])
  const paid = auftrag(c, 'soziales', v, 'Uebergabe').zahlungen
  expect(paid).toMatchObject([{ betrag: inTime ? mitSteuern : '110.00' }])
  expect([briefe(c, v, 'Bescheid'), dateien(c, 'soziales', v).length]).toEqual([1, 1])
  for (const type of ['bescheid.erstellt', 'bescheid.versandt', 'fachverfahren.uebergeben', 'akte.abgelegt'] as const)
    expect(await ereignisse(c, v, type)).toHaveLength(1)
  return inTime ? 'before' : 'after'
}

describe('a Nachreichung while the decision is being made', () => {
  it('is never overlooked, whenever it comes', async () => {
    const came: string[] = []
    const duration = 0.7 * (await timeOfFourDecisions())
    for (let wave = 0; wave < 6; wave++) {
      const send = await Promise.all(Array.from({ length: 4 }, () => preparedAntrag(c, fall(c, 'e1'))))
      const all = send.map(async (submit, place) => {
        const { body } = await submit(randomUUID()).expect(201)
        await sleep(((wave + place / 4) / 6) * duration)
        await reicheSteuernNach(body)
        return body as Eingereicht
      })
      const vorgaenge = await Promise.all(all)
      await c.quiet()
      came.push(...(await Promise.all(vorgaenge.map(expectNothingOverlooked))))
    }
    expect(came).toHaveLength(24)
    expect(came).toContain('before')
  })

  it('after the decision and before the order of the Bescheid makes it decided anew', async () => {
    const late = once((id) => reicheSteuernNach(vorgangOf(id)))
    const vorgang = await submitKnown(late)
    expect(await ereignisse(c, vorgang, 'entscheidung.getroffen')).toHaveLength(2)
    expect(await expectNothingOverlooked(vorgang)).toBe('before')
  })

  it('after the order of the Bescheid goes to a person, and the Bescheid stands', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    await reicheSteuernNach(vorgang)
    await c.quiet()
    expect(await expectNothingOverlooked(vorgang)).toBe('after')
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', amZug: 'Behörde' })
    expect((await lies(c, vorgang.vorgangId)).stand).toBe('bei-person')
  })

  it('a withdrawal after the decision and before the order: no Bescheid leaves', async () => {
    const vorgang = await submitKnown(once((id) => nimmZurueck(vorgangOf(id))))
    expect(await ereignisse(c, vorgang, 'entscheidung.getroffen')).toHaveLength(1)
    const { bescheid, ruecknahme } = await fold(c, vorgang)
    expect([bescheid, ruecknahme?.fakten.eingangsdatum]).toEqual([undefined, '2025-06-01'])
    for (const ziel of ['brief', 'soziales', 'eakte'] as const) expect(dateien(c, ziel, vorgang)).toEqual([])
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', ausgang: 'zurueckgenommen' })
  })

  it('a withdrawal after the order of the Bescheid: it stands, the citizen is told so, and a person looks', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    const { body } = await nimmZurueck(vorgang)
    expect(body.erlaeuterung).toContain('der Bescheid bleibt vorerst bestehen')
    await c.quiet()
    expect((await lies(c, vorgang.vorgangId)).aussteuerungen.flatMap((a: { codes: string[] }) => a.codes)).toEqual([
      'AS-EINGANG-NACH-ENTSCHEIDUNG',
    ])
    expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', ausgang: null, amZug: 'Behörde' })
  })

  /** How long four of them take to the end, filing included. The Bescheid is ordered at about half of it. */
  async function timeOfFourDecisions(): Promise<number> {
    const send = await Promise.all(Array.from({ length: 4 }, () => preparedAntrag(c, fall(c, 'e1'))))
    const begun = performance.now()
    await Promise.all(send.map((submit) => submit(randomUUID()).expect(201)))
    await c.quiet()
    return performance.now() - begun
  }
  /** The secret is told with the answer to the Antrag, long before its Bescheid is set. */
  const known = new Map<string, Eingereicht>()
  const vorgangOf = (id: string) => known.get(id)!
  function once(act: (vorgangId: string) => PromiseLike<unknown>) {
    let done = false
    return async (vorgangId: string) => {
      if (done) return
      done = true
      await expect.poll(() => known.has(vorgangId), { timeout: 10_000 }).toBe(true)
      await act(vorgangId)
    }
  }
  async function submitKnown(act: (vorgangId: string) => Promise<void>): Promise<Eingereicht> {
    renderer.vorher = async (d) => {
      if (d.art === 'bescheid') await act(d.vorgangId)
    }
    const submit = await preparedAntrag(c, fall(c, 'e1'))
    const { body } = await submit(randomUUID()).expect(201)
    known.set(body.vorgangId, body)
    await c.quiet()
    return body
  }
})

describe('the same submission', () => {
  it('fifty times at once is one Vorgang with one set of attachments and one Bescheid', async () => {
    const key = randomUUID()
    const submit = await preparedAntrag(c, fall(c, 'e1'))
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(key)))
    expect(new Set(answers.map((a) => a.body.vorgangId)).size).toBe(1)
    expect(new Set(answers.map((a) => a.body.statusGeheimnis)).size).toBe(1)
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1)
    expect(answers.filter((a) => a.status === 200)).toHaveLength(49)
    await c.quiet()
    const vorgang = answers[0]!.body as Eingereicht
    expect(await ereignisse(c, vorgang, 'antrag.eingegangen')).toHaveLength(1)
    expect((await fold(c, vorgang)).anlagen).toHaveLength(3)
    const stored = c.platform.databases.ablage.collection('anlagen.files')
    expect(await stored.countDocuments({ 'metadata.vorgangId': vorgang.vorgangId })).toBe(3)
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
    expect((await fold(c, vorgang)).dublette).toBeUndefined()
  })

  it('with other content under its key is refused, and the first stays as it is', async () => {
    const key = randomUUID()
    const first = fall(c, 'e1')
    const vorgang = await reicheEin(c, first, key)
    const other = await preparedAntrag(c, { ...first, antrag: { ...first.antrag, einmaligeEinnahmen: true } })
    const refused = await other(key)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ type: 'urn:weiche:problem:schluessel-vergeben' })
    await c.quiet()
    expect((await fold(c, vorgang)).eingaben).toHaveLength(1)
  })

  it('under another key is a second Vorgang that a person looks at', async () => {
    const twice = fall(c, 'e1')
    const first = await reicheEin(c, twice)
    const second = await reicheEin(c, twice)
    expect(second.vorgangId).not.toBe(first.vorgangId)
    const { dublette } = await fold(c, second)
    expect(dublette?.fakten.andererVorgang).toBe(first.vorgangId)
    expect((await lies(c, second.vorgangId)).aussteuerungen).toMatchObject([{ codes: ['AS-DUBLETTE'] }])
    expect(briefe(c, second, 'Bescheid')).toBe(0)
  })

  it('under many keys at once is decided once', async () => {
    const submit = await preparedAntrag(c, fall(c, 'e1'))
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(randomUUID()).expect(201)))
    await c.quiet()
    const letters = answers.map((a) => briefe(c, a.body, 'Bescheid'))
    expect(letters.reduce((sum, n) => sum + n, 0)).toBe(1)
  })
})

describe('the log', () => {
  it('of what many wrote at once verifies and replays', async () => {
    expect((await expectGesundesLog(c)).stroeme).toBeGreaterThan(5)
  })
})
