import { afterEach, expect, test } from 'vitest'
import { startMailserver } from '../test/mailserver.ts'
import { createMailKanal, Kanalstoerung, type Mailserver } from './index.ts'

const vorgangId = 'TEST-TEST-TEST-TEST-G'
const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
const sendung = {
  ...{ effekt: `Hinweis-Mail_${vorgangId}_7`, vorgangId, tag: '2025-06-02', zeitpunkt: '2025-06-02T08:00:00Z' },
  ...{ email: 'erika@example.org', seite: '' },
}

async function setUp(tls: boolean, own: Partial<Mailserver> = {}) {
  const server = await startMailserver({ tls })
  const kanal = createMailKanal({
    ...{ host: 'localhost', port: server.port, tls, benutzer: 'weiche', passwort: 'geheim' },
    ...{ absender: 'nicht-antworten@stadt.example', ca: server.ca, ...own },
  })
  stops.push(server.stop, kanal.close)
  return { server, kanal }
}

test.each([true, false])('signs in and sends encrypted only (TLS from the first byte: %s)', async (tls) => {
  const { server, kanal } = await setUp(tls)
  expect(await kanal.stelleZu(sendung)).toMatchObject({ kind: 'zugestellt', quittung: '250' })
  expect(server.empfangen).toMatchObject([{ an: 'erika@example.org', verschluesselt: true, benutzer: 'weiche' }])
  expect(server.empfangen[0]!.roh).toContain(`Message-ID: <Hinweis-Mail_${vorgangId}_7@stadt.example>`)
  expect(server.empfangen[0]!.roh).toContain(`Subject: Neue Nachricht zu Ihrem Vorgang ${vorgangId}`)
  expect(server.empfangen[0]!.roh).toContain('Auto-Submitted: auto-generated')
})

test('a server that cannot prove who it is, or refuses the sign-in, gets no mail; nobody is called unreachable for it', async () => {
  for (const own of [{ ca: '' }, { passwort: 'falsch' }]) {
    const { server, kanal } = await setUp(false, own)
    await expect(kanal.stelleZu(sendung)).rejects.toThrow(Kanalstoerung)
    expect(server.empfangen).toEqual([])
  }
})

test('at least once: when the answer is lost the repeat bears the same Message-ID', async () => {
  const { server, kanal } = await setUp(true)
  server.state.lage = 'verliert-antwort'
  await expect(kanal.stelleZu(sendung)).rejects.toThrow(Kanalstoerung)
  server.state.lage = 'normal'
  await kanal.stelleZu(sendung)
  const ids = server.empfangen.map((m) => /Message-ID: (.*)/i.exec(m.roh)![1])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test.each([
  'erika@example.org\r\nBcc: alle@example.org',
  'erika@example.org, andere@example.org',
  'Erika <erika@example.org>',
  '',
  'keine Adresse',
])('what is no single address is not sent to: %j', async (email) => {
  const { server, kanal } = await setUp(true)
  expect(await kanal.stelleZu({ ...sendung, email })).toEqual({ kind: 'unzustellbar', grund: 'adresse-ungueltig' })
  expect(server.empfangen).toEqual([])
})

test('what is thrown does not quote the address', async () => {
  const { server, kanal } = await setUp(true)
  server.state.lage = 'voll'
  await expect(kanal.stelleZu(sendung)).rejects.not.toThrow('erika')
})
