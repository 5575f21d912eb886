import { randomBytes } from 'node:crypto'
import { type Eingereicht, fall, reicheEin } from '@weiche/test-e2e'
import { formatVorgangsId } from '@weiche/vorgang'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frage, meldeAn, type Seite, startSeite } from './seite.ts'

let s: Seite
let vorgang: Eingereicht
let anderer: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  vorgang = await reicheEin(s.c, fall(s.c, 'nachreichung'))
  anderer = await reicheEin(s.c, fall(s.c, 'nachreichung'))
})
afterAll(() => s?.stop())

/** A rightly written Vorgangs-ID of nobody. */
const KEINER = formatVorgangsId(randomBytes(16))
const OWN = { 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' }
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = OWN) =>
  fetch(s.base + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
const anmelden = (v: string, code: string) => post('/anmelden', { vorgang: v, code })
const cookieOf = (r: Response) => (r.headers.get('set-cookie') ?? '').split(';')[0]!
const lies = (path: string, cookie = '') => fetch(s.base + path, { headers: { Accept: 'text/html', Cookie: cookie } })

describe('the access code', () => {
  it('opens its own Vorgang by a cookie that no script and no other site gets, and no other Vorgang', async () => {
    const answer = await anmelden(vorgang.vorgangId, vorgang.statusGeheimnis)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/antraege/${vorgang.vorgangId}`])
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-.*Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    const cookie = cookieOf(answer)
    expect(await (await lies(`/antraege/${vorgang.vorgangId}`, cookie)).text()).toContain('Sie sind dran')
    expect(await (await lies(`/antraege/${anderer.vorgangId}`, cookie)).text()).not.toContain('Sie sind dran')
  })

  it('is asked for wherever a link is opened without it, by the same page for Vorgaenge that exist and that do not', async () => {
    const [own, none] = await Promise.all(
      [vorgang.vorgangId, KEINER].map(async (id) => {
        const text = await (await lies(`/antraege/${id}`)).text()
        return text.replaceAll(id, 'ID').replaceAll(/nonce="[^"]*"/g, '')
      }),
    )
    expect(own).toBe(none)
    expect(own).toContain('Zugangscode')
    expect(own).not.toContain('Verdienstbescheinigung')
  })

  it('says in German what is wrong: a typing error, a wrong code, too many tries; also with the right one then', async () => {
    const text = async (v: string, code: string) => (await anmelden(v, code)).text()
    const { vorgangId, statusGeheimnis } = anderer
    expect(await text(vorgangId.replace(/.$/, vorgangId.endsWith('0') ? '1' : '0'), 'x')).toContain(
      'ist ein Tippfehler',
    )
    const wrong = statusGeheimnis.replace(/^./, (c) => (c === '0' ? '1' : '0'))
    expect(await text(vorgangId, wrong)).toContain('Sie haben noch 4 Versuche')
    for (let i = 0; i < 3; i++) await anmelden(vorgangId, wrong)
    expect(await text(vorgangId, wrong)).toContain('der letzte Versuch')
    const locked = await anmelden(vorgangId, statusGeheimnis)
    expect(locked.status).toBe(429)
    expect(await locked.text()).toMatch(/Zu viele Versuche\. Bitte versuchen Sie es um \d\d:\d\d Uhr wieder/)
    expect(locked.headers.get('set-cookie')).toBeNull()
  })

  it('counts tries at a Vorgang that does not exist in the same way', async () => {
    const texts = []
    for (let i = 0; i < 6; i++) texts.push(await (await anmelden(KEINER, 'a'.repeat(32))).text())
    expect(texts[0]).toContain('Sie haben noch 4 Versuche')
    expect(texts[5]).toContain('Zu viele Versuche')
  })
})

describe('somebody else', () => {
  it('cannot send a form in the name of the citizen', async () => {
    const fields = { vorgang: vorgang.vorgangId, code: vorgang.statusGeheimnis }
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://angreifer.example' },
      {},
    ]) {
      const answer = await post('/anmelden', fields, { Accept: 'text/html', ...(headers as Record<string, string>) })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Bitte öffnen Sie diese Seite neu')
    }
    expect((await post('/anmelden', fields, { Origin: s.base })).status).toBe(303)
  })

  it('is sent nowhere else by a form that was filled in for them', async () => {
    for (const zu of [
      'https://angreifer.example/',
      '//angreifer.example',
      '/\\angreifer.example',
      'javascript:alert(1)',
    ])
      expect((await post('/sprache', { sprache: 'leicht', zu })).headers.get('location')).toBe('/')
  })

  it('who comes to the computer afterwards sees nothing once somebody signed out', async () => {
    const cookie = cookieOf(await anmelden(vorgang.vorgangId, vorgang.statusGeheimnis))
    await post('/abmelden', {}, { ...OWN, Cookie: cookie })
    expect(await (await lies(`/antraege/${vorgang.vorgangId}`, cookie)).text()).not.toContain('Sie sind dran')
  })

  it('writes script into every field in vain', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const boese = '"><script>document.title="gehackt"</script><img src=x onerror=alert(1)>'
    const { page, verstoesse } = await s.besuche()
    await page.goto(`/?${new URLSearchParams({ zu: boese })}`)
    await page.fill('#vorgang', boese)
    await page.fill('#code', boese)
    await Promise.all([page.waitForNavigation(), page.press('#code', 'Enter')])
    expect(await page.inputValue('#vorgang')).toBe(boese.slice(0, 100))
    expect(await page.title()).toMatch(/^Fehler: /)
    await expect.poll(() => frage(page, '[role=alert]', 'e === document.activeElement')).toBe(true)
    expect(verstoesse).toEqual([])
  })

  it('gets no session by a link alone: the page of another browser stays closed', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const [first, second] = [await s.besuche(), await s.besuche()]
    await meldeAn(first.page, vorgang)
    await second.page.goto(first.page.url())
    expect(await second.page.locator('#code').isVisible()).toBe(true)
    expect(await second.page.inputValue('#vorgang')).toBe(vorgang.vorgangId)
  })
})
