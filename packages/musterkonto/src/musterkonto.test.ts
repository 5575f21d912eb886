import { request } from 'node:http'
import { createApp, type RunningServer, startServer } from '@weiche/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMusterkonto } from './index.ts'

let server: RunningServer
let issuer: string
let auth: string
const log: string[] = []
const note = (event: string) => void log.push(event)
beforeAll(async () => {
  const helga = {
    sub: 'helga',
    vorname: 'Helga',
    nachname: '<b>Brandt</b>',
    geburtsdatum: '1952-03-14',
    hinweis: 'Probe',
  }
  let seite = ''
  const musterkonto = createMusterkonto({ seite: () => seite, personen: [helga] })
  const logger = { info: note, warn: note, error: note }
  const app = createApp({
    routers: [musterkonto.router],
    logger,
    info: { title: '', version: '' },
    ratePerMinute: 1_000,
  })
  server = await startServer(app, { host: '127.0.0.1', port: 0 })
  seite = `http://127.0.0.1:${server.port}`
  const zugang = musterkonto.zugang()
  issuer = zugang.issuer
  auth = `Basic ${Buffer.from(`${zugang.clientId}:${zugang.clientSecret}`).toString('base64')}`
})
afterAll(() => server?.close())

const ANFRAGE = {
  ...{ client_id: 'weiche', response_type: 'code', scope: 'openid profile', state: 's', nonce: 'n' },
  ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
}
const schiebe = (more: Record<string, string | undefined>, authorization = auth) => {
  const felder = { redirect_uri: `http://127.0.0.1:${server.port}/anmelden/zurueck`, ...ANFRAGE, ...more }
  const body = new URLSearchParams(Object.entries(felder).filter((f): f is [string, string] => f[1] !== undefined))
  return fetch(`${issuer}/request`, { method: 'POST', body, headers: { Authorization: authorization } })
}

test('tells where everything is, and takes a request as it should be', async () => {
  const known = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, unknown>
  expect(known).toMatchObject({
    issuer,
    require_pushed_authorization_requests: true,
    backchannel_logout_session_supported: true,
  })
  expect((await schiebe({})).status).toBe(201)
})

test.each([
  ['without a challenge', { code_challenge: undefined, code_challenge_method: undefined }],
  ['with a plain challenge', { code_challenge_method: 'plain' }],
  ['for another way back', { redirect_uri: 'https://boese.example/' }],
  ['for tokens in the address', { response_type: 'id_token' }],
])('is as strict as one outside: no request %s', async (_, more) => {
  expect((await schiebe(more)).status).toBe(400)
})
test('a client that does not know the secret, and a request that was not pushed, get nowhere', async () => {
  expect((await schiebe({}, `Basic ${Buffer.from('weiche:falsch').toString('base64')}`)).status).toBe(401)
  const offen = new URLSearchParams({ ...ANFRAGE, redirect_uri: `http://127.0.0.1:${server.port}/anmelden/zurueck` })
  const answer = await fetch(`${issuer}/auth?${offen}`, { redirect: 'manual' })
  expect(answer.headers.get('location') ?? '').not.toContain('/person/')
})

test('the page shows names as text, whatever they hold, and lets no script run', async () => {
  const { request_uri } = (await (await schiebe({})).json()) as { request_uri: string }
  const first = await fetch(`${issuer}/auth?${new URLSearchParams({ client_id: 'weiche', request_uri })}`, {
    redirect: 'manual',
  })
  const cookies = first.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  const page = await fetch(new URL(first.headers.get('location')!, issuer), { headers: { Cookie: cookies } })
  expect(await page.text()).toContain('Helga &#60;b&#62;Brandt')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('nobody outside this machine is served: not through a proxy, not under another name', async () => {
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) =>
      request(`${issuer}/.well-known/openid-configuration`, { headers }, (res) => resolve(res.resume().statusCode))
        .on('error', reject)
        .end(),
    )
  expect(await status({})).toBe(200)
  expect(await status({ 'X-Forwarded-For': '203.0.113.7' })).toBe(403)
  expect(await status({ Host: 'antrag.stadt.example' })).toBe(403)
})
