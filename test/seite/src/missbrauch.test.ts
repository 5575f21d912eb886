import { randomBytes } from 'node:crypto'
import { type Eingereicht, fall, reicheEin } from '@weiche/test-e2e'
import { formatVorgangsId } from '@weiche/vorgang'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Anmeldeseite, HELGA, PARTNER, startAnmeldeseite } from './anmeldeseite.ts'
import { bisZurueck, createFremder, type Fremder, meldeAnOhneBrowser } from './fremder.ts'

const SITZUNG = '__Host-weiche-sitzung'
const ANMELDUNG = '__Host-weiche-anmeldung'
let s: Anmeldeseite
let helgas: Eingereicht
beforeAll(async () => {
  s = await startAnmeldeseite('2024-11-17T09:30:00+01:00')
  helgas = await reicheEin(s.c, fall(s.c, 'e1', {}, HELGA.nachname))
  const helga = createFremder()
  await meldeAnOhneBrowser(helga, s.base, HELGA.sub)
  await mitCode(helga, helgas)
  expect((await helga.sende(`${s.base}/antraege/${helgas.vorgangId}/verbinden`, {})).status).toBe(303)
  await s.c.quiet()
})
afterAll(() => s?.stop())

const mitCode = (f: Fremder, { vorgangId, statusGeheimnis }: Eingereicht) =>
  f.sende(`${s.base}/anmelden`, { vorgang: vorgangId, code: statusGeheimnis })
const lies = async (f: Fremder, pfad: string) => (await f.frage(s.base + pfad)).text()
const sitzung = (f: Fremder) => f.jarOf(s.base).get(SITZUNG)
const bescheid = () => `/antraege/${helgas.vorgangId}/bescheid`
async function alsHelga(): Promise<Fremder> {
  const f = createFremder()
  await meldeAnOhneBrowser(f, s.base, HELGA.sub)
  expect(await lies(f, bescheid())).toContain('€')
  return f
}

describe('the way back from the provider', () => {
  it('of an attacker, opened in the browser of somebody else, signs nobody in', async () => {
    const zurueck = await bisZurueck(createFremder(), s.base, PARTNER.sub)
    const opfer = createFremder()
    const ohne = await opfer.frage(zurueck)
    expect([ohne.status, sitzung(opfer)]).toEqual([400, undefined])
    expect(await ohne.text()).toContain('Diese Anmeldung gehört nicht hierher')
    // Also while the other one is at the provider.
    const eigene = await bisZurueck(opfer, s.base, HELGA.sub)
    const untergeschoben = await opfer.frage(zurueck)
    expect([untergeschoben.status, sitzung(opfer)]).toEqual([400, undefined])
    expect(await untergeschoben.text()).toContain('Zu Ihrer Sicherheit sind Sie nicht angemeldet')
    expect([(await opfer.frage(eigene)).status, sitzung(opfer)]).toEqual([400, undefined])
  })

  it('works once: not again, not many times at once, and not with a cookie that was kept', async () => {
    const f = createFremder()
    const zurueck = await bisZurueck(f, s.base, HELGA.sub)
    const kopie = f.jarOf(s.base).get(ANMELDUNG)!
    const diebe = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const dieb = createFremder()
        dieb.jarOf(s.base).set(ANMELDUNG, kopie)
        return (await dieb.frage(zurueck)).status
      }),
    )
    expect(diebe.sort()).toEqual([200, 400, 400, 400, 400, 400])
    expect([(await f.frage(zurueck)).status, sitzung(f)]).toEqual([400, undefined])
  })

  it('leads only to where the person wanted to go on these pages', async () => {
    for (const [zu, ziel] of [
      ['https://boese.example/', '/antraege'],
      ['//boese.example', '/antraege'],
      ['/\\boese.example', '/antraege'],
      [`/antraege/${helgas.vorgangId}`, `/antraege/${helgas.vorgangId}`],
    ] as const) {
      const f = createFremder()
      const seite = await (await f.frage(await bisZurueck(f, s.base, HELGA.sub, zu))).text()
      expect(/http-equiv="refresh" content="0;url=([^"]*)"/.exec(seite)?.[1]).toBe(ziel)
      expect(seite).not.toContain('boese.example')
    }
  })

  it('brings no token into the browser, and cookies that no script and no other site gets', async () => {
    const f = createFremder()
    const zurueck = await bisZurueck(f, s.base, HELGA.sub)
    const answer = await f.frage(zurueck)
    const [neu, weg] = answer.headers.getSetCookie()
    expect(neu).toMatch(/^__Host-weiche-sitzung=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    expect(weg).toMatch(/^__Host-weiche-anmeldung=; .*Max-Age=0$/)
    expect(`${zurueck}${await answer.text()}`).not.toMatch(/eyJ[\w-]+\.eyJ/)
  })
})

