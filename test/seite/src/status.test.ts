import { type Eingereicht, fall, mitAnlage, nimmZurueck, reicheEin } from '@weiche/test-e2e'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, bild, frage, lausche, meldeAn, type Seite, scrolltQuer, startSeite } from './seite.ts'

let s: Seite
let unvollstaendig: Eingereicht
let dunkel: Eingereicht
let person: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  unvollstaendig = await reicheEin(s.c, fall(s.c, 'nachreichung'))
  dunkel = await reicheEin(s.c, fall(s.c, 'e1'))
  person = await reicheEin(s.c, fall(s.c, 'freitext'))
})
afterAll(() => s?.stop())

describe('a citizen with the access code', () => {
  it('sees whose turn it is, what is missing and by when, first on the page', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse, fremde, skript } = await s.besuche()
    await meldeAn(page, unvollstaendig)
    expect(await page.title()).toMatch(/^Sie sind dran: 2 Sachen fehlen noch – Wohngeld – /)
    const tafel = page.locator('section.tafel')
    expect(await tafel.innerText()).toContain('Montag, 16. Dezember 2024, 24 Uhr')
    expect(await tafel.innerText()).toContain('noch 29 Tage')
    expect(await tafel.locator('li').count()).toBe(2)
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Jetzt: Sie sind dran')
    expect([verstoesse, fremde]).toEqual([[], []])
    expect(skript()).toBeGreaterThan(10_000)
    expect(skript()).toBeLessThan(100_000)
    await bild(page, 'b3-status')
  })

  it('sees how long the last cases took, or that there is no experience yet; never a promise, and nothing once it is decided', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await meldeAn(page, person)
    const karte = page.locator('section.karte', { hasText: 'Wie lange dauert es?' })
    expect(await karte.innerText()).toContain('Dazu haben wir noch keine Erfahrung.')
    // As the projection writes them; that it does is shown in packages/projektion.
    const zeilen = Array.from({ length: 40 }, (_, i) => ({
      ...{ _id: `erfahrung-${i}`, leistung: 'wohngeld', weg: 'dunkel', seq: 9, ruhend: true },
      ...{ eingangsdatum: '2024-11-01', entschiedenAm: i < 32 ? '2024-11-04' : '2024-11-15' },
    }))
    await s.c.platform.databases.arbeit.collection<(typeof zeilen)[number]>('vorgaenge').insertMany(zeilen)
    // Each process of pages asks the lists once a minute.
    const frisch = await lausche(s.c, s.c.starte(['web']))
    const other = await s.besuche({ baseURL: `http://127.0.0.1:${frisch.port}` })
    await meldeAn(other.page, unvollstaendig)
    const text = await other.page.locator('section.karte', { hasText: 'Wie lange dauert es?' }).innerText()
    expect(text).toMatch(/8 von 10 Anträgen nach höchstens 3 Tagen entschieden \(letzte 4\d Fälle\)/)
    expect(text).toContain('Bei Ihnen kann es anders sein.')
    await other.page.close()
    await frisch.close()
    await meldeAn(page, dunkel)
    expect(await karte.count()).toBe(0)
  })

  it('sees that it was decided, and nothing of what was decided', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await s.besuche()
    await meldeAn(page, dunkel)
    const text = await page.locator('main').innerText()
    for (const words of ['Entschieden', 'Automatisch entschieden', 'Bescheid abgesendet', 'Zum Ansehen bitte anmelden'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/€|bewillig|ablehn/i)
    expect(verstoesse).toEqual([])
    await bild(page, 'b3-entschieden')
  })

  it('sees when a person is at work', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await meldeAn(page, person)
    expect(await page.locator('section.tafel h2').innerText()).toBe('Ein Mensch im Amt prüft')
    await bild(page, 'b3-mensch')
  })

  it('reads it in Leichte Sprache and in English, without script too, and it stays so', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche({ javaScriptEnabled: false })
    await meldeAn(page, unvollstaendig)
    await page.click('button[value=leicht]')
    expect(await page.locator('section.tafel').innerText()).toContain('Uns fehlen noch 2 Sachen.')
    await bild(page, 'b3-leicht')
    await page.click('button[value=englisch]')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    expect(await page.locator('h1').innerText()).toBe('Your application')
  })

  it('gets there with the keyboard alone, and always sees where the focus is', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await page.goto('/')
    const seen: string[] = []
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab')
      const focus = (await page.evaluate(`(() => {
        const e = document.activeElement, s = getComputedStyle(e)
        return { id: e.id || e.textContent, ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none' }
      })()`)) as { id: string; ring: boolean }
      seen.push(focus.id)
      expect(focus.ring, focus.id).toBe(true)
      if (focus.id === 'vorgang') await page.keyboard.type(unvollstaendig.vorgangId.toLowerCase().replaceAll('-', ' '))
      if (focus.id === 'code') break
    }
    expect(seen[0]).toBe('Zum Inhalt')
    await page.keyboard.type(unvollstaendig.statusGeheimnis)
    await Promise.all([page.waitForURL('**/antraege/**'), page.keyboard.press('Enter')])
    expect(await page.locator('h1').innerText()).toBe('Ihr Antrag: Wohngeld')
  })
})

