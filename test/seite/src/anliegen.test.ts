import { befiehl, type Eingereicht, ereignisse, fall, fold, lies, reicheEin, sende, uebernimm } from '@weiche/test-e2e'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alsPerson, verbinde } from './person.ts'
import { axe, bild, meldeAn, type Seite, scrolltQuer, startSeite } from './seite.ts'

let s: Seite
let entschieden: Eingereicht
let offen: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2026-11-23T09:00:00+01:00' })
  entschieden = await mein('e1')
  offen = await mein('nachreichung')
})
afterAll(() => s?.stop())

/** A Vorgang of the person who is signed in. */
async function mein(name: string, angaben: Record<string, null> = {}): Promise<Eingereicht> {
  const vorgang = await reicheEin(s.c, fall(s.c, name, angaben))
  await verbinde(s, vorgang)
  return vorgang
}
const ort = ({ vorgangId }: { vorgangId: string }, rest = '') => `/antraege/${vorgangId}${rest}`
async function angemeldet(more = {}) {
  const besuch = await s.besuche(more)
  await alsPerson(s, besuch.page)
  return besuch
}
const absenden = (page: Page) => Promise.all([page.waitForLoadState('load'), page.click('#absenden')])
const text = (page: Page) => page.locator('main').innerText()

describe('the status of the own Vorgang', () => {
  it('offers what can be done, and the documents; by the code alone neither', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await angemeldet()
    await page.goto(ort(entschieden))
    expect(await text(page)).toContain('Was möchten Sie tun?')
    expect(await page.locator('a[href$=widerspruch]').count()).toBe(1)
    expect(await page.locator('a[href$=zuruecknehmen]').count()).toBe(0)
    await page.goto(ort(offen))
    expect(await page.locator('a[href$=zuruecknehmen]').count()).toBe(1)
    expect(await page.locator('a[href$=widerspruch]').count()).toBe(0)
    await bild(page, 'b3-aktionen')
    const other = await s.besuche()
    await meldeAn(other.page, entschieden)
    expect(await text(other.page)).not.toContain('Was möchten Sie tun?')
    for (const action of ['berichtigen', 'kontakt', 'widerspruch', 'zuruecknehmen', 'dokumente/bescheid'])
      expect((await other.page.goto(ort(entschieden, `/${action}`)))?.status(), action).toBe(403)
  })

  it('gives every document and every own Nachweis to be saved, safe, and notes it before', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await angemeldet()
    await page.goto(ort(entschieden))
    const links = await page.locator('a[href*="/dokumente/"], a[href*="/dateien/"]').all()
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      const answer = await page.request.get((await link.getAttribute('href'))!)
      expect(answer.status()).toBe(200)
      expect((await answer.body()).subarray(0, 4).toString()).toBe('%PDF')
      expect(answer.headers()).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringContaining('attachment'),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      })
    }
    const noted = await s.c.platform.databases.log
      .collection('zugriffe')
      .find({ aktion: 'dokument.gelesen', vorgangIds: entschieden.vorgangId })
      .toArray()
    expect(noted).toHaveLength(links.length)
    expect((await page.request.get(ort(entschieden, '/dokumente/gibt-es-nicht'))).status()).toBe(404)
  })
})

