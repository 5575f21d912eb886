import type { RunningServer } from '@weiche/http'
import {
  type Eingereicht,
  type Fall,
  fall,
  fold,
  nimmZurueck,
  reicheEin,
  reicheNach,
  uebernimm,
} from '@weiche/test-e2e'
import { hoere, meldeMitCodeAn } from '@weiche/test-last'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axe, bild, frage, lausche, meldeAn, type Seite, startSeite } from './seite.ts'
import { createVerteiler } from './verteiler.ts'

const WENIGE = 6
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')
const WARTE = { timeout: 15_000 }

let s: Seite
/** The same pages once more, with a look of its own at the log: another process in all but its number. */
let zweite: RunningServer
let bases: [string, string]
beforeAll(async () => {
  process.env['WEICHE_MAX_LEITUNGEN'] = String(WENIGE)
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  zweite = await lausche(s.c, s.c.starte(['web']))
  bases = [s.base, `http://127.0.0.1:${zweite.port}`]
})
// A page that stays open keeps its line, and there are few.
afterEach(() => s.alleGehen())
afterAll(async () => {
  delete process.env['WEICHE_MAX_LEITUNGEN']
  await zweite?.close()
  await s?.stop()
})

type Offen = { f: Fall; v: Eingereicht; nachweis: string; feld: string }
async function unvollstaendig(): Promise<Offen> {
  const f = fall(s.c, 'nachreichung')
  const v = await reicheEin(s.c, f)
  const { punkte } = (await fold(s.c, v)).nachforderung!.inhalt
  const id = (gegenstand: string) => punkte.find((p) => p.gegenstand === gegenstand)!.id
  return { f, v, nachweis: id('verdienstbescheinigung'), feld: id('wohnung.heizkosten') }
}
/** From another device, and through all services. */
const schickeLohn = ({ f, v }: Offen) =>
  reicheNach(s.c, v, { fall: f, anlagen: [{ art: 'verdienstbescheinigung', betrifft: 'm1.e1', layout: 'brief' }] })
const schickeHeizkosten = ({ v }: Offen) => reicheNach(s.c, v, { angaben: { 'wohnung.heizkosten': '78.00' } })

const cookieFuer = (v: Eingereicht) => meldeMitCodeAn(s.base, v)
/** A page that was loaded anew has forgotten this. */
const merke = (page: Page) => page.evaluate('globalThis.gemerkt = true')
const gemerkt = (page: Page) => page.evaluate('globalThis.gemerkt === true')
const gesagt = (page: Page) => page.locator('main > p[role=status]').innerText()
const verbunden = (page: Page) => page.getByText('Die Seite aktualisiert sich von selbst').waitFor(WARTE)