describe('the page', () => {
  it.each(['light', 'dark'] as const)('has no axe finding in the %s theme, in no language', async (colorScheme) => {
    if (s.ohneBrowser) return
    const { page, verstoesse } = await s.besuche({ colorScheme })
    await page.goto('/')
    expect(await axe(page)).toEqual([])
    for (const vorgang of [unvollstaendig, dunkel, person]) {
      await meldeAn(page, vorgang)
      expect(await axe(page)).toEqual([])
      await page.goto('/')
    }
    await meldeAn(page, unvollstaendig)
    for (const sprache of ['leicht', 'englisch']) {
      await page.click(`button[value=${sprache}]`)
      expect(await axe(page)).toEqual([])
    }
    await page.goto('/gibt-es-nicht')
    expect(await axe(page)).toEqual([])
    expect(verstoesse).toEqual([])
  })

  it.each([320, 360, 768])('needs no scrolling sideways at %i px', async (width) => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche({ viewport: { width, height: 700 } })
    await page.goto('/')
    expect(await scrolltQuer(page)).toBe(false)
    await meldeAn(page, unvollstaendig)
    expect(await scrolltQuer(page)).toBe(false)
    await bild(page, `b3-status-${width}`)
  })

  it('holds at 400 % zoom, where 1280 px are 320', async () => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 })
    await meldeAn(page, unvollstaendig)
    expect(await scrolltQuer(page)).toBe(false)
    expect(await page.locator('section.tafel a.kern-btn').isVisible()).toBe(true)
  })

  it('keeps icons and tracks apart where colours are forced', async () => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche({ forcedColors: 'active' })
    await meldeAn(page, unvollstaendig)
    const icon = await frage(page, '.textknopf .kern-icon', 'getComputedStyle(e).backgroundColor')
    expect(icon).toBe(await frage(page, '.textknopf', 'getComputedStyle(e).color'))
    expect(icon).not.toBe(await frage(page, 'body', 'getComputedStyle(e).backgroundColor'))
    expect(await frage(page, '.linie--sie', 'getComputedStyle(e).strokeDasharray')).toBe('6px, 4px')
    expect(await frage(page, '.linie--automatisch', 'getComputedStyle(e).strokeDasharray')).toBe('none')
    await bild(page, 'b3-forced-colors')
  })
})

describe('a Vorgang that was withdrawn', () => {
  it('says so and asks for nothing', async () => {
    if (s.ohneBrowser) return
    const vorgang = await reicheEin(s.c, mitAnlage(fall(s.c, 'nachreichung'), 'mietbescheinigung', undefined))
    await nimmZurueck(s.c, vorgang)
    const { page } = await s.besuche()
    await meldeAn(page, vorgang)
    expect(await page.locator('section.tafel h2').innerText()).toBe('Zurückgenommen')
    expect(await page.locator('section.tafel a').count()).toBe(0)
  })
})
