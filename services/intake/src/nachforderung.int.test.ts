import { randomUUID } from 'node:crypto'
import { pdf } from '@weiche/ablage/test'
import { type Ereignis, type Forderung, geltendeAnlagen, offeneFragenVonPersonen } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NachforderungAuskunft } from './nachforderung-schema.ts'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
beforeAll(async () => {
  intake = await startIntake()
}, 120_000)
afterAll(() => intake.stop(), 30_000)

const posten: Forderung[] = [
  { ...e.posten('rentenbescheid', 'p1'), code: 'WOG-NW-005', betrifft: 'm1.e1' },
  { ...e.posten('wohnung.heizkosten', 'p2'), titel: 'Heizkosten im Monat' },
  {
    ...e.posten('nachbarschaft', 'p3'),
    titel: 'Skizze',
    von: 'person',
    erlaeuterung: 'Bitte zeichnen Sie die Wohnung.',
  },
]

/** The clock of the test stands on 1 July 2025, half past midnight in Berlin. */
async function asked(frist = '2025-07-29') {
  const { vorgangId, statusGeheimnis } = (await request(intake.app).post('/antraege/wohngeld').send(antrag())).body
  const append = async (...ereignisse: Ereignis[]) => {
    const { seq } = (await intake.platform.log.fold(vorgangId))!
    const rest = { vorgangId, gesehen: seq, service: 'processing', zeitpunkt: intake.platform.uhr.jetzt() } as const
    await intake.platform.log.append({ ...rest, ursache: `test.${seq}`, ereignisse })
  }
  await append(e.geprueft(1, { angaben: antrag() }))
  await append(e.zugeordnet(1))
  const gestellt = e.nachgefordert(1, frist, ['x'])
  await append({ ...gestellt, inhalt: { punkte: posten } } as Ereignis)
  const with_ = (test: request.Test) => test.set('Status-Geheimnis', statusGeheimnis)
  return {
    fold: async () => (await intake.platform.log.fold(vorgangId))!,
    append,
    status: async () => (await with_(request(intake.app).get(`/vorgaenge/${vorgangId}`))).body,
    post: (rest: string, key = randomUUID()) =>
      with_(request(intake.app).post(`/vorgaenge/${vorgangId}/${rest}`)).set('Idempotency-Key', key),
  }
}

describe('the open request on the status page', () => {
  test('lists each item with the place for its answer, in three registers, and until when', async () => {
    const v = await asked()
    const { nachforderung } = await v.status()
    NachforderungAuskunft.parse(nachforderung)
    expect(nachforderung).toMatchObject({
      von: 'regeln',
      gestelltAm: '2025-07-01',
      frist: { bis: '2025-07-29', ende: '2025-07-29T22:00:00.000Z', stufe: 'nachforderung', restSekunden: 2_503_800 },
      mehrZeit: { sofortBis: '2025-08-26', beantragtBis: null },
      belehrung: null,
    })
    const [rente, heizkosten, skizze] = nachforderung.posten
    expect(rente).toMatchObject({
      titel: 'Rentenbescheid oder letzte Anpassungsmitteilung',
      antwort: { art: 'datei', teil: 'posten:p1' },
      erhalten: [],
    })
    expect(new Set(Object.values(rente.text)).size).toBe(3)
    expect(heizkosten.antwort).toMatchObject({ art: 'feld', pfad: 'wohnung.heizkosten', typ: 'betrag' })
    expect(skizze).toMatchObject({ von: 'person', text: { leicht: 'Bitte zeichnen Sie die Wohnung.' } })
  })
  test('is answered item by item: a file by its part, an Angabe by its id', async () => {
    const v = await asked()
    const answer = await v
      .post('nachreichungen')
      .field('nachreichung', JSON.stringify({ antworten: { p2: '78.00' } }))
      .attach('posten:p1', pdf(), 'rente.pdf')
      .attach('posten:p3', pdf(), 'skizze.pdf')
    expect([answer.status, answer.body.anlagen]).toEqual([201, 2])
    const after = await v.fold()
    expect(after.anlagen.map(({ art, betrifft, posten: id }) => [art, betrifft, id])).toEqual([
      ['rentenbescheid', 'm1.e1', 'p1'],
      ['nachbarschaft', '', 'p3'],
    ])
    expect(after.angaben).toMatchObject({ wohnung: { heizkosten: '78.00' } })
    expect(Object.keys(after.antworten).sort()).toEqual(['p1', 'p2', 'p3'])
    expect(offeneFragenVonPersonen(after)).toEqual([])
    expect(geltendeAnlagen(after)).toHaveLength(2)
  })
  test('a paper for an item that asks for an Angabe is kept, and marked as nothing the rules ask for', async () => {
    const v = await asked()
    await v.post('nachreichungen').attach('posten:p2', pdf(), 'heizung.pdf').expect(201)
    expect((await v.fold()).anlagen[0]).toMatchObject({ art: 'sonstiges', posten: 'p2' })
  })
  test.each([
    ['an item that does not exist', { antworten: { p9: '1.00' } }, '/antworten/p9', 'Es gibt: p1, p2, p3.'],
    ['words where a document is asked for', { antworten: { p1: 'ja' } }, '/antworten/p1', 'als Datei im Teil'],
    ['an answer of the wrong kind', { antworten: { p2: 'viel' } }, '/angaben/wohnung.heizkosten', ''],
    [
      'the same thing twice',
      { antworten: { p2: '1.00' }, angaben: { 'wohnung.heizkosten': '2.00' } },
      '/angaben/wohnung.heizkosten',
      'nur einmal',
    ],
  ])('refuses %s and says where', async (_what, body, pointer, words) => {
    const v = await asked()
    const { status, body: problem } = await v.post('nachreichungen').send(body)
    expect(status).toBe(422)
    expect(problem.errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(words) })
    expect((await v.fold()).seq).toBe(4)
  })
  test('a file for an item that does not exist is refused, and nothing of it stays', async () => {
    const v = await asked()
    const before = (await intake.counted()).dateien
    const { status, body } = await v.post('nachreichungen').attach('posten:p9', pdf(), 'x.pdf')
    expect([status, body.errors[0].pointer]).toEqual([422, 'part:posten:p9'])
    expect((await intake.counted()).dateien).toBe(before)
  })
  test('an Antrag has no items yet', async () => {
    const post = request(intake.app).post('/antraege/wohngeld').set('Idempotency-Key', randomUUID())
    const answer = await post.field('antrag', JSON.stringify(antrag())).attach('posten:p1', pdf(), 'x.pdf')
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining('noch keine Posten')])
  })
})

