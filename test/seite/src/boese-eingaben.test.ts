import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Eingereicht, ereignisse, fall, fold, reicheEin, stelleUhr } from '@weiche/test-e2e'
import { meldeMitCodeAn } from '@weiche/test-last'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alsPerson, verbinde } from './person.ts'
import { meldeAn, type Seite, startSeite } from './seite.ts'

const BOESE = '"><script>document.title="gehackt"</script><img src=x onerror=alert(1)>{{7*7}}'
const MB = 1_000_000

let s: Seite
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
})
afterAll(() => s?.stop())

type Offen = { v: Eingereicht; nachweis: string; feld: string; pdf: Buffer }
async function unvollstaendig(): Promise<Offen> {
  const f = fall(s.c, 'nachreichung')
  const v = await reicheEin(s.c, f)
  const { punkte } = (await fold(s.c, v)).nachforderung!.inhalt
  const id = (gegenstand: string) => punkte.find((p) => p.gegenstand === gegenstand)!.id
  const lohn = { art: 'verdienstbescheinigung', betrifft: 'm1.e1', layout: 'brief' } as const
  const pdf = Buffer.from(await s.c.renderAnlage(lohn, f))
  return { v, pdf, nachweis: id('verdienstbescheinigung'), feld: id('wohnung.heizkosten') }
}
const eingaenge = ({ v }: Offen) => ereignisse(s.c, v, 'nachreichung.eingegangen')

/** A form that is sent piece by piece, without saying how long it will be. */
async function sendeLangsam({ v }: Offen, name: string, cookie: string, stuecke: () => AsyncIterable<Buffer>) {
  const grenze = 'grenze'
  const sent = request(`${s.base}/antraege/${v.vorgangId}/nachweise`, {
    method: 'POST',
    headers: {
      ...{ Cookie: cookie, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' },
      'Content-Type': `multipart/form-data; boundary=${grenze}`,
    },
  })
  const answer = new Promise<{ status: number; ort: string; text: string }>((resolve, reject) => {
    sent.on('error', reject).on('response', async (r) => {
      let text = ''
      for await (const chunk of r.setEncoding('utf8')) text += chunk
      resolve({ status: r.statusCode!, ort: r.headers.location ?? '', text })
    })
  })
  const teil = (kopf: string, inhalt = '') => `--${grenze}\r\nContent-Disposition: form-data; ${kopf}\r\n\r\n${inhalt}`
  sent.write(`${teil('name="schluessel"', randomUUID())}\r\n`)
  sent.write(teil(`name="posten:${name}"; filename="lohn.pdf"`))
  for await (const stueck of stuecke())
    if (!sent.write(stueck)) await new Promise((resolve) => sent.once('drain', resolve))
  sent.end(`\r\n--${grenze}--\r\n`)
  return answer
}

describe('an upload', () => {
  it('of 200 MB that does not say how large it is is refused all the same, in words, and fills nothing', async () => {
    const offen = await unvollstaendig()
    const cookie = await meldeMitCodeAn(s.base, offen.v)
    const before = process.memoryUsage().arrayBuffers
    const { status, text } = await sendeLangsam(offen, offen.nachweis, cookie, async function* () {
      yield Buffer.from('%PDF-1.7\n')
      for (let i = 0; i < 200; i++) yield Buffer.alloc(MB, '%')
    })
    expect(status).toBe(422)
    expect(text.includes('ist größer als 10 MB. Bitte verkleinern Sie sie')).toBe(true)
    expect(text.includes('Das lag an uns')).toBe(false)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * MB)
    expect(await eingaenge(offen)).toEqual([])
  })

  it.each([
    [
      'a PDF that is an archive as well',
      (pdf: Buffer) =>
        Buffer.concat([pdf, Buffer.from('PK\x03\x04'), Buffer.alloc(60), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    ],
    [
      'a PDF behind a picture',
      (pdf: Buffer) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), pdf]),
    ],
    [
      'a PDF with a page of HTML before it',
      (pdf: Buffer) => Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), pdf]),
    ],
  ])('that is two things at once (%s) is read as one or refused, and nobody runs it', async (_name, mix) => {
    if (s.ohneBrowser) return
    const offen = await unvollstaendig()
    const { page, verstoesse } = await s.besuche()
    await meldeAn(page, offen.v)
    await page.goto(`/antraege/${offen.v.vorgangId}/nachweise`)
    await page.setInputFiles(`#${offen.nachweis}`, {
      name: 'lohn.pdf',
      mimeType: 'application/pdf',
      buffer: mix(offen.pdf),
    })
    await page.click('#absenden')
    await Promise.race([page.waitForSelector('[role=alert]'), page.waitForURL('**/nachweise?eingang=*')])
    await s.c.quiet()
    const taken = await eingaenge(offen)
    if (taken.length === 0) expect(await page.locator(`#${offen.nachweis}-fehler`).innerText()).toMatch(/Bitte/)
    // What a browser gets of it is a file to save, never a page.
    else expect(taken[0]!.inhalt.anlagen[0]).toMatchObject({ medientyp: 'application/pdf' })
    expect(verstoesse).toEqual([])
  })

  it('begun in the last second of the Frist and ended after it is taken in, with the instant at which it was whole', async () => {
    const offen = await unvollstaendig()
    const cookie = await meldeMitCodeAn(s.base, offen.v)
    s.c.uhr.stelle(new Date('2024-12-16T23:59:58+01:00'))
    const { status, ort } = await sendeLangsam(offen, offen.nachweis, cookie, async function* () {
      yield offen.pdf.subarray(0, 1000)
      await sleep(100)
      s.c.uhr.stelle(new Date('2024-12-17T00:00:05+01:00'))
      yield offen.pdf.subarray(1000)
    })
    expect(status).toBe(303)
    const [eingang] = await eingaenge(offen)
    expect(eingang?.fakten.eingangsdatum).toBe('2024-12-17')
    const page = await (await fetch(s.base + ort, { headers: { Cookie: cookie, Accept: 'text/html' } })).text()
    expect(page).toMatch(/Erhalten am 17\. Dezember 2024, 00:00:\d\d Uhr/)
  })
})