describe('a session', () => {
  it('that somebody planted beforehand is another one after the sign-in, and opens nothing', async () => {
    const angreifer = createFremder()
    const anderer = await reicheEin(s.c, fall(s.c, 'nachreichung'))
    await mitCode(angreifer, anderer)
    expect(await lies(angreifer, `/antraege/${anderer.vorgangId}`)).toContain('Sie sind dran')
    const gepflanzt = sitzung(angreifer)!
    const opfer = createFremder()
    opfer.jarOf(s.base).set(SITZUNG, gepflanzt)
    await meldeAnOhneBrowser(opfer, s.base, HELGA.sub)
    expect(sitzung(opfer)).not.toBe(gepflanzt)
    expect(await lies(opfer, bescheid())).toContain('€')
    expect(await lies(angreifer, bescheid())).not.toContain('€')
    expect(await lies(angreifer, `/antraege/${anderer.vorgangId}`)).not.toContain('Sie sind dran')
  })

  it('that was stolen is worthless once its owner signed out', async () => {
    const helga = await alsHelga()
    const dieb = createFremder()
    dieb.jarOf(s.base).set(SITZUNG, sitzung(helga)!)
    expect(await lies(dieb, bescheid())).toContain('€')
    const raus = await helga.sende(`${s.base}/abmelden`, {})
    expect([raus.status, raus.headers.get('location')]).toEqual([303, '/abgemeldet'])
    expect(await lies(dieb, bescheid())).not.toContain('€')
    expect((await dieb.frage(`${s.base}/antraege`)).headers.get('location')).toBe('/')
  })

  it('goes on under a new token when a code is entered in it; the old token is worthless', async () => {
    const helga = await alsHelga()
    const alt = sitzung(helga)!
    await mitCode(helga, await reicheEin(s.c, fall(s.c, 'nachreichung')))
    expect(sitzung(helga)).not.toBe(alt)
    expect(await lies(helga, bescheid())).toContain('€')
    const dieb = createFremder()
    dieb.jarOf(s.base).set(SITZUNG, alt)
    expect(await lies(dieb, bescheid())).not.toContain('€')
  })

  it('cannot be guessed, and no log-out can be forged', async () => {
    const helga = await alsHelga()
    const dieb = createFremder()
    dieb.jarOf(s.base).set(SITZUNG, randomBytes(32).toString('base64url'))
    expect(await lies(dieb, bescheid())).not.toContain('€')
    for (const logout_token of ['', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.']) {
      const answer = await fetch(`${s.base}/anmelden/abgemeldet`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token }),
      })
      expect(answer.status).toBe(400)
    }
    expect(await lies(helga, bescheid())).toContain('€')
  })
})

describe('somebody else', () => {
  it('signed in gets for a Vorgang that is not theirs the same bytes as for one that does not exist', async () => {
    const f = createFremder()
    await meldeAnOhneBrowser(f, s.base, PARTNER.sub)
    const keiner = formatVorgangsId(randomBytes(16))
    for (const ort of ['', '/bescheid', '/bescheid/recht', '/nachweise', '/dokumente']) {
      const [fremd, keins] = await Promise.all(
        [helgas.vorgangId, keiner].map(async (id) => {
          const answer = await f.frage(`${s.base}/antraege/${id}${ort}`)
          return [answer.status, (await answer.text()).replaceAll(id, 'ID').replaceAll(/nonce="[^"]*"/g, '')]
        }),
      )
      expect(fremd).toEqual(keins)
      expect(fremd![1]).not.toMatch(/€|Entschieden/)
    }
    expect(await lies(f, '/antraege')).not.toContain(helgas.vorgangId)
  })

  it('who was passed on a link is asked to come in by themselves', async () => {
    const f = createFremder()
    const text = await lies(f, bescheid())
    expect(text).toContain('Zugangscode')
    expect(text).toContain('Mit Konto anmelden')
    expect(text).not.toContain('€')
  })

  it('sends no form in the name of who is signed in: no origin, a foreign one, or that of a part of the site', async () => {
    const helga = await alsHelga()
    for (const pfad of ['/abmelden', '/anmelden', '/sprache', `/antraege/${helgas.vorgangId}/verbinden`])
      for (const headers of [
        {},
        { Origin: 'https://boese.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
      ]) {
        const answer = await helga.frage(s.base + pfad, {
          ...{
            method: 'POST',
            body: new URLSearchParams({ vorgang: 'x' }),
            headers: headers as Record<string, string>,
          },
        })
        expect([pfad, answer.status]).toEqual([pfad, 403])
        expect(await answer.text()).toContain('Bitte öffnen Sie diese Seite neu')
      }
    expect(await lies(helga, bescheid())).toContain('€')
  })
})

describe('when the provider is away', () => {
  it('it is said, and the code goes on working; nothing of the reason is on the page', async () => {
    const { einstellungen } = s
    s.stelleEin({ ...einstellungen, issuer: 'http://127.0.0.1:9' })
    const f = createFremder()
    const answer = await f.frage(`${s.base}/anmelden/konto`)
    expect(answer.status).toBe(503)
    const text = await answer.text()
    expect(text).toContain('Mit dem Zugangscode von Ihrer Eingangsbestätigung sehen Sie den Stand auch jetzt')
    expect(text).not.toMatch(/ECONN|127\.0\.0\.1:9/)
    expect((await mitCode(f, helgas)).status).toBe(303)
    s.stelleEin(undefined)
    expect((await f.frage(`${s.base}/anmelden/konto`)).status).toBe(404)
    s.stelleEin(einstellungen)
    await alsHelga()
  })
})

it('no name, no sub, no token and no code stands in the log lines or in the sessions', async () => {
  await alsHelga()
  const { arbeit, log } = s.c.platform.databases
  const found = [
    ...(await arbeit.collection('sitzungen').find().toArray()),
    ...(await arbeit.collection('anmeldungen').find().toArray()),
    ...(await log.collection('zugriffe').find().toArray()),
    ...s.c.protokoll,
  ]
  expect(found.length).toBeGreaterThan(50)
  expect(JSON.stringify(found)).not.toMatch(/helga|brandt|1952-03-14|eyJ|localhost:\d+\/musterkonto/i)
})
