import fc from 'fast-check'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
beforeAll(async () => {
  intake = await startIntake()
}, 120_000)
afterAll(() => intake.stop(), 30_000)

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom('1e3', ' 12 ', '2025-02-30', { $ne: '' }, { id: 'm1' }, [[]], -0, 1e308, '\u0000', '9'.repeat(400)),
)
/** Replaces, adds or removes something somewhere in a good Antrag. */
const mangled = fc
  .record({ path: fc.array(fc.nat(6), { maxLength: 5 }), value: odd, key: fc.option(fc.string({ unit: 'binary' })) })
  .map(({ path, value, key }) => {
    const body = antrag() as Record<string, unknown>
    let here: Record<string, unknown> = body
    for (const step of path) {
      const keys = Object.keys(here)
      const next = here[keys[step % keys.length] ?? '']
      if (typeof next === 'object' && next !== null && Object.keys(next).length > 0) here = next as typeof here
    }
    here[key ?? Object.keys(here)[path.length % Object.keys(here).length]!] = value
    return JSON.stringify(body)
  })

test('whatever comes, the answer is 2xx or 4xx, and 4xx means that nothing was stored', async () => {
  const body = fc.oneof({ weight: 3, arbitrary: mangled }, fc.json({ maxDepth: 8 }), fc.string({ unit: 'binary' }))
  await fc.assert(
    fc.asyncProperty(body, fc.boolean(), async (text, asForm) => {
      const before = await intake.counted()
      const post = request(intake.app).post('/antraege/wohngeld')
      const answer = asForm
        ? await post.attach('antrag', Buffer.from(text), 'antrag.json')
        : await post.set('Content-Type', 'application/json').send(text)
      expect(answer.status === 201 || (answer.status >= 400 && answer.status < 500), answer.text).toBe(true)
      const added = (await intake.counted()).commits - before.commits
      expect(added).toBe(answer.status === 201 ? 1 : 0)
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('random bytes as form, and random paths in a Nachreichung, are never a fault of the program', async () => {
  const { vorgangId, statusGeheimnis } = (await request(intake.app).post('/antraege/wohngeld').send(antrag())).body
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary' }),
      odd,
      async (bytes, path, value) => {
        const head = '--g\r\nContent-Disposition: form-data; name="antrag"\r\n\r\n'
        const form = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--g--\r\n')])
        const post = request(intake.app)
          .post('/antraege/wohngeld')
          .set('Content-Type', 'multipart/form-data; boundary=g')
        const asForm = await post.send(form as unknown as string)
        const asPath = await request(intake.app)
          .post(`/vorgaenge/${vorgangId}/nachreichungen`)
          .set('Status-Geheimnis', statusGeheimnis)
          .send({ angaben: { [path]: value } })
        expect(
          [asForm.status, asPath.status].every((s) => s >= 400 && s < 500),
          `${asForm.text} ${asPath.text}`,
        ).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)