describe('two browsers', () => {
  it('that answer the same question: the first answer counts, the second one is told so in words', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const [a, b] = [await s.besuche(), await s.besuche()]
    for (const { page } of [a, b]) {
      await meldeAn(page, offen.v)
      await page.goto(`/antraege/${offen.v.vorgangId}/nachweise`)
    }
    await b.page.fill(`#${offen.feld}`, '99,00')
    await a.page.fill(`#${offen.feld}`, '78,00')
    await Promise.all([a.page.waitForURL('**/nachweise?eingang=*'), a.page.click('#absenden')])
    await s.c.quiet()
    await b.page.click('#absenden')
    await b.page.waitForSelector('[role=alert]')
    expect(await b.page.locator('[role=alert]').innerText()).toContain('schon auf einem anderen Gerät gemacht')
    expect(await b.page.inputValue(`#${offen.feld}`)).toBe('99,00')
    expect((await fold(s.c, offen.v)).angaben).toMatchObject({ wohnung: { heizkosten: '78.00' } })
  })
})

describe('script in a field', () => {
  /** Fills every field that takes text on a page, sends it, and says how many there were. */
  async function fuelleAlles(page: Page): Promise<number> {
    await page.evaluate(`for (const d of document.querySelectorAll('main details')) d.open = true`)
    const felder = await page.locator('main input[type=text], main textarea').all()
    for (const feld of felder) await feld.fill(BOESE)
    if (felder.length > 0)
      await Promise.all([page.waitForLoadState('networkidle').catch(() => undefined), page.click('#absenden')])
    return felder.length
  }

  it('is text, on every page that takes any and wherever it is shown again', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const entschieden = await reicheEin(s.c, fall(s.c, 'e1'))
    for (const v of [offen.v, entschieden]) await verbinde(s, v)
    const { page, verstoesse, fremde } = await s.besuche()
    page.on('dialog', (d) => verstoesse.push(d.message()))
    await alsPerson(s, page)
    const orte = [
      [offen.v, 'nachweise'],
      [offen.v, 'kontakt'],
      [offen.v, 'zuruecknehmen'],
      [offen.v, 'berichtigen'],
      [entschieden, 'widerspruch'],
    ] as const
    let felder = 0
    for (const [{ vorgangId }, ort] of orte) {
      expect((await page.goto(`/antraege/${vorgangId}/${ort}`))?.status(), ort).toBe(200)
      felder += await fuelleAlles(page)
      await s.c.quiet()
      for (const wo of [ort, '']) {
        await page.goto(`/antraege/${vorgangId}/${wo}`)
        expect(await page.title(), ort).not.toContain('gehackt')
        expect(await page.locator('main img').count(), ort).toBe(0)
      }
    }
    expect(felder).toBeGreaterThanOrEqual(6)
    expect(verstoesse.filter((v) => !v.includes('422'))).toEqual([])
    expect(fremde).toEqual([])
  })

  it('as a name of a file, of the Antrag and of its place is text, too', async () => {
    const offen = await unvollstaendig()
    const cookie = await meldeMitCodeAn(s.base, offen.v)
    const body = new FormData()
    body.set('schluessel', BOESE)
    body.set(`posten:${BOESE}`, new Blob([new Uint8Array(offen.pdf)]), `${BOESE}.pdf`)
    for (const path of [
      `/antraege/${offen.v.vorgangId}/nachweise`,
      `/antraege/${encodeURIComponent(BOESE)}/nachweise`,
    ]) {
      const answer = await fetch(s.base + path, {
        ...{ method: 'POST', body, redirect: 'manual' },
        headers: { Cookie: cookie, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' },
      })
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).not.toMatch(/<script>document|<img src=x/)
    }
    expect(await eingaenge(offen)).toEqual([])
  })
})