describe('the open status page', () => {
  it('shows what is new without being loaded again, says it once, and leaves the focus with who reads', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page, verstoesse, skript } = await s.besuche()
    await meldeAn(page, offen.v)
    await verbunden(page)
    await merke(page)
    expect(await gesagt(page)).toBe('')
    await page.focus('section.tafel a.kern-btn')
    await schickeLohn(offen)
    await expect.poll(() => page.title(), WARTE).toMatch(/^Sie sind dran: 1 Sache fehlt noch – /)
    expect(await gesagt(page)).toBe('Neu: Sie sind dran. 1 Sache fehlt noch')
    expect(await page.locator('section.tafel li').count()).toBe(1)
    expect(await frage(page, 'body', 'e === document.activeElement'), 'the focus is somewhere').toBe(false)
    await schickeHeizkosten(offen)
    await expect.poll(() => page.locator('section.tafel h2').innerText(), WARTE).toBe('Entschieden')
    await expect.poll(() => page.locator('main').innerText(), WARTE).toContain('Bescheid abgesendet')
    expect(await gesagt(page)).toBe('Neu: Entschieden')
    expect(await frage(page, '#inhalt', 'e === document.activeElement'), 'the button is gone').toBe(true)
    expect(await gemerkt(page)).toBe(true)
    expect(await axe(page)).toEqual([])
    expect(verstoesse).toEqual([])
    expect(skript()).toBeLessThan(100_000)
    await bild(page, 'b3-live')
  })

  it('goes on at the other process when its line breaks, and misses nothing of what happened in between', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const verteiler = await createVerteiler(Number(new URL(s.base).port))
    const { page } = await s.besuche({ baseURL: verteiler.base })
    await meldeAn(page, offen.v)
    await verbunden(page)
    await merke(page)
    verteiler.fuehreZu(undefined)
    await page.getByText('Verbindung unterbrochen, Stand 09:3').waitFor(WARTE)
    await schickeLohn(offen)
    verteiler.fuehreZu(zweite.port)
    await expect.poll(() => page.title(), WARTE).toContain('1 Sache fehlt noch')
    await verbunden(page)
    verteiler.fuehreZu(Number(new URL(s.base).port))
    await schickeHeizkosten(offen)
    await expect.poll(() => page.locator('section.tafel h2').innerText(), WARTE).toBe('Entschieden')
    expect(await gemerkt(page)).toBe(true)
    await page.close()
    await verteiler.stop()
  })

  it('comes alive before it shows what is new: on a slow telephone the line may be there first', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page, verstoesse } = await s.besuche()
    await meldeAn(page, offen.v)
    await page.addInitScript(`globalThis.EventSource = class extends EventSource {
      set onopen(heard) { super.onopen = heard; queueMicrotask(heard) }
    }`)
    await page.reload()
    await verbunden(page)
    await schickeLohn(offen)
    await expect.poll(() => page.title(), WARTE).toContain('1 Sache fehlt noch')
    expect(verstoesse).toEqual([])
  })

  it('keeps no line open while nobody looks, and is up to date when somebody looks again', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    const leitungen: string[] = []
    page.on('request', (r) => r.url().includes('/neues') && leitungen.push(r.url()))
    await meldeAn(page, offen.v)
    await verbunden(page)
    const schaut = (wie: string) =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { value: '${wie}', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
      )
    await schaut('hidden')
    await schickeLohn(offen)
    expect(await page.title()).toContain('2 Sachen fehlen noch')
    expect(leitungen).toHaveLength(1)
    await schaut('visible')
    await expect.poll(() => page.title(), WARTE).toContain('1 Sache fehlt noch')
  })

  it('says that it no longer hears anything when somebody signed out elsewhere, and shows nothing new', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await meldeAn(page, offen.v)
    await verbunden(page)
    const other = await page.context().newPage()
    await other.goto(`/antraege/${offen.v.vorgangId}`)
    await Promise.all([other.waitForURL(`${s.base}/`), other.click('text=Abmelden')])
    await schickeLohn(offen)
    await page.getByText('Für den neuesten Stand laden Sie die Seite bitte neu.').waitFor(WARTE)
    expect(await page.title()).toContain('2 Sachen fehlen noch')
    await page.reload()
    expect(await page.locator('#code').isVisible()).toBe(true)
  })

  it('is the same without script, only still', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche({ javaScriptEnabled: false })
    await meldeAn(page, offen.v)
    expect(await page.locator('main').innerText()).not.toMatch(/aktualisiert|Verbindung/)
    expect(await page.title()).toContain('2 Sachen fehlen noch')
  })
})

describe('the open page of what is missing', () => {
  it('gets shorter by itself when something has come', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await meldeAn(page, offen.v)
    await page.goto(`/antraege/${offen.v.vorgangId}/nachweise`)
    await verbunden(page)
    await merke(page)
    await schickeLohn(offen)
    await expect.poll(() => page.locator('section.punkt').count(), WARTE).toBe(1)
    await expect.poll(() => gesagt(page), WARTE).toBe('Neu: 1 von 2 ist da.')
    expect(await gemerkt(page)).toBe(true)
    await page.fill(`#${offen.feld}`, '78,00')
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), page.click('#absenden')])
    await expect.poll(() => page.locator('main').innerText(), WARTE).toContain('Zurzeit fehlt nichts.')
    expect(await page.locator('.kern-alert').innerText()).toContain('Danke.')
  })

  it('does not move while it is being filled in: that there is news is said, and what is typed and chosen stays', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await meldeAn(page, offen.v)
    await page.goto(`/antraege/${offen.v.vorgangId}/nachweise`)
    await verbunden(page)
    await page.setInputFiles(`#${offen.nachweis}`, { name: 'lohn.pdf', mimeType: 'application/pdf', buffer: PDF })
    await page.focus(`#${offen.feld}`)
    await page.keyboard.type('78,')
    await schickeLohn(offen)
    await page.getByText('Was Sie hier ausfüllen, bleibt, wie es ist.').waitFor(WARTE)
    await expect.poll(() => gesagt(page), WARTE).toBe('Neu: 1 von 2 ist da.')
    await page.keyboard.type('00')
    expect(await page.inputValue(`#${offen.feld}`)).toBe('78,00')
    expect(await page.locator('.platz__datei').innerText()).toContain('lohn.pdf')
    expect(await axe(page)).toEqual([])
  })
})

