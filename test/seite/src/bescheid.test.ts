import { type Eingereicht, fall, fold, reicheEin } from '@weiche/test-e2e'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alsPerson, KONTO, verbinde } from './person.ts'
import { axe, bild, meldeAn, type Seite, scrolltQuer, startSeite } from './seite.ts'

let s: Seite
let vorgang: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  vorgang = await reicheEin(s.c, fall(s.c, 'e1'))
  await verbinde(s, vorgang)
})
afterAll(() => s?.stop())

const adresse = (ort = '') => `/antraege/${vorgang.vorgangId}/bescheid${ort}`

describe('the decision', () => {
  it('is never shown to who has only the code, nor to another person', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await meldeAn(page, vorgang)
    for (const ort of ['', '/leicht', '/recht']) {
      const answer = await page.goto(adresse(ort))
      expect(answer?.status()).toBe(403)
      expect(await page.locator('main').innerText()).toContain('Bitte melden Sie sich an')
      expect(await page.content()).not.toMatch(/€|Rechenschritt/)
    }
    const other = await s.besuche()
    await alsPerson(s, other.page, 'b'.repeat(64))
    await other.page.goto(adresse())
    expect(await other.page.content()).not.toMatch(/€|Rechenschritt/)
  })

  it('is explained to its person in three registers that say the same amounts, with the sheet as a table', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await s.besuche()
    await alsPerson(s, page, KONTO)
    const { entscheidung } = await fold(s.c, vorgang)
    const soll = entscheidung!.inhalt.abschnitte.map((a) => `${a.betrag!.replace('.', ',')}\u00a0€ im Monat`)
    const texte: string[] = []
    for (const ort of ['', '/leicht', '/recht']) {
      await page.goto(adresse(ort))
      expect(await page.locator('.ergebnis').allInnerTexts()).toEqual(soll)
      expect(await page.locator('.reiter [aria-current]').getAttribute('href')).toBe(adresse(ort))
      texte.push(await page.locator('main').innerText())
      await bild(page, `b5-bescheid${ort.replace('/', '-')}`)
    }
    expect(new Set(texte).size).toBe(3)
    expect(texte[0]).toContain('automatisch nach festen Regeln (§ 31a SGB X)')
    expect(texte[0]).toMatch(/Mit .* (mehr|weniger) bei „/)
    expect(texte[1]).toContain('Sie bekommen Wohn·geld.')
    const letzte = await page.locator('table.rechenbild tbody tr').last().innerText()
    expect(letzte).toContain(soll.at(-1)!.split('\u00a0')[0])
    expect(verstoesse).toEqual([])
  })

  it('is noted in the access log before it is seen', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const entries = await s.c.platform.databases.log.collection('zugriffe').find({}).toArray()
    expect(JSON.stringify(entries)).toContain('bescheid.gelesen')
  })

  it.each(['light', 'dark'] as const)('has no axe finding in the %s theme, and fits 320 px', async (colorScheme) => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche({ colorScheme, viewport: { width: 320, height: 700 } })
    await alsPerson(s, page, KONTO)
    await page.goto(adresse())
    expect(await axe(page)).toEqual([])
    expect(await scrolltQuer(page)).toBe(false)
    await bild(page, `b5-bescheid-320-${colorScheme}`)
  })
})