describe('a clock that jumps', () => {
  it('by months while a page is open: what is sent is taken, the page says what is true then, and the session stays', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const frist = (await fold(s.c, offen.v)).nachforderung!.fakten.frist
    const { page } = await s.besuche()
    await meldeAn(page, offen.v)
    await page.goto(`/antraege/${offen.v.vorgangId}/nachweise`)
    await page.fill(`#${offen.feld}`, '78')
    await stelleUhr(s.c, '2025-07-01')
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), page.click('#absenden')])
    expect(await page.locator('.kern-alert').innerText()).toContain('Erhalten am 1. Juli 2025')
    await page.goto(`/antraege/${offen.v.vorgangId}`)
    const offenBis = (await fold(s.c, offen.v)).erinnerungen.at(-1)!.fakten.frist
    expect([frist < '2025-07-01', offenBis > '2025-07-14'], 'reminded now, with two more weeks').toEqual([true, true])
    const tafel = await page.locator('section.tafel').innerText()
    expect(tafel).toContain('Letzte Erinnerung: Sie sind dran')
    expect(tafel).toContain(
      new Intl.DateTimeFormat('de-DE', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(offenBis)),
    )
  })

  it('back is refused: what is in the log stays in order', async () => {
    expect(() => s.c.uhr.stelle(new Date('2024-01-01T00:00:00Z'))).toThrow('clock would go back')
  })
})

describe('somebody who hears the page', () => {
  type Knoten = { ignored?: boolean; role?: { value: string }; name?: { value: string }; backendDOMNodeId?: number }
  const BEDIENBAR = new Set([
    'link',
    'button',
    'textbox',
    'combobox',
    'checkbox',
    'radio',
    'DisclosureTriangle',
    'progressbar',
  ])

  async function gehoert(page: Page): Promise<{ role: string; name: string }[]> {
    const session = await page.context().newCDPSession(page)
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Knoten[] }
    await session.detach()
    return nodes
      .filter((n) => !n.ignored && BEDIENBAR.has(n.role?.value ?? ''))
      .map((n) => ({ role: n.role!.value, name: n.name?.value.trim() ?? '' }))
  }

  it('is told of everything that can be used what it is, and no two different things sound the same', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const entschieden = await reicheEin(s.c, fall(s.c, 'e1'))
    for (const v of [offen.v, entschieden]) await verbinde(s, v)
    const { page } = await s.besuche({ viewport: { width: 320, height: 700 } })
    await alsPerson(s, page)
    const orte = [
      '/',
      ...['', '/nachweise', '/kontakt', '/zuruecknehmen', '/berichtigen'].map(
        (o) => `/antraege/${offen.v.vorgangId}${o}`,
      ),
      ...['', '/bescheid', '/widerspruch'].map((o) => `/antraege/${entschieden.vorgangId}${o}`),
    ]
    for (const ort of orte) {
      expect((await page.goto(ort))?.status(), ort).toBe(200)
      const alle = await gehoert(page)
      expect(alle.length, ort).toBeGreaterThan(2)
      expect(
        alle.filter((n) => n.name === ''),
        ort,
      ).toEqual([])
      const links = (await page.evaluate(
        `[...document.querySelectorAll('a')].map((a) => [(a.getAttribute('aria-label') ?? a.innerText).trim(), a.getAttribute('href')])`,
      )) as [string, string][]
      const ziele = Map.groupBy(links, ([name]) => name)
      for (const [name, same] of ziele) expect(new Set(same.map(([, href]) => href)).size, `${ort}: ${name}`).toBe(1)
      const felder = alle.filter((n) => n.role === 'textbox').map((n) => n.name)
      expect(new Set(felder).size, ort).toBe(felder.length)
      expect(await page.locator('h1').count(), ort).toBe(1)
      expect((await page.title()).length, ort).toBeGreaterThan(5)
    }
  })
})
