import fc from 'fast-check'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from './app.ts'
import { createInProcessFetch } from './in-process.ts'
import { createPause } from './pause.ts'
import { defineRoute } from './route.ts'
import { createRouter } from './router.ts'
import { UMFANG, umfangOf } from './umfang.ts'

const quiet = { info() {}, warn() {}, error() {} }

function echoApp(more: Partial<Parameters<typeof createApp>[0]> = {}) {
  const echo = defineRoute({
    method: 'post',
    path: '/echo/:art',
    summary: 'Gibt die Angaben zurück',
    params: z.object({ art: z.enum(['a', 'b']) }),
    body: z.strictObject({ name: z.string().max(20), tag: z.iso.date().optional(), kinder: z.int().optional() }),
    answers: { 200: { description: 'Die Angaben', schema: z.object({ name: z.string() }) } },
    handle: async ({ params, body }) => ({ status: 200, body: { art: params.art, name: body.name } }),
  })
  const lokal = defineRoute({
    method: 'get',
    path: '/lokal',
    summary: 'Nur lokal',
    loopback: true,
    answers: { 200: { description: 'ok' } },
    handle: async ({ intern }) => ({ status: 200, body: { intern } }),
  })
  const kaputt = defineRoute({
    method: 'get',
    path: '/kaputt',
    summary: 'Ein Fehler des Programms',
    answers: {},
    handle: async () => {
      throw new Error('geheim: Erika Mustermann')
    },
  })
  const routers = [createRouter([echo, lokal, kaputt])]
  return createApp({ routers, logger: quiet, info: { title: 'T', version: '1' }, ratePerMinute: 10_000, ...more })
}

const post = (body: string, type = 'application/json') =>
  request(echoApp()).post('/echo/a').set('Content-Type', type).send(body)

