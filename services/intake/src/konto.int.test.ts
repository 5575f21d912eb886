import { randomUUID } from 'node:crypto'
import { foldVorgang } from '@weiche/vorgang'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
beforeAll(async () => {
  intake = await startIntake()
}, 120_000)
afterAll(() => intake.stop(), 30_000)

const [ICH, DU] = ['a'.repeat(64), 'b'.repeat(64)] as const
const submit = (app: TestIntake['app'], konto: string, body: object, key: string = randomUUID()) =>
  request(app).post('/antraege/wohngeld').set({ Konto: konto, 'Idempotency-Key': key }).send(body)
const verbinde = (app: TestIntake['app'], { vorgangId, statusGeheimnis }: Record<string, string>, konto: string) =>
  request(app).post(`/vorgaenge/${vorgangId}/konto`).set({ Konto: konto, 'Status-Geheimnis': statusGeheimnis! })
const konten = async (vorgangId: string) => foldVorgang(await intake.platform.log.read(vorgangId))!.konten
const offen = async () => (await request(intake.app).post('/antraege/wohngeld').send(antrag())).body

test('an Antrag handed in signed in belongs to the account from its first commit on, however often it is sent', async () => {
  const [body, key] = [antrag(), randomUUID()]
  const first = await submit(intake.intern, ICH, body, key)
  const again = await submit(intake.intern, ICH, body, key)
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.vorgangId).toBe(first.body.vorgangId)
  const commits = await intake.platform.log.read(first.body.vorgangId)
  expect(commits.map((c) => c.ereignisse.map((e) => e.type))).toEqual([['antrag.eingegangen', 'konto.verbunden']])
  expect(await konten(first.body.vorgangId)).toEqual([ICH])
})

test('the same key of another account is another submission: nobody gets at a Vorgang by a key that was seen', async () => {
  const [body, key] = [antrag(), randomUUID()]
  const mine = await submit(intake.intern, ICH, body, key)
  const yours = await submit(intake.intern, DU, body, key)
  expect(yours.body.vorgangId).not.toBe(mine.body.vorgangId)
  expect(await konten(yours.body.vorgangId)).toEqual([DU])
})

test('a Vorgang is linked once per account, at the same time too, and may belong to several', async () => {
  const vorgang = await offen()
  const answers = await Promise.all([ICH, ICH, ICH, DU].map((konto) => verbinde(intake.intern, vorgang, konto)))
  expect(answers.map((a) => a.status).sort()).toEqual([200, 200, 201, 201])
  expect([...(await konten(vorgang.vorgangId))].sort()).toEqual([ICH, DU])
})

test('over the network nobody becomes an owner by a header, and is told so', async () => {
  const vorgang = await offen()
  for (const answer of [await submit(intake.app, ICH, antrag()), await verbinde(intake.app, vorgang, ICH)]) {
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('nur innerhalb der Anwendung') })
  }
  const ohne = await request(intake.app)
    .post(`/vorgaenge/${vorgang.vorgangId}/konto`)
    .set('Status-Geheimnis', vorgang.statusGeheimnis)
  expect(ohne.status).toBe(403)
  expect(await konten(vorgang.vorgangId)).toEqual([])
})

test('without the right secret a Vorgang cannot be linked, whether it exists or not', async () => {
  const vorgang = await offen()
  const wrong = await verbinde(intake.intern, { ...vorgang, statusGeheimnis: '0'.repeat(32) }, ICH)
  const none = await verbinde(intake.intern, { vorgangId: 'K7QD-2M9X-P0AH-W4TR-8', statusGeheimnis: 'x' }, ICH)
  expect([wrong.status, none.status]).toEqual([404, 404])
  expect(wrong.body.detail).toBe(none.body.detail)
})

test('the account stands nowhere in clear in the log', async () => {
  const { body } = await submit(intake.intern, ICH, antrag())
  await verbinde(intake.intern, body, DU)
  expect(await konten(body.vorgangId)).toEqual([ICH, DU])
  expect(await intake.stored(body.vorgangId)).not.toMatch(new RegExp(`${ICH}|${DU}`))
})
