import { type Eingereicht, ereignisse, fall, fold, reicheEin } from '@weiche/test-e2e'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bild, meldeAn, type Seite, startSeite } from './seite.ts'

/** So little may come in at once that one photograph is too much. */
const WENIG = 1_200_000
const PDF = Buffer.concat([
  Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  Buffer.alloc(1_300_000, '%'),
  Buffer.from('\n%%EOF'),
])

let s: Seite
let vorgang: Eingereicht
let nachweis: string
let feld: string
beforeAll(async () => {
  process.env['WEICHE_MAX_EMPFANG_BYTES'] = String(WENIG)
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  vorgang = await reicheEin(s.c, fall(s.c, 'nachreichung'))
  const punkte = (await fold(s.c, vorgang)).nachforderung!.inhalt.punkte
  nachweis = punkte.find((p) => p.gegenstand === 'verdienstbescheinigung')!.id
  feld = punkte.find((p) => p.gegenstand === 'wohnung.heizkosten')!.id
})
afterAll(async () => {
  delete process.env['WEICHE_MAX_EMPFANG_BYTES']
  await s?.stop()
})

async function fuelleAus(page: Page) {
  await meldeAn(page, vorgang)
  await page.goto(`/antraege/${vorgang.vorgangId}/nachweise`)
  await page.fill(`#${feld}`, '78,00')
  await page.locator('summary').first().click()
  await page.fill('#mitteilung', 'Der Lohn kommt noch.')
  await page.setInputFiles(`#${nachweis}`, { name: 'lohn.pdf', mimeType: 'application/pdf', buffer: PDF })
}

describe('given more comes in than can be received', () => {
  it('then pages too are asked to wait, by the size of their form, and nothing typed or chosen is lost', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page, verstoesse } = await s.besuche()
    await fuelleAus(page)
    const [antwort] = await Promise.all([page.waitForResponse('**/nachweise'), page.click('#absenden')])
    expect(antwort.status()).toBe(429)
    const sekunden = Number(antwort.headers()['retry-after'])
    expect(sekunden).toBeGreaterThanOrEqual(10)
    const text = await page.locator('[role=alert]').innerText()
    expect(text).toContain(`Bitte warten Sie ${sekunden} Sekunden und senden Sie dann noch einmal.`)
    expect(text).not.toMatch(/Idempotency|Schlüssel|Browser/)
    expect(await page.inputValue(`#${feld}`)).toBe('78,00')
    expect(await page.inputValue('#mitteilung')).toBe('Der Lohn kommt noch.')
    expect(await page.locator('.platz__datei').innerText()).toContain('lohn.pdf')
    expect(await ereignisse(s.c, vorgang, 'nachreichung.eingegangen')).toEqual([])
    expect(verstoesse).toEqual([])
    await bild(page, 'b4-ausgelastet')
  })

  it.each([
    ['einfach', 'Ihre Eingaben sind noch da', 'Der Browser behält sie nicht'],
    ['leicht', 'Ihr Text ist noch da', 'Wählen Sie die Dateien bitte neu aus'],
    ['englisch', 'What you entered is still here', 'choose the files again'],
  ])(
    'then who has no script is told the same (%s), also that files are to be chosen again',
    async (sprache, da, neu) => {
      if (s.ohneBrowser) return
      const { page } = await s.besuche({ javaScriptEnabled: false })
      await meldeAn(page, vorgang)
      if (sprache !== 'einfach') await page.click(`button[value=${sprache}]`)
      await fuelleAus(page)
      const schluessel = await page.inputValue('input[name=schluessel]')
      await Promise.all([page.waitForResponse((r) => r.status() === 429), page.click('#absenden')])
      const text = await page.locator('[role=alert]').innerText()
      expect(text).toContain(da)
      expect(text).toContain(neu)
      expect(await page.inputValue(`#${feld}`)).toBe('78,00')
      expect(await page.inputValue('#mitteilung')).toBe('Der Lohn kommt noch.')
      expect(await page.inputValue('input[name=schluessel]'), 'it is still the same answer').toBe(schluessel)
    },
  )

  it('then what is small enough is taken in all the same: only the size that it has is counted', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await meldeAn(page, vorgang)
    await page.goto(`/antraege/${vorgang.vorgangId}/nachweise`)
    await page.fill(`#${feld}`, '78,00')
    await Promise.all([page.waitForURL('**/nachweise?eingang=*'), page.click('#absenden')])
    expect(await ereignisse(s.c, vorgang, 'nachreichung.eingegangen')).toHaveLength(1)
  })
})
