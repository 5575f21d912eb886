import { randomUUID } from 'node:crypto'
import { type Eingereicht, ereignisse, type Fall, fall, fold, reicheEin, stelleUhr } from '@weiche/test-e2e'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, bild, meldeAn, type Seite, scrolltQuer, startSeite } from './seite.ts'

const LOHNNACHWEIS = { art: 'verdienstbescheinigung', betrifft: 'm1.e1', layout: 'brief' } as const
let s: Seite
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
})
afterAll(() => s?.stop())

type Offen = { f: Fall; vorgang: Eingereicht; pdf: Buffer; nachweis: string; feld: string }

/** An Antrag without the proof of a wage (a file) and without the heating costs (a field). */
async function unvollstaendig(): Promise<Offen> {
  const f = fall(s.c, 'nachreichung')
  const vorgang = await reicheEin(s.c, f)
  const { nachforderung } = await fold(s.c, vorgang)
  const id = (gegenstand: string) => nachforderung!.inhalt.punkte.find((p) => p.gegenstand === gegenstand)!.id
  const pdf = Buffer.from(await s.c.renderAnlage(LOHNNACHWEIS, f))
  return { f, vorgang, pdf, nachweis: id('verdienstbescheinigung'), feld: id('wohnung.heizkosten') }
}
const datei = (name: string, buffer: Buffer, mimeType = 'application/pdf') => ({ name, mimeType, buffer })
async function oeffne(page: Page, { vorgang }: Offen) {
  await meldeAn(page, vorgang)
  await page.click('section.tafel a.kern-btn')
  await page.waitForURL('**/nachweise')
}
async function absenden(page: Page) {
  await page.click('#absenden')
}

describe('what is missing', () => {
  it('is handed in by file and by field, seen before it is sent, and the case is decided without anybody else', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page, verstoesse, fremde, skript } = await s.besuche()
    await oeffne(page, offen)
    expect(await page.locator('section.tafel h2').innerText()).toBe('Bitte bis Montag, 16. Dezember 2024, 24 Uhr')
    await page.fill(`#${offen.feld}`, '78,00')
    await page.setInputFiles(`#${offen.nachweis}`, datei('lohn.pdf', offen.pdf))
    expect(await page.locator('.platz__datei').innerText()).toMatch(/^lohn\.pdf, \d+ kB · ausgewählt/)
    expect(await page.locator('.platz__knoepfe a').getAttribute('href')).toMatch(/^blob:/)
    await bild(page, 'b4-nachforderung')
    expect(skript()).toBeLessThan(100_000)
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), absenden(page)])
    expect(await page.locator('.kern-alert').innerText()).toMatch(
      /Danke\. Wir haben 1 Datei und 1 Angabe bekommen\.\s+Erhalten am 17\. November 2024, 09:3\d:\d\d Uhr/,
    )
    await s.c.quiet()
    const v = await fold(s.c, offen.vorgang)
    expect(v.entscheidung?.fakten).toMatchObject({ weg: 'dunkel' })
    const [eingang] = await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')
    expect(eingang?.fakten).toMatchObject({ kanal: 'seite', anlagen: 1 })
    expect(eingang?.inhalt).toMatchObject({
      angaben: { 'wohnung.heizkosten': '78.00' },
      anlagen: [{ posten: offen.nachweis }],
    })
    await page.reload()
    expect(await page.locator('main').innerText()).toContain('Zurzeit fehlt nichts.')
    expect([verstoesse, fremde]).toEqual([[], []])
  })

  it('can be sent in part, without script: the list gets shorter', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche({ javaScriptEnabled: false })
    await oeffne(page, offen)
    await page.fill(`#${offen.feld}`, '78')
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), absenden(page)])
    await s.c.quiet()
    await page.reload()
    expect(await page.locator('section.punkt').count()).toBe(1)
    expect(await page.locator('section.punkt h2').innerText()).toContain('Verdienstbescheinigung')
    await page.setInputFiles(`#${offen.nachweis}`, datei('lohn.pdf', offen.pdf))
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), absenden(page)])
    await s.c.quiet()
    expect((await fold(s.c, offen.vorgang)).entscheidung?.fakten).toMatchObject({ weg: 'dunkel' })
  })

  it.each([true, false])(
    'is asked for again in words when it was wrong, and what was typed stays (script: %s)',
    async (javaScriptEnabled) => {
      if (s.ohneBrowser) return
      const offen = await unvollstaendig()
      const { page } = await s.besuche({ javaScriptEnabled })
      await oeffne(page, offen)
      await page.fill(`#${offen.feld}`, '7.80')
      await absenden(page)
      await page.waitForSelector('[role=alert]')
      expect(await page.locator('[role=alert]').innerText()).toContain('Meinen Sie 7,80 € oder 780 €?')
      expect(await page.inputValue(`#${offen.feld}`)).toBe('7.80')
      expect(await page.getAttribute(`#${offen.feld}`, 'aria-invalid')).toBe('true')
      await page.fill(`#${offen.feld}`, '')
      await absenden(page)
      await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('mindestens eine Datei')
      expect(await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')).toEqual([])
    },
  )

  it('may take longer: more time is given at once where the rules allow it', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await oeffne(page, offen)
    await page.click('summary:has-text("mehr Zeit")')
    await page.fill('#bis', '18.12.2024')
    await Promise.all([page.waitForURL('**/mehr-zeit'), page.click('button:has-text("Um mehr Zeit bitten")')])
    expect(await page.locator('.kern-alert').innerText()).toContain('Neue Frist: Mittwoch, 18. Dezember 2024')
    expect(await page.locator('section.tafel h2').innerText()).toContain('Mittwoch, 18. Dezember 2024')
  })
})

