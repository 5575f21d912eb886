import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBriefZiel } from '@weiche/austausch'
import { afterEach, describe, expect, test } from 'vitest'
import { startMailserver } from '../test/mailserver.ts'
import { startPortal } from '../test/portal.ts'
import {
  createBriefKanal,
  createMailKanal,
  createPostfachKanal,
  createWebhookKanal,
  type Kanal,
  Kanalstoerung,
  type Sendung,
} from './index.ts'

const vorgangId = 'TEST-TEST-TEST-TEST-G'
const tag = '2025-06-02'
/** What a stranger must not read on the way: who, what, how much. */
const PERSOENLICH = ['Erika', 'Mustermann', 'Wohngeld', 'Bescheid über', '110,00', 'Hauptstraße']

/** One adapter with a real receiver. `angekommen`: everything the receiver got, each piece with all its bytes. */
type Versuch = {
  kanal: Kanal<Sendung>
  sendung(seq?: number): Sendung
  angekommen(): Promise<string[]>
  stoere(an: boolean): void | Promise<void>
  weiseAb?(): void
}

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
const hinweis = (art: string) => (seq: number) => ({
  ...{ effekt: `${art}_${vorgangId}_${seq}`, vorgangId, tag, zeitpunkt: '2025-06-02T08:00:00Z' },
  ...{ email: 'erika@example.org', seite: `https://portal.example/antraege/${vorgangId}` },
})

const adapter: Record<string, () => Promise<Versuch>> = {
  async brief() {
    const pfad = await mkdtemp(join(tmpdir(), 'brief-'))
    stops.push(() => rm(pfad, { recursive: true, force: true }))
    const ziel = await createBriefZiel(pfad)
    let gestoert = false
    const kanal = createBriefKanal({
      finde: ziel.finde,
      schreibe: (b) => (gestoert ? Promise.reject(new Kanalstoerung('kein Platz')) : ziel.schreibe(b)),
    }) as Kanal<Sendung>
    const metadaten = {
      ...{ vorgangId, aktenzeichen: '50.1', leistung: 'wohngeld', organisationseinheit: 'amt' },
      frist: { art: 'rechtsbehelf' as const, datum: '2025-07-07' },
    }
    return {
      kanal,
      sendung: (seq = 5) => {
        const name = { art: 'Bescheid', vorgangId, seq }
        const pdf = Buffer.from(`%PDF-1.7 ${vorgangId}`)
        const brief = { effekt: name, datum: tag, metadaten, dokumentId: 'd1', empfaenger: ['Erika', 'Weg 1'], pdf }
        return { effekt: `Bescheid_${vorgangId}_${seq}`, vorgangId, name, brief: async () => brief } as Sendung
      },
      angekommen: async () =>
        Promise.all(
          (await readdir(pfad)).filter((n) => n.endsWith('.json')).map((n) => readFile(join(pfad, n), 'utf8')),
        ),
      stoere: (an) => {
        gestoert = an
      },
    }
  },
  async postfach() {
    let gestoert = false
    const gelesen = new Map<string, string>()
    const kanal = createPostfachKanal({
      async get(id, dokumentId) {
        if (gestoert) throw new Kanalstoerung('Ablage nicht erreichbar')
        gelesen.set(dokumentId, `${id} ${dokumentId}`)
        return Buffer.from('%PDF')
      },
    }) as Kanal<Sendung>
    return {
      kanal,
      sendung: (seq = 5) =>
        ({ effekt: `Postfach_${vorgangId}_${seq}`, vorgangId, dokumentId: `d${seq}`, tag }) as Sendung,
      angekommen: async () => [...gelesen.values()],
      stoere: (an) => {
        gestoert = an
      },
    }
  },
  async mail() {
    const server = await startMailserver({ tls: false })
    stops.push(server.stop)
    const kanal = createMailKanal({
      ...{ host: 'localhost', port: server.port, tls: false, benutzer: 'weiche', passwort: 'geheim' },
      ...{ absender: 'Stadt <nicht-antworten@stadt.example>', ca: server.ca },
    })
    stops.push(kanal.close)
    return {
      kanal: kanal as Kanal<Sendung>,
      sendung: (seq = 5) => hinweis('Hinweis-Mail')(seq),
      angekommen: async () => server.empfangen.map((m) => m.roh),
      stoere: (an) => {
        server.state.lage = an ? 'voll' : 'normal'
      },
      weiseAb: () => {
        server.state.lage = 'unbekannt'
      },
    }
  },
  async webhook() {
    const portal = await startPortal()
    stops.push(portal.stop)
    const ziel = { url: portal.url, geheimnis: 'x'.repeat(32), hosts: ['127.0.0.1'], timeoutMs: 500 }
    return {
      kanal: createWebhookKanal(ziel) as Kanal<Sendung>,
      sendung: (seq = 5) => hinweis('Hinweis-Webhook')(seq),
      angekommen: async () => portal.anrufe.map((a) => `${JSON.stringify(a.kopf)} ${a.body}`),
      stoere: (an) => {
        portal.state.antwort = an ? 503 : 204
      },
      weiseAb: () => {
        portal.state.antwort = 410
      },
    }
  },
}

describe.each(Object.entries(adapter))('every channel keeps the contract: %s', (name, start) => {
  test('delivers, and proves it with the day; what leaves bears the Vorgangs-ID', async () => {
    const { kanal, sendung, angekommen } = await start()
    expect(kanal.name).toBe(name)
    expect(await kanal.stelleZu(sendung())).toMatchObject({ kind: 'zugestellt', tag })
    const pieces = await angekommen()
    expect(pieces).toHaveLength(1)
    expect(pieces[0]).toContain(vorgangId)
  })

  test('a repeat is the same delivery, or bears the same name', async () => {
    const { kanal, sendung, angekommen } = await start()
    const first = await kanal.stelleZu(sendung())
    expect(await kanal.stelleZu(sendung())).toEqual(first)
    const pieces = await angekommen()
    const names = new Set(pieces.map((p) => new RegExp(`[A-Za-z-]+_${vorgangId}_\\d+|d\\d+`).exec(p)![0]))
    expect(names.size).toBe(1)
    if (name === 'brief' || name === 'postfach') expect(pieces).toHaveLength(1)
    else expect(kanal.erkenntWiederholung).toBe(name === 'webhook')
  })

  test('when it is away it says so, and delivers when it is back', async () => {
    const { kanal, sendung, stoere } = await start()
    await stoere(true)
    await expect(kanal.stelleZu(sendung())).rejects.toThrow(Kanalstoerung)
    await stoere(false)
    expect(await kanal.stelleZu(sendung())).toMatchObject({ kind: 'zugestellt' })
  })

  test('what can never arrive is an answer with a code, no error', async () => {
    const { kanal, sendung, weiseAb } = await start()
    if (!weiseAb) return expect(['brief', 'postfach']).toContain(name)
    weiseAb()
    expect(await kanal.stelleZu(sendung())).toEqual({
      kind: 'unzustellbar',
      grund: expect.stringMatching(/^(smtp-550|http-410)$/),
    })
  })

  test('a hint says nothing of the person or the matter', async () => {
    const { kanal, sendung, angekommen } = await start()
    await kanal.stelleZu(sendung())
    if (name !== 'mail' && name !== 'webhook') return
    for (const word of PERSOENLICH) expect((await angekommen()).join()).not.toContain(word)
  })
})
