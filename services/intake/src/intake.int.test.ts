import { randomUUID } from 'node:crypto'
import { pdf, png } from '@weiche/ablage/test'
import { createInProcessFetch } from '@weiche/http'
import { parseVorgangsId } from '@weiche/vorgang'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
beforeAll(async () => {
  intake = await startIntake()
}, 120_000)
afterAll(() => intake.stop(), 30_000)

const submit = (body: object, key?: string) => {
  const post = request(intake.app).post('/antraege/wohngeld')
  return (key ? post.set('Idempotency-Key', key) : post).send(body)
}
const form = (body: object, key: string) =>
  request(intake.app).post('/antraege/wohngeld').set('Idempotency-Key', key).field('antrag', JSON.stringify(body))
const open = async (body: object = antrag()) => {
  const { vorgangId, statusGeheimnis } = (await submit(body)).body
  const path = `/vorgaenge/${vorgangId}`
  return {
    vorgangId,
    get: (rest = '') =>
      request(intake.app)
        .get(path + rest)
        .set('Status-Geheimnis', statusGeheimnis),
    post: (rest: string, key = randomUUID()) =>
      request(intake.app)
        .post(path + rest)
        .set('Status-Geheimnis', statusGeheimnis)
        .set('Idempotency-Key', key),
  }
}

describe('an Antrag', () => {
  test('is acknowledged once it is in the log, with the day of receipt in Berlin', async () => {
    const body = antrag()
    const answer = await submit(body)
    expect(answer.status).toBe(201)
    const { vorgangId, statusGeheimnis, ...rest } = answer.body
    expect(parseVorgangsId(vorgangId)).toBe(vorgangId)
    expect(statusGeheimnis).toMatch(/^[0-9a-f]{32}$/)
    expect(rest).toEqual({
      status: 'eingegangen',
      eingangsdatum: '2025-07-01',
      links: { status: `/vorgaenge/${vorgangId}`, nachreichungen: `/vorgaenge/${vorgangId}/nachreichungen` },
    })
    expect(answer.headers['location']).toBe(`/vorgaenge/${vorgangId}`)
    const [commit] = await intake.platform.log.read(vorgangId)
    expect(commit).toMatchObject({
      seq: 1,
      service: 'intake',
      ursache: answer.headers['idempotency-key'],
      ereignisse: [
        { type: 'antrag.eingegangen', fakten: { leistung: 'wohngeld', kanal: 'api' }, inhalt: { angaben: body } },
      ],
    })
  })

  test('that comes again with its key gets the same answer, with another content a refusal', async () => {
    const [body, key] = [antrag(), randomUUID()]
    const first = await submit(body, key)
    const again = await submit(JSON.parse(JSON.stringify(body, Object.keys(flat(body)).sort())), key.toUpperCase())
    expect([again.status, again.body]).toEqual([200, first.body])
    const other = await submit({ ...body, unterhaltszahlung: true }, key)
    expect([other.status, other.body.type]).toEqual([422, 'urn:weiche:problem:schluessel-vergeben'])
    expect(await intake.platform.log.read(first.body.vorgangId)).toHaveLength(1)
  })

  test('keeps its attachments with kind and person; those of a retry are not stored twice', async () => {
    const [body, key] = [antrag(), randomUUID()]
    const before = await intake.counted()
    const send = () =>
      form(body, key)
        .attach('anlage:rentenbescheid:m1', pdf({ size: 300_000 }), 'Rente.pdf')
        .attach('anlage', png(), 'Foto.png')
    const first = await send()
    expect(first.status).toBe(201)
    const vorgang = await intake.platform.log.fold(first.body.vorgangId)
    expect(vorgang?.anlagen).toMatchObject([
      { art: 'rentenbescheid', betrifft: 'm1', dateiname: 'Rente.pdf', medientyp: 'application/pdf', laenge: 300_000 },
      { art: 'sonstiges', betrifft: '', dateiname: 'Foto.png', medientyp: 'image/png' },
    ])
    expect(vorgang?.antrag.fakten.anlagen).toBe(2)
    const again = await send()
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await intake.counted()).dateien).toBe(before.dateien + 2)
    const bytes = await intake.platform.anlagen.load(first.body.vorgangId, vorgang!.anlagen[0]!.anlageId)
    expect(bytes).toEqual(pdf({ size: 300_000 }))
    const changed = await form(body, key).attach('anlage:rentenbescheid:m1', pdf({ size: 300_001 }), 'Rente.pdf')
    expect(changed.status).toBe(422)
    expect((await intake.counted()).dateien).toBe(before.dateien + 2)
  })

  test('with the same Angaben under another key is taken in and marked for a person, unless the first was withdrawn', async () => {
    const body = antrag()
    const first = await open(body)
    const second = await open(body)
    const marks = async (id: string) => (await intake.platform.log.fold(id))?.dublette?.fakten.andererVorgang
    expect([await marks(first.vorgangId), await marks(second.vorgangId)]).toEqual([undefined, first.vorgangId])
    await first.post('/ruecknahme').send({})
    const third = await open(body)
    expect(await marks(third.vorgangId)).toBeUndefined()
    expect(await marks((await open(body)).vorgangId)).toBe(third.vorgangId)
  })

  test('sent 50 times at once makes one Vorgang and keeps one attachment', async () => {
    const [body, key] = [antrag(), randomUUID()]
    const before = await intake.counted()
    const server = intake.app.listen(0, '127.0.0.1')
    try {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          request(server)
            .post('/antraege/wohngeld')
            .set('Idempotency-Key', key)
            .field('antrag', JSON.stringify(body))
            .attach('anlage:rentenbescheid:m1', pdf(), 'Rente.pdf'),
        ),
      )
      expect(answers.filter((a) => a.status === 201)).toHaveLength(1)
      expect(answers.filter((a) => a.status === 200)).toHaveLength(49)
      expect(new Set(answers.map((a) => a.text)).size).toBe(1)
    } finally {
      server.close()
    }
    const after = await intake.counted()
    expect(after).toMatchObject({
      commits: before.commits + 1,
      dateien: before.dateien + 1,
      stuecke: before.stuecke + 1,
      dubletten: before.dubletten + 1,
    })
  })

  test('from inside the process is noted as played in', async () => {
    const inside = createInProcessFetch(intake.intern)
    const body = new FormData()
    body.append('antrag', new Blob([JSON.stringify(antrag())], { type: 'application/json' }), 'antrag.json')
    body.append('anlage:rentenbescheid:m1', new Blob([new Uint8Array(pdf())]), 'Rente.pdf')
    const answer = await inside('/antraege/wohngeld', { method: 'POST', body })
    expect(answer.status).toBe(201)
    const { vorgangId } = (await answer.json()) as { vorgangId: string }
    const vorgang = await intake.platform.log.fold(vorgangId)
    expect(vorgang?.antrag.fakten).toMatchObject({ kanal: 'player', anlagen: 1 })
  })

  test('names no person in what the process logs', () => {
    expect(intake.gesagt.length).toBeGreaterThan(20)
    expect(JSON.stringify(intake.gesagt)).not.toMatch(/Erika|Probe|Musterweg|Dortmund|Rente\.pdf/)
  })
})