describe('bad input', () => {
  const gut = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')
  const boese: [string, Buffer, RegExp][] = [
    ['polyglott.pdf', Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), gut]), /enthält etwas anderes/],
    ['aktiv.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n%%EOF'), /nicht|ohne/],
    ['<img src=x onerror=alert(1)>.exe', Buffer.from('MZ\x90\x00'), /nicht/],
    ['leer.pdf', Buffer.alloc(0), /leer/],
  ]
  it.each(boese)(
    'the file %s is refused at its place, in German, and nothing of it is kept',
    async (name, bytes, words) => {
      if (s.ohneBrowser) return
      const offen = await unvollstaendig()
      const { page, verstoesse } = await s.besuche()
      await oeffne(page, offen)
      await page.setInputFiles(`#${offen.nachweis}`, datei(name, bytes))
      await absenden(page)
      await page.waitForSelector('[role=alert]')
      expect(await page.locator(`#${offen.nachweis}-fehler`).innerText()).toMatch(words)
      expect(await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')).toEqual([])
      expect(verstoesse).toEqual([])
    },
  )

  it('200 MB are refused before they fill anything, with what to do instead', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await oeffne(page, offen)
    const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
    const before = process.memoryUsage().arrayBuffers
    const body = new FormData()
    body.set('schluessel', randomUUID())
    const chunk = new Blob([Buffer.alloc(10_000_000)])
    body.set(`posten:${offen.nachweis}`, new Blob(Array(20).fill(chunk)), 'gross.pdf')
    const answer = await fetch(`${s.base}/antraege/${offen.vorgang.vorgangId}/nachweise`, {
      ...{ method: 'POST', body },
      headers: { Cookie: cookie, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('größer als 60 MB')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400_000_000)
    expect(await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')).toEqual([])
  })

  it('two browsers that answer the same item are both kept, and the second one is told', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const [a, b] = [await s.besuche(), await s.besuche()]
    await oeffne(a.page, offen)
    await oeffne(b.page, offen)
    // Both have chosen before the first one sends; otherwise the other page, still open, would no longer ask for it.
    for (const { page } of [a, b]) await page.setInputFiles(`#${offen.nachweis}`, datei('lohn.pdf', offen.pdf))
    for (const { page } of [a, b]) {
      await Promise.all([page.waitForURL('**/nachweise?eingang=*'), absenden(page)])
      await s.c.quiet()
    }
    expect(await a.page.locator('.kern-alert').innerText()).not.toContain('anderen Gerät')
    expect(await b.page.locator('.kern-alert').innerText()).toContain('Wir haben beide Dateien')
    expect(await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')).toHaveLength(2)
  })

  it('the same form sent twice is one answer', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await oeffne(page, offen)
    const schluessel = await page.inputValue('input[name=schluessel]')
    const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
    const send = () => {
      const body = new FormData()
      body.set('schluessel', schluessel)
      body.set(`antwort:${offen.feld}`, '78')
      return fetch(`${s.base}/antraege/${offen.vorgang.vorgangId}/nachweise`, {
        ...{ method: 'POST', body, redirect: 'manual' },
        headers: { Cookie: cookie, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' },
      })
    }
    const answers = [await send(), await send()]
    expect(answers.map((a) => a.status)).toEqual([303, 303])
    expect(answers[0]!.headers.get('location')).toBe(answers[1]!.headers.get('location'))
    expect(await ereignisse(s.c, offen.vorgang, 'nachreichung.eingegangen')).toHaveLength(1)
  })

  it('an answer in the last second of the deadline counts, and its instant is shown', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    const { page } = await s.besuche()
    await oeffne(page, offen)
    await page.fill(`#${offen.feld}`, '78')
    s.c.uhr.stelle(new Date('2024-12-16T23:59:50+01:00'))
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), absenden(page)])
    expect(await page.locator('.kern-alert').innerText()).toContain('16. Dezember 2024, 23:59:5')
    await s.c.quiet()
    await stelleUhr(s.c, '2024-12-18')
    await page.goto(`/antraege/${offen.vorgang.vorgangId}`)
    expect(await page.locator('section.tafel h2').innerText()).toContain('Letzte Erinnerung')
    expect(await page.locator('.belehrung').innerText()).toContain('§ 66')
    await bild(page, 'b3-erinnerung')
  })
})

describe('the page of what is missing', () => {
  it('has no axe finding in both themes, no sideways scrolling at 320 px, and works with the keyboard', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const offen = await unvollstaendig()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, verstoesse } = await s.besuche({ colorScheme, viewport: { width: 320, height: 700 } })
      await oeffne(page, offen)
      expect(await axe(page)).toEqual([])
      await page.fill(`#${offen.feld}`, 'viel')
      await page.setInputFiles(`#${offen.nachweis}`, datei('lohn.pdf', offen.pdf))
      await page.press(`#${offen.feld}`, 'Enter')
      await page.waitForSelector('[role=alert]')
      expect(await axe(page)).toEqual([])
      expect(await scrolltQuer(page)).toBe(false)
      await bild(page, `b4-fehler-320-${colorScheme}`)
      expect(verstoesse.filter((v) => !v.includes('422'))).toEqual([])
    }
  })
})