describe('the line of news', () => {
  it('holds nothing but numbers, and ends for nobody before what happened last, whichever process is asked', async () => {
    const offen = await unvollstaendig()
    const cookie = await cookieFuer(offen.v)
    const zeugen = await Promise.all(bases.map((base) => hoere(base, offen.v.vorgangId, cookie, 0)))
    const ids: number[] = []
    let roh = ''
    for (let i = 0; i < 6; i++) {
      const leitung = await hoere(bases[i % 2]!, offen.v.vorgangId, cookie, ids.at(-1) ?? 0)
      if (i === 2) await schickeLohn(offen)
      else await reicheNach(s.c, offen.v, { mitteilung: `Bitte rufen Sie Frau Geheim an (${i}).` })
      if (i % 3 === 0) await expect.poll(() => leitung.ids.length, WARTE).toBeGreaterThan(0)
      leitung.schliesse()
      await leitung.ende
      ids.push(...leitung.ids)
      roh += leitung.roh
    }
    const last = await hoere(bases[1], offen.v.vorgangId, cookie, ids.at(-1) ?? 0)
    const { seq } = await fold(s.c, offen.v)
    for (const zeuge of zeugen) await expect.poll(() => zeuge.ids.at(-1), WARTE).toBe(seq)
    await expect.poll(() => last.ids.at(-1) ?? ids.at(-1), WARTE).toBe(seq)
    for (const heard of [[...ids, ...last.ids], ...zeugen.map((z) => z.ids)]) {
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b))
      expect(heard.at(-1)).toBe(seq)
    }
    expect((roh + last.roh).replace(/^(retry: \d+|id: \d+|event: neues|data: \d+|:)?$/gm, '').trim()).toBe('')
    for (const leitung of [...zeugen, last]) leitung.schliesse()
  })

  it('tells who has no right to it at once that there is nothing, whether the Vorgang exists or not', async () => {
    const offen = await unvollstaendig()
    const fremd = await unvollstaendig()
    const cookie = await cookieFuer(fremd.v)
    for (const [id, wer] of [
      [offen.v.vorgangId, ''],
      [offen.v.vorgangId, cookie],
      ['K7QD-2M9X-P0AH-W4TR-8', cookie],
    ] as const) {
      const leitung = await hoere(s.base, id, wer)
      await leitung.ende
      expect(leitung.roh).toBe('event: ende\ndata: \n\n')
    }
  })

  it('is closed when the session has ended, before anything new is told', async () => {
    const offen = await unvollstaendig()
    const cookie = await cookieFuer(offen.v)
    const leitung = await hoere(bases[1], offen.v.vorgangId, cookie, (await fold(s.c, offen.v)).seq)
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
    await fetch(`${s.base}/abmelden`, { method: 'POST', headers, redirect: 'manual' })
    await nimmZurueck(s.c, offen.v)
    await leitung.ende
    expect(leitung.events).toEqual(['ende'])
    expect(leitung.ids).toEqual([])
  })

  it('is bounded: of one session the oldest of five gives way, and a process that is full says when to come again', async () => {
    const [a, b] = [await unvollstaendig(), await unvollstaendig()]
    const [first, second] = [await cookieFuer(a.v), await cookieFuer(b.v)]
    const open = []
    for (let i = 0; i < 5; i++) open.push(await hoere(bases[1], a.v.vorgangId, first, 99))
    await open[0]!.ende
    expect(open.map((l) => l.events)).toEqual([['ende'], [], [], [], []])
    for (let i = 4; i < WENIGE; i++) open.push(await hoere(bases[1], b.v.vorgangId, second, 99))
    const headers = { Cookie: second, Accept: 'text/event-stream' }
    const answer = await fetch(`${bases[1]}/antraege/${b.v.vorgangId}/neues`, { headers })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await answer.text()).toContain('Bitte laden Sie sie später neu.')
    for (const leitung of open) leitung.schliesse()
    await Promise.all(open.map((l) => l.ende))
    await expect
      .poll(async () => (await fetch(`${bases[1]}/antraege/${b.v.vorgangId}/neues`, { headers })).status, WARTE)
      .toBe(200)
  })
})

describe('a person at work', () => {
  it('is seen by the citizen the moment that they take over', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const v = await reicheEin(s.c, fall(s.c, 'freitext'))
    const { page } = await s.besuche()
    await meldeAn(page, v)
    await verbunden(page)
    await uebernimm(s.c, v.vorgangId)
    await expect.poll(() => page.locator('main').innerText(), WARTE).toContain('Ein Mensch im Amt hat übernommen')
    expect(await gesagt(page), 'whose turn it is has not changed').toBe('')
  })
})