describe('a Nachreichung', () => {
  test('changes Angaben, brings attachments and words, once per key', async () => {
    const vorgang = await open()
    const key = randomUUID()
    const send = () =>
      vorgang
        .post('/nachreichungen', key)
        .field('nachreichung', JSON.stringify({ angaben: { 'wohnung.miete': '540.00' }, mitteilung: ' Neue Miete ' }))
        .attach('anlage:mietbescheinigung', pdf(), 'Miete.pdf')
    const [first, again] = [await send(), await send()]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(first.body).toEqual({ ...again.body, eingangsdatum: '2025-07-01', anlagen: 1 })
    const fold = await intake.platform.log.fold(vorgang.vorgangId)
    expect(fold).toMatchObject({ seq: 2, grundlage: 2, mitteilungen: ['Neue Miete'] })
    expect(fold?.angaben['wohnung']).toMatchObject({ miete: '540.00' })
    expect(fold?.anlagen).toHaveLength(1)
    const other = await vorgang.post('/nachreichungen', key).send({ mitteilung: 'etwas anderes' })
    expect(other.body.type).toBe('urn:weiche:problem:schluessel-vergeben')
  })

  test('can be files alone, and several at once are all kept', async () => {
    const vorgang = await open()
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => vorgang.post('/nachreichungen').attach('anlage', png(), 'Foto.png')),
    )
    expect(sent.map((a) => a.status)).toEqual(Array(8).fill(201))
    expect((await intake.platform.log.fold(vorgang.vorgangId))?.anlagen).toHaveLength(8)
  })

  test('under the key of the Antrag is refused', async () => {
    const key = randomUUID()
    const { body } = await submit(antrag(), key)
    const answer = await request(intake.app)
      .post(`/vorgaenge/${body.vorgangId}/nachreichungen`)
      .set('Authorization', `Bearer ${body.statusGeheimnis}`)
      .set('Idempotency-Key', key)
      .send({ mitteilung: 'x' })
    expect(answer.body.type).toBe('urn:weiche:problem:schluessel-vergeben')
  })

  test('after the withdrawal is refused with the reason', async () => {
    const vorgang = await open()
    const before = await intake.counted()
    expect((await vorgang.post('/ruecknahme').send({ grund: 'Umzug' })).status).toBe(201)
    const late = await vorgang.post('/nachreichungen').attach('anlage', png(), 'Foto.png')
    expect([late.status, late.body.type]).toEqual([409, 'urn:weiche:problem:antrag-zurueckgenommen'])
    expect((await intake.counted()).dateien).toBe(before.dateien)
  })
})

