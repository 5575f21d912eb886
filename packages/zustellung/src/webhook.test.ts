import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { startPortal } from '../test/portal.ts'
import { createWebhookKanal, Kanalstoerung } from './index.ts'

const vorgangId = 'TEST-TEST-TEST-TEST-G'
const geheimnis = 'g'.repeat(40)
const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
const sendung = {
  ...{ effekt: `Hinweis-Webhook_${vorgangId}_7`, vorgangId, tag: '2025-06-02', zeitpunkt: '2025-06-02T08:00:00Z' },
  ...{ email: '', seite: '' },
}
async function setUp() {
  const portal = await startPortal()
  stops.push(portal.stop)
  return { portal, kanal: createWebhookKanal({ url: portal.url, geheimnis, hosts: ['127.0.0.1'], timeoutMs: 300 }) }
}

test('the body is signed with the secret and holds three facts', async () => {
  const { portal, kanal } = await setUp()
  await kanal.stelleZu(sendung)
  const [{ body, kopf }] = portal.anrufe as [(typeof portal.anrufe)[number]]
  expect(Object.keys(JSON.parse(body))).toEqual(['effekt', 'vorgangId', 'zeitpunkt'])
  const t = Date.parse(sendung.zeitpunkt) / 1000
  const v1 = createHmac('sha256', geheimnis).update(`${t}.${body}`).digest('hex')
  expect(kopf['weiche-signatur']).toBe(`t=${t},v1=${v1}`)
  expect(kopf['idempotency-key']).toBe(sendung.effekt)
})

test('a receiver that never answers is left at the time limit', async () => {
  const { portal, kanal } = await setUp()
  portal.state.antwort = 0
  await expect(kanal.stelleZu(sendung)).rejects.toThrow(Kanalstoerung)
})

test('nobody is followed to another address', async () => {
  const { portal, kanal } = await setUp()
  portal.state.antwort = 302
  expect(await kanal.stelleZu(sendung)).toEqual({ kind: 'unzustellbar', grund: 'http-302' })
  expect(portal.anrufe.map((a) => a.pfad)).toEqual(['/hinweise'])
})

test.each([
  ['http://127.0.0.1:1/x', ['portal.example'], 'ist nicht freigegeben'],
  ['http://169.254.169.254/latest/meta-data', ['portal.example'], 'ist nicht freigegeben'],
  ['http://portal.example/x', ['portal.example'], 'https://'],
  ['https://portal.example@boese.example/x', ['portal.example'], 'ist nicht freigegeben'],
  ['https://a:b@portal.example/x', ['portal.example'], 'Zugangsdaten'],
])('an address that is not allowed is refused when the channel is made: %s', (url, hosts, text) => {
  expect(() => createWebhookKanal({ url, geheimnis, hosts })).toThrow(text)
})

test('a secret that can be guessed is refused', () => {
  expect(() => createWebhookKanal({ url: 'https://p.example/', geheimnis: 'kurz', hosts: ['p.example'] })).toThrow('32')
})
