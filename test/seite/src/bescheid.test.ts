import { type Eingereicht, fall, fold, reicheEin } from '@weiche/test-e2e'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alsPerson, KONTO, verbinde } from './person.ts'
import { axe, bild, frage, meldeAn, type Seite, scrolltQuer, startSeite } from './seite.ts'

let s: Seite
let vorgang: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2024-11-17T09:30:00+01:00' })
  vorgang = await reicheEin(s.c, fall(s.c, 'e1'))
  await verbinde(s, vorgang)
})
afterAll(() => s?.stop())

type Zeile = { art: string; kopf: string; cent: number; links: number; rechts: number; schraffiert: boolean }
type Teil = { titel: string; zeilen: Zeile[] }
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

  it('is drawn as a waterfall that adds up in every part, and reads as a table', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await alsPerson(s, page, KONTO)
    await page.goto(adresse())
    const teile = (await page.evaluate(`[...document.querySelectorAll('table.rechenbild')].map((t) => ({
      titel: t.caption.textContent,
      zeilen: [...t.tBodies[0].rows].map((r) => ({
        art: r.className.replace('rechenbild--', ''),
        kopf: r.querySelector('th[scope=row]').innerText,
        cent: Math.round(Number(r.cells[2].innerText.replace(/[^0-9,]/g, '').replace(',', '.')) * 100),
        links: r.querySelector('rect').getBoundingClientRect().left,
        rechts: r.querySelector('rect').getBoundingClientRect().right,
        schraffiert: r.querySelector('pattern') !== null,
      })),
    }))`)) as Teil[]
    expect(teile.map((t) => t.titel.replace(/,.*/, ''))).toContain('Ihr Einkommen (im Jahr)')
    expect(teile.length).toBeGreaterThanOrEqual(3)
    expect(new Set(teile.map((t) => Math.round(t.zeilen[0]!.links))).size).toBe(1)
    for (const { zeilen } of teile) {
      let stand = { cent: 0, x: zeilen[0]!.links }
      for (const z of zeilen) {
        expect(z.schraffiert).toBe(z.art === 'abzug')
        const begin = z.art === 'abzug' ? z.rechts : z.art === 'stand' ? z.rechts : z.links
        expect(Math.abs(begin - stand.x), z.kopf).toBeLessThan(1.5)
        if (z.art === 'stand') expect(z.cent).toBe(stand.cent)
        stand = {
          cent: z.art === 'stand' ? z.cent : stand.cent + (z.art === 'abzug' ? -z.cent : z.cent),
          x: z.art === 'abzug' ? z.links : z.rechts,
        }
      }
    }
    expect(await page.locator('.rechenbild--abzug th').first().textContent()).toContain('Abzug: ')
    expect(await page.locator('.rechenbild--stand th').first().textContent()).toContain('Ergibt: ')
    // Hidden from who listens: the words and amounts say it all.
    expect(await page.locator('.rechenbild svg:not([aria-hidden=true])').count()).toBe(0)
  })

  it('names the last day for a Widerspruch once the dispatch is proven, and both ways to have it looked at again', async ({
    skip,
  }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    const { page } = await s.besuche()
    await alsPerson(s, page, KONTO)
    await page.goto(adresse())
    expect((await fold(s.c, vorgang)).versand?.fakten.aufgabe).toBe('2024-11-17')
    expect(await page.locator('.eckdaten').innerText()).toContain('bis Freitag, 20. Dezember 2024, 24 Uhr')
    const ways = await page.evaluate("[...document.querySelectorAll('.aktionen a')].map((a) => a.getAttribute('href'))")
    expect(ways).toEqual(
      ['dokumente/bescheid', 'kontakt', 'widerspruch'].map((w) => `/antraege/${vorgang.vorgangId}/${w}`),
    )
  })

  it('keeps its bars on paper and in forced colours', async ({ skip }) => {
    if (s.ohneBrowser) skip(s.ohneBrowser)
    for (const more of [{ forcedColors: 'active' as const }, {}]) {
      const { page } = await s.besuche(more)
      await alsPerson(s, page, KONTO)
      await page.goto(adresse())
      if (!('forcedColors' in more)) await page.emulateMedia({ media: 'print' })
      const fill = await frage(page, '.rechenbild--stand .balken__voll', 'getComputedStyle(e).fill')
      expect(fill).not.toBe(await frage(page, 'body', 'getComputedStyle(e).backgroundColor'))
      await bild(page, `b5-rechenbild-${'forcedColors' in more ? 'forced' : 'druck'}`)
    }
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