describe('the hardened app', () => {
  it('answers a good request and names no framework', async () => {
    const answer = await post('{"name":"Ada"}')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ art: 'a', name: 'Ada' })
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    ['broken JSON', '{"name":', 400, 'json-fehlerhaft'],
    ['no body', '', 400, 'json-fehlerhaft'],
    ['a doubled key', '{"name":"a","name":"b"}', 400, 'json-fehlerhaft'],
    ['__proto__ as key', '{"name":"a","__proto__":{"x":1}}', 400, 'json-fehlerhaft'],
    ['a control character', '{"name":"a\\u0000"}', 400, 'json-fehlerhaft'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 400, 'json-fehlerhaft'],
    ['a number beyond all bounds', '{"name":"a","kinder":1e999}', 400, 'json-fehlerhaft'],
    ['10,000 levels of lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, 'json-fehlerhaft'],
    ['10,000 levels, never closed', `${'{"a":'.repeat(10_000)}`, 400, 'json-fehlerhaft'],
    ['more than 1 MB', `{"name":"${'x'.repeat(1_100_000)}"}`, 413, 'zu-gross'],
    ['an unknown field', '{"name":"a","nmae":"b"}', 422, 'angaben-fehlerhaft'],
    ['a missing field', '{}', 422, 'angaben-fehlerhaft'],
    ['an impossible day', '{"name":"a","tag":"2025-02-30"}', 422, 'angaben-fehlerhaft'],
  ])('refuses %s with a German problem', async (_what, body, status, name) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ type: `urn:weiche:problem:${name}`, status })
    expect(answer.body.instance).toMatch(/^urn:uuid:/)
    expect(answer.body.detail).toMatch(/Bitte/)
  })

  it('names every faulty field and the remedy', async () => {
    const answer = await post('{"nmae":"b","tag":"gestern","kinder":"2"}')
    expect(answer.body.errors).toEqual([
      { pointer: '/name', detail: 'Diese Angabe fehlt. Bitte ergänzen Sie sie.' },
      { pointer: '/tag', detail: 'Bitte geben Sie ein mögliches Datum in der Form JJJJ-MM-TT an.' },
      { pointer: '/kinder', detail: 'Hier muss eine Zahl stehen.' },
      expect.objectContaining({ pointer: '/nmae' }),
    ])
  })

  it('says where the doubled key stands', async () => {
    const answer = await post('{"a":[{},{"b\\u0063":1,"bc":2}]}')
    expect(answer.body.errors[0].pointer).toBe('/a/1/bc')
  })

  it('never repeats what was sent in an error about it', async () => {
    const answer = await post('{"name":"Mustermann-Geheim", oops')
    expect(answer.text).not.toContain('Mustermann')
  })

  it('takes only JSON in UTF-8, unpacked', async () => {
    expect((await post('{"name":"a"}', 'text/plain')).status).toBe(415)
    expect((await post('{"name":"a"}', 'application/json; charset=latin1')).status).toBe(415)
    const packed = request(echoApp()).post('/echo/a').set('Content-Type', 'application/json')
    expect((await packed.set('Content-Encoding', 'gzip').send('x')).status).toBe(415)
  })

  it('knows unknown addresses, wrong methods and broken escapes', async () => {
    expect((await request(echoApp()).get('/nirgends')).status).toBe(404)
    const wrong = await request(echoApp()).put('/echo/a')
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'POST'])
    expect((await request(echoApp()).post('/echo/%E0%A4%A')).status).toBe(400)
    expect((await request(echoApp()).post('/echo/c').send({ name: 'a' })).body.errors[0].pointer).toBe('path:art')
  })

  it('hides its own faults, also from the answer', async () => {
    const answer = await request(echoApp()).get('/kaputt')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(/geheim|Erika|at .*\.ts/)
    const away = await request(echoApp({ isTransient: () => true })).get('/kaputt')
    expect([away.status, away.headers['retry-after']]).toEqual([503, '5'])
  })

  it('answers 4xx, never 5xx, to whatever body comes', { timeout: 60_000 }, async () => {
    const app = echoApp()
    const body = fc.oneof(fc.json({ maxDepth: 6 }), fc.string({ unit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const answer = await request(app).post('/echo/a').set('Content-Type', 'application/json').send(text)
        expect(answer.status).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
  })
})

describe('who may pass', () => {
  it('lets this machine pass by its socket, and nobody with the headers of a proxy or of a foreign page', async () => {
    const app = echoApp()
    expect((await request(app).get('/lokal')).status).toBe(200)
    expect((await request(app).get('/lokal').set('X-Forwarded-For', '127.0.0.1')).status).toBe(403)
    expect((await request(app).get('/lokal').set('Forwarded', 'for=127.0.0.1')).status).toBe(403)
    expect((await request(app).get('/lokal').set('Host', 'angreifer.example')).status).toBe(403)
    expect((await request(app).get('/lokal').set('Origin', 'https://angreifer.example')).status).toBe(403)
  })

  it('limits the rate and says when to come back', async () => {
    const app = echoApp({ ratePerMinute: 2 })
    await request(app).get('/lokal')
    await request(app).get('/lokal')
    const third = await request(app).get('/lokal')
    expect(third.status).toBe(429)
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    expect(third.body.type).toBe('urn:weiche:problem:zu-viele-anfragen')
  })

  it('is closed during a pause, but stays reachable inside the process', async () => {
    const pause = createPause()
    pause.start('Die Beispiele werden eingespielt. Bitte versuchen Sie es gleich noch einmal.', 10)
    const closed = await request(echoApp({ pause })).get('/lokal')
    expect([closed.status, closed.headers['retry-after']]).toEqual([503, '10'])
    const inside = await createInProcessFetch(echoApp({ intern: 'player' }))('/lokal')
    expect(await inside.json()).toEqual({ intern: 'player' })
    pause.end()
    expect((await request(echoApp({ pause })).get('/lokal')).body).toEqual({})
  })

  it('carries a body through the process', async () => {
    const inside = createInProcessFetch(echoApp({ intern: 'player' }))
    const body = JSON.stringify({ name: 'Zoë' })
    const answer = await inside('/echo/b', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
    expect(await answer.json()).toEqual({ art: 'b', name: 'Zoë' })
  })
})

describe('pages for people', () => {
  const page = defineRoute({
    method: 'get',
    path: '/seite',
    summary: 'Eine Seite',
    page: true,
    answers: { 200: { description: 'HTML' } },
    handle: async () => ({ status: 200, content: { data: '<p>Guten Tag', mediaType: 'text/html' } }),
  })
  const app = createApp({
    routers: [createRouter([page])],
    logger: quiet,
    info: { title: 'T', version: '1' },
    ratePerMinute: 1000,
    errorPage: (problem) => ({ html: `<h1>${problem.art.status}</h1>`, headers: { 'X-Seite': 'ja' } }),
  })
  it('are shown and left out of the description of the API', async () => {
    const answer = await request(app).get('/seite')
    expect([answer.headers['content-type'], answer.text]).toEqual(['text/html; charset=utf-8', '<p>Guten Tag'])
    expect(answer.headers['content-disposition']).toBeUndefined()
    expect((await request(app).get('/openapi.json')).body.paths).not.toHaveProperty('/seite')
  })
  it('tell a browser of an error as a page, a program as JSON', async () => {
    const browser = await request(app).get('/fehlt').set('Accept', 'text/html,application/xml;q=0.9,*/*;q=0.8')
    expect([browser.status, browser.text, browser.headers['x-seite']]).toEqual([404, '<h1>404</h1>', 'ja'])
    for (const accept of ['*/*', 'application/json'])
      expect((await request(app).get('/fehlt').set('Accept', accept)).body.status).toBe(404)
  })
})

describe('the description', () => {
  it('is OpenAPI 3.1 from the same schemas', async () => {
    const { body } = await request(echoApp()).get('/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const operation = body.paths['/echo/{art}'].post
    expect(operation.requestBody.content['application/json'].schema.required).toEqual(['name'])
    expect(operation.responses.default.content['application/problem+json'].schema.$ref).toMatch(/Problem/)
  })

  it('says whether it is ready', async () => {
    expect((await request(echoApp()).get('/bereit')).body).toEqual({ bereit: true })
    expect((await request(echoApp({ bereit: async () => false })).get('/bereit')).status).toBe(503)
  })
})

describe('how large a request is', () => {
  const umfang = defineRoute({
    method: 'post',
    path: '/umfang',
    summary: 'Sagt, wie groß die Anfrage ist',
    answers: { 200: { description: 'ok' } },
    handle: async ({ req }) => ({ status: 200, body: { bytes: umfangOf(req) ?? null } }),
  })
  const app = (intern?: 'player' | 'seite') =>
    createApp({
      ...{ routers: [createRouter([umfang])], logger: quiet, info: { title: 'T', version: '1' }, ratePerMinute: 100 },
      ...(intern ? { intern } : {}),
    })
  const streamed = () => new Blob(['a'.repeat(1000)]).stream()

  it('is told by the page for a form that it streams on, and believed from there alone', async () => {
    const ask = async (intern: 'player' | 'seite') =>
      (
        await createInProcessFetch(app(intern))('/umfang', {
          ...{ method: 'POST', body: streamed(), duplex: 'half', headers: { [UMFANG]: '1200' } },
        } as RequestInit)
      ).json()
    expect(await ask('seite')).toEqual({ bytes: 1200 })
    expect(await ask('player')).toEqual({ bytes: null })
    const text = await createInProcessFetch(app('seite'))('/umfang', { method: 'POST', body: '{"ä":1}' })
    expect(await text.json()).toEqual({ bytes: 8 })
    const outside = request(app()).post('/umfang').set(UMFANG, '1200')
    expect((await outside.set('Transfer-Encoding', 'chunked').send()).body).toEqual({ bytes: null })
    expect((await request(app()).post('/umfang').send('{"a":1}')).body).toEqual({ bytes: 7 })
  })
})
