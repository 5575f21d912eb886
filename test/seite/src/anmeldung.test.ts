import { type Eingereicht, ereignisse, fall, reicheEin } from '@weiche/test-e2e'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Anmeldeseite, HELGA, meldeAnAls, PARTNER, startAnmeldeseite, UNBESTAETIGT } from './anmeldeseite.ts'
import { axe, bild, meldeAn, scrolltQuer } from './seite.ts'

let s: Anmeldeseite
let dunkel: Eingereicht
let offen: Eingereicht
let zweiter: Eingereicht
beforeAll(async () => {
  s = await startAnmeldeseite('2024-11-17T09:30:00+01:00')
  dunkel = await reicheEin(s.c, fall(s.c, 'e1', {}, HELGA.nachname))
  zweiter = await reicheEin(
    s.c,
    fall(
      s.c,
      'e2',
      { 'antragsteller.vorname': 'Helga', 'antragsteller.geburtsdatum': HELGA.geburtsdatum },
      HELGA.nachname,
    ),
  )
  offen = await reicheEin(s.c, fall(s.c, 'nachreichung'))
})
afterAll(() => s?.stop())

const zugriffe = async (aktion: string) => s.c.platform.databases.log.collection('zugriffe').find({ aktion }).toArray()

describe('a person with an account', () => {
  it('links the Vorgang that the code opened, and from then on reads the Bescheid without the code', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await s.besuche()
    await meldeAn(page, dunkel)
    await meldeAnAls(page, HELGA, `**/antraege/${dunkel.vorgangId}`)
    expect(await page.locator('main').innerText()).not.toMatch(/€|Bescheid ansehen/)
    await bild(page, 'b3-verbinden')
    await page.click('button:has-text("Mit meinem Konto verbinden")')
    await page.waitForSelector('a:has-text("Bescheid ansehen")')
    const [verbunden] = await ereignisse(s.c, dunkel, 'konto.verbunden')
    expect(verbunden?.fakten).toEqual({ weg: 'zugangscode' })
    expect((await zugriffe('bescheid.gelesen')).length).toBe(0)
    await page.click('a:has-text("Bescheid ansehen")')
    expect(await page.locator('h1, h2').allInnerTexts()).toContain('Ihr Antrag ist bewilligt')
    expect(await page.locator('main').innerText()).toContain('€')
    expect(await zugriffe('bescheid.gelesen')).toMatchObject([
      { person: verbunden!.inhalt.konto, vorgangIds: [dunkel.vorgangId], zweck: 'eigener Antrag' },
    ])
    expect(verstoesse).toEqual([])

    const spaeter = await s.besuche({ javaScriptEnabled: false })
    await spaeter.page.goto('/')
    await meldeAnAls(spaeter.page, HELGA, '**/antraege')
    expect(await spaeter.page.locator('section.tafel').count()).toBe(1)
    await spaeter.page.click('section.tafel a')
    await spaeter.page.click('a:has-text("Bescheid ansehen")')
    expect(await spaeter.page.locator('main').innerText()).toContain('€')
  })

  it('begins with the own Vorgaenge: whose turn it is and by when, also in the dark and on a telephone', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await s.besuche({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' })
    await page.goto('/')
    expect(await axe(page)).toEqual([])
    expect(await scrolltQuer(page)).toBe(false)
    await page.click('main a:has-text("Mit Konto anmelden")')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Helga Maria Brandt', exact: true }).click()
    await page.waitForURL('**/antraege')
    const karte = page.locator('section.tafel')
    expect(await karte.innerText()).toContain(dunkel.vorgangId)
    expect(await karte.innerText()).toContain('Entschieden')
    expect(await axe(page)).toEqual([])
    expect(await scrolltQuer(page)).toBe(false)
    await bild(page, 'b3-meine-antraege-320')
    expect(verstoesse).toEqual([])
  })

  it('signs out here, is told of the provider, and the way back shows nothing', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await page.goto('/')
    await meldeAnAls(page, HELGA, '**/antraege')
    await page.click('button:has-text("Abmelden")')
    await page.waitForURL('**/abgemeldet')
    expect(await page.locator('main').innerText()).toContain('Auch dort abmelden')
    expect(await axe(page)).toEqual([])
    await page.goto(`/antraege/${dunkel.vorgangId}/bescheid`)
    expect(await page.locator('main').innerText()).not.toContain('€')
    await page.goto('/abgemeldet')
    await page.click('a:has-text("Auch dort abmelden")')
    await page.click('button:has-text("Ja, abmelden")')
    await page.waitForURL(`${s.base}/`)
  })

  it('that signs out at the provider is signed out here as well, in every browser of that session', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await page.goto('/')
    await meldeAnAls(page, HELGA, '**/antraege')
    const anderer = await page.context().newPage()
    await anderer.goto(`${s.idp}/musterkonto/session/end`)
    await anderer.click('button:has-text("Ja, abmelden")')
    await anderer.waitForLoadState()
    await expect
      .poll(async () => {
        await page.goto('/antraege')
        return new URL(page.url()).pathname
      })
      .toBe('/')
  })

  it('that breaks off is told so, in the chosen language, and can begin again', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await page.goto('/')
    await page.click('header a:has-text("Anmelden")')
    await page.click('button:has-text("Abbrechen")')
    expect(await page.locator('h1').innerText()).toBe('Sie haben die Anmeldung abgebrochen')
    expect(await axe(page)).toEqual([])
    await page.click('a:has-text("Noch einmal anmelden")')
    await page.waitForURL(`${s.idp}/**`)
  })
})