describe('a Widerspruch', () => {
  it('is raised with the date to the last day and how it was found, and leaves a receipt and a letter to sign', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await angemeldet()
    await page.goto(ort(entschieden, '/widerspruch'))
    const before = await text(page)
    expect(before).toContain('bis Montag, 28. Dezember 2026, 24 Uhr')
    expect(before).toContain('Der Bescheid ging am 23. November 2026 zur Post und gilt am 27. November 2026 als')
    expect(before).toContain('Ob diese Seite dafür genügt, ist nicht sicher')
    expect(await axe(page)).toEqual([])
    await bild(page, 'widerspruch-formular')
    await page.fill('#begruendung', 'Meine Miete ist <b>höher</b>.')
    await absenden(page)
    const after = await text(page)
    expect(after).toContain('Ihr Widerspruch ist da')
    expect(after).toContain('Er kam rechtzeitig')
    expect(after).toContain('Begründung: Meine Miete ist <b>höher</b>.')
    expect(await page.title()).toMatch(/^Ihr Widerspruch ist da – /)
    expect(await page.locator('#absenden').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await s.c.quiet()
    await page.reload()
    await bild(page, 'widerspruch-quittung')
    const eigener = (await fold(s.c, entschieden)).widerspruchsvorgang!.fakten.vorgang
    await page.click(`a[href="/antraege/${eigener}"]`)
    expect(await text(page)).toContain('Ein Mensch im Amt prüft')
    expect(await text(page)).toContain('Widerspruch eingegangen')
    const { seq } = await uebernimm(s.c, eigener)
    const befehl = { befehl: 'erledigen', gesehen: seq, ergebnis: 'abgeholfen', grund: 'Vertrag lag vor.' }
    await befiehl(s.c, eigener, befehl).expect(200)
    await page.reload()
    expect(await text(page)).toContain('Ein Mensch im Amt hat über Ihren Widerspruch entschieden')
    expect(verstoesse).toEqual([])
  })

  it('sent twice by an impatient finger is one', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const vorgang = await mein('e2')
    const { page } = await angemeldet()
    await page.goto(ort(vorgang, '/widerspruch'))
    const form = { schluessel: await page.inputValue('[name=schluessel]'), begruendung: 'Nein.' }
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => page.request.post(ort(vorgang, '/widerspruch'), { form, headers, maxRedirects: 0 })),
    )
    expect(answers.map((a) => a.status())).toEqual([303, 303, 303])
    expect(await ereignisse(s.c, vorgang, 'widerspruch.erhoben')).toHaveLength(1)
  })

  it('after the last day is received, and it is said plainly that it is late', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const vorgang = await mein('e3')
    s.c.uhr.stelle(new Date('2026-12-29T00:00:01+01:00'))
    const { page } = await angemeldet()
    await page.goto(ort(vorgang, '/widerspruch'))
    expect(await text(page)).toContain('ist am Montag, 28. Dezember 2026 abgelaufen')
    await absenden(page)
    expect(await text(page)).toContain('Er kam nach dem Ende der Frist')
  })

  it('is printed as a letter, without the page around it', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await angemeldet()
    await page.emulateMedia({ media: 'print' })
    await page.goto(ort(entschieden, '/widerspruch'))
    expect(await page.locator('.druck address').innerText()).toContain('Rathausplatz 1')
    expect(await page.locator('.druck button').isVisible()).toBe(false)
    expect(await page.locator('.druck__unterschrift').isVisible()).toBe(true)
  })
})

describe('who withdraws', () => {
  it('is told first what is lost, by a button that does not catch the eye, and then that it is so', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const vorgang = await mein('nachreichung')
    const { page, verstoesse } = await angemeldet()
    await page.goto(ort(vorgang, '/zuruecknehmen'))
    expect(await text(page)).toMatch(/verfällt der \w+ \d{4} als Beginn/)
    expect(await page.locator('.kern-btn--primary').innerText()).toBe('Nein, Antrag behalten')
    expect(await axe(page)).toEqual([])
    await bild(page, 'zuruecknehmen')
    await absenden(page)
    expect(await text(page)).toContain('Ihr Antrag ist zurückgenommen')
    expect((await fold(s.c, vorgang)).ruecknahme).toBeDefined()
    expect(await axe(page)).toEqual([])
    expect(verstoesse).toEqual([])
  })

  it('while the decision is being written wins or loses, never both, and the page says which', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await angemeldet()
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const outcomes: boolean[] = []
    for (const delay of [0, 20, 60, 120, 240, 500]) {
      const vorgang = await mein('e1', { 'wohnung.heizkosten': null })
      await page.goto(ort(vorgang, '/zuruecknehmen'))
      const schluessel = await page.inputValue('[name=schluessel]')
      // What was missing comes in: the decision is being made from here on.
      const [, answer] = await Promise.all([
        sende(s.c, vorgang, 'nachreichungen', { angaben: { 'wohnung.heizkosten': '70.00' } }).expect(201),
        new Promise((done) => setTimeout(done, delay)).then(() =>
          page.request.post(ort(vorgang, '/zuruecknehmen'), { form: { schluessel, grund: '' }, headers }),
        ),
      ])
      await s.c.quiet()
      const { ruecknahme, bescheid } = await fold(s.c, vorgang)
      expect([ruecknahme === undefined, bescheid === undefined].filter(Boolean)).toHaveLength(1)
      const seen = await answer.text()
      await page.goto(ort(vorgang, '/zuruecknehmen'))
      const now = await text(page)
      expect(now.includes('Ihr Antrag ist zurückgenommen')).toBe(ruecknahme !== undefined)
      expect(now.includes('Der Bescheid war schneller')).toBe(bescheid !== undefined)
      expect(seen.includes('Der Bescheid war schneller')).toBe(bescheid !== undefined)
      outcomes.push(bescheid !== undefined)
    }
    console.log(
      `withdrawal against decision: the decision was faster in ${outcomes.filter(Boolean).length} of ${outcomes.length}`,
    )
  })
})