describe('asking for more time', () => {
  test('is answered at once within what the package allows, and once only', async () => {
    const v = await asked()
    const key = randomUUID()
    const first = await v.post('fristverlaengerung', key).send({ bis: '2025-08-15', grund: 'Urlaub' })
    expect([first.status, first.body]).toMatchObject([
      201,
      { antwort: 'gewaehrt', frist: { bis: '2025-08-15', ende: '2025-08-15T22:00:00.000Z' } },
    ])
    const again = await v.post('fristverlaengerung', key).send({ bis: '2025-08-15', grund: 'Urlaub' })
    expect([again.status, again.body]).toEqual([200, first.body])
    const other = await v.post('fristverlaengerung', key).send({ bis: '2025-08-18' })
    expect(other.body.type).toContain('schluessel-vergeben')
    expect((await v.status()).nachforderung).toMatchObject({
      frist: { bis: '2025-08-15' },
      mehrZeit: { sofortBis: null },
    })
    const second = await v.post('fristverlaengerung').send({ bis: '2025-08-29' })
    expect(second.body).toMatchObject({ antwort: 'wird-geprueft', frist: null })
  })
  test('a Sunday becomes the next Werktag; what is longer than allowed goes to a person', async () => {
    const v = await asked()
    expect((await v.post('fristverlaengerung').send({ bis: '2025-08-03' })).body.frist.bis).toBe('2025-08-04')
    const w = await asked()
    expect((await w.post('fristverlaengerung').send({ bis: '2025-12-01' })).body.antwort).toBe('wird-geprueft')
    expect((await w.status()).nachforderung).toMatchObject({
      frist: { bis: '2025-07-29' },
      mehrZeit: { beantragtBis: '2025-12-01' },
    })
  })
  test.each([
    ['the day it already is', { bis: '2025-07-29' }, 422],
    ['no day', { bis: '2025-02-30' }, 422],
    ['nothing', {}, 422],
  ])('refuses %s', async (_what, body, status) => {
    expect((await (await asked()).post('fristverlaengerung').send(body)).status).toBe(status)
  })
  test('while nothing is asked for, there is no Frist to move', async () => {
    const v = await asked()
    await v.append(e.aufgehoben(1, ['p1', 'p2', 'p3']))
    const { status, body } = await v.post('fristverlaengerung').send({ bis: '2025-08-15' })
    expect([status, body.type]).toEqual([409, expect.stringContaining('keine-frist-offen')])
  })
})