describe('the code of somebody else', () => {
  it.each([
    [PARTNER, 'Das Konto passt nicht zu diesem Antrag'],
    [UNBESTAETIGT, 'Ihr Konto reicht dafür nicht aus'],
  ])('links nothing with the account of %o, and says why', async (person, kopf) => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche()
    await meldeAn(page, dunkel)
    await meldeAnAls(page, person, `**/antraege/${dunkel.vorgangId}`)
    await page.click('button:has-text("Mit meinem Konto verbinden")')
    expect(await page.locator('h1').innerText()).toBe(kopf)
    expect((await page.goto(`/antraege/${dunkel.vorgangId}/bescheid`))?.status()).toBe(403)
    expect(await page.locator('main').innerText()).not.toContain('€')
    expect(await ereignisse(s.c, dunkel, 'konto.verbunden')).toHaveLength(1)
  })

  it('still opens the status beside the own Vorgaenge, and nothing more', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await page.goto('/')
    await meldeAnAls(page, HELGA, '**/antraege')
    await meldeAn(page, offen)
    expect(await page.locator('section.tafel h2').innerText()).toBe('Sie sind dran')
    await page.goto('/antraege')
    expect(await page.locator('main').innerText()).not.toContain(offen.vorgangId)
    await page.goto(`/antraege/${dunkel.vorgangId}/bescheid`)
    expect(await page.locator('main').innerText()).toContain('€')
  })
})

describe('the way from a closed page', () => {
  it('who opens the Bescheid by the code alone signs in there, links, and is no longer asked', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await meldeAn(page, zweiter)
    await page.goto(`/antraege/${zweiter.vorgangId}/bescheid`)
    await page.click('main a:has-text("Mit Konto anmelden")')
    await page.getByRole('button', { name: 'Helga Maria Brandt', exact: true }).click()
    await page.waitForURL(`**/antraege/${zweiter.vorgangId}/bescheid`)
    expect(await page.locator('h1').innerText()).toBe('Bitte verbinden Sie zuerst den Antrag mit Ihrem Konto')
    await page.click('main a')
    await page.click('button:has-text("Mit meinem Konto verbinden")')
    await expect.poll(() => page.locator('#verbinden').count()).toBe(0)
    // A person still looks at this one: there is none yet, and that is what the owner is told.
    expect((await page.goto(`/antraege/${zweiter.vorgangId}/bescheid`))?.status()).toBe(404)
    expect(await page.locator('h1').innerText()).toBe('Es gibt noch keinen Bescheid')
  })
})