describe('status and documents', () => {
  test('show the stand, also by Bearer, and the withdrawal', async () => {
    const vorgang = await open()
    expect((await vorgang.get()).body).toMatchObject({ status: 'eingegangen', amZug: 'Behörde' })
    const key = randomUUID()
    const [once, twice] = [
      await vorgang.post('/ruecknahme', key).send({}),
      await vorgang.post('/ruecknahme', key).send({}),
    ]
    expect([once.status, twice.status, twice.body]).toEqual([201, 200, once.body])
    const other = await vorgang.post('/ruecknahme', key).send({ grund: 'Umzug' })
    expect([other.status, other.body.type]).toEqual([422, 'urn:weiche:problem:schluessel-vergeben'])
    expect((await vorgang.get()).body).toMatchObject({
      status: 'entschieden',
      ausgang: 'zurueckgenommen',
      amZug: 'niemand',
    })
  })

  test('documents and withdrawal are served on this machine only', async () => {
    const vorgang = await open()
    const list = await vorgang.get('/dokumente')
    expect(list.body.dokumente.map((d: { titel: string }) => d.titel)).toEqual(['Eingangsbestätigung'])
    const pdfAnswer = await vorgang.get('/dokumente/eingangsbestaetigung')
    expect([pdfAnswer.status, pdfAnswer.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(intake.rendered).toContainEqual({ art: 'eingangsbestaetigung', ereignis: `${vorgang.vorgangId}:1.0` })
    expect((await vorgang.get('/bescheid')).body.type).toBe('urn:weiche:problem:dokument-fehlt')
    for (const path of ['/dokumente', '/dokumente/bescheid', '/bescheid'])
      expect((await vorgang.get(path).set('X-Forwarded-For', '203.0.113.5')).status).toBe(403)
    expect((await vorgang.post('/ruecknahme').set('Forwarded', 'for=203.0.113.5').send({})).status).toBe(403)
    expect((await vorgang.get().set('X-Forwarded-For', '203.0.113.5')).status).toBe(200)
  })
})

test('the description of the API names every operation and both ways to send an Antrag', async () => {
  const { paths } = (await request(intake.app).get('/openapi.json')).body
  expect(Object.keys(paths)).toEqual([
    '/antraege/{leistung}',
    '/vorgaenge/{vorgangId}/nachreichungen',
    '/vorgaenge/{vorgangId}/fristverlaengerung',
    '/vorgaenge/{vorgangId}/ruecknahme',
    '/vorgaenge/{vorgangId}/einzelfallpruefung',
    '/vorgaenge/{vorgangId}/widerspruch',
    '/vorgaenge/{vorgangId}/konto',
    '/vorgaenge/{vorgangId}',
    '/vorgaenge/{vorgangId}/dokumente',
    '/vorgaenge/{vorgangId}/dokumente/{dokument}',
    '/vorgaenge/{vorgangId}/nachweise/{anlageId}',
    '/vorgaenge/{vorgangId}/bescheid',
  ])
  const { requestBody } = paths['/antraege/{leistung}'].post
  expect(Object.keys(requestBody.content)).toEqual(['application/json', 'multipart/form-data'])
})

/** Every key of a nested object, so that JSON.stringify can write it in another order. */
function flat(value: object): Record<string, true> {
  const keys: Record<string, true> = {}
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) keys[key] = true
    if (typeof inner === 'object' && inner !== null) Object.assign(keys, flat(inner))
  }
  return keys
}