describe('who asks for a person', () => {
  it('stops the automatic way, and a caseworker sees it with the reason', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const vorgang = await mein('nachreichung')
    const { page } = await angemeldet()
    await page.goto(ort(vorgang, '/kontakt'))
    expect(await axe(page)).toEqual([])
    await bild(page, 'kontakt')
    await page.fill('#grund', 'Bei uns ist vieles anders.')
    await absenden(page)
    expect(await text(page)).toContain('Ihre Bitte ist da')
    await s.c.quiet()
    expect(await lies(s.c, vorgang.vorgangId)).toMatchObject({
      aussteuerungen: [{ codes: ['AS-EINZELFALL'] }],
      einzelfallpruefung: { grund: 'Bei uns ist vieles anders.' },
    })
    await page.goto(ort(vorgang))
    expect(await text(page)).toContain('Sie haben um einen Menschen gebeten')
  })
})

describe('who corrects an Angabe', () => {
  it('sees the old value, types the new one with the keyboard alone, and gets both back; the check begins anew', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const vorgang = await mein('nachreichung')
    const { page, verstoesse } = await angemeldet()
    await page.goto(ort(vorgang, '/berichtigen'))
    expect(await axe(page)).toEqual([])
    expect(await text(page)).toMatch(/IBAN\s+•+\w{6}\s/)
    await bild(page, 'berichtigen')
    await page.locator('a[href$="angabe=wohnung.miete"]').focus()
    await Promise.all([page.waitForURL('**angabe=**'), page.keyboard.press('Enter')])
    const alt = (await fold(s.c, vorgang)).angaben['wohnung'] as { miete: string }
    expect(await text(page)).toContain(`bisher: ${alt.miete.replace('.', ',')}`)
    expect(await axe(page)).toEqual([])
    await page.focus('#wert')
    await page.keyboard.type('Bitte anrufen')
    await Promise.all([page.waitForLoadState('load'), page.keyboard.press('Enter')])
    expect(await page.locator('[role=alert]').innerText()).toContain('Bitte geben Sie einen Betrag ein')
    expect(await page.inputValue('#wert')).toBe('Bitte anrufen')
    expect(await axe(page)).toEqual([])
    await page.fill('#wert', '481,50')
    await Promise.all([page.waitForURL('**eingang=**'), page.press('#wert', 'Enter')])
    expect(await text(page)).toMatch(/miete.*: 481,50\s€ \(bisher: 520,00/)
    await s.c.quiet()
    const { angaben, pruefung, grundlage } = await fold(s.c, vorgang)
    expect(angaben['wohnung']).toMatchObject({ miete: '481.50' })
    expect(pruefung?.fakten.grundlage).toBe(grundlage)
    await page.goto(ort(vorgang))
    expect(await text(page)).toContain('Sie haben eine Angabe berichtigt')
    expect(verstoesse).toEqual([])
  })

  it('after the decision leaves the Bescheid as it is, and a person gets it', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await angemeldet()
    await page.goto(ort(entschieden, '/berichtigen'))
    expect(await text(page)).toContain('Über Ihren Antrag ist schon entschieden')
    await page.fill('#mitteilung', 'Mein Sohn ist ausgezogen.')
    await absenden(page)
    expect(await text(page)).toContain('Ein Mensch im Amt prüft, ob der Bescheid zu ändern ist')
    await s.c.quiet()
    expect((await lies(s.c, entschieden.vorgangId)).aussteuerungen[0].codes).toEqual(['AS-EINGANG-NACH-ENTSCHEIDUNG'])
  })
})

describe('every page of an action', () => {
  it.each(['light', 'dark'] as const)(
    'holds at 320 px in the %s theme, in every language, without script',
    async (colorScheme) => {
      if (s.ohneBrowser) return
      const { page } = await angemeldet({
        colorScheme,
        javaScriptEnabled: false,
        viewport: { width: 320, height: 700 },
      })
      const vorgang = await mein('nachreichung')
      const seiten = [
        [vorgang, '/berichtigen'],
        [vorgang, '/berichtigen?angabe=wohnung.miete'],
        [vorgang, '/kontakt'],
        [vorgang, '/zuruecknehmen'],
        [entschieden, '/widerspruch'],
      ] as const
      for (const [v, rest] of seiten) {
        await page.goto(ort(v, rest))
        for (const sprache of ['leicht', 'englisch', 'einfach']) {
          await Promise.all([page.waitForLoadState('load'), page.click(`button[value=${sprache}]`)])
          expect(await scrolltQuer(page), `${rest} ${sprache}`).toBe(false)
          expect(await page.locator('h1').count()).toBe(1)
        }
      }
      await page.goto(ort(vorgang, '/berichtigen'))
      await bild(page, `berichtigen-320-${colorScheme}`)
    },
  )
})
