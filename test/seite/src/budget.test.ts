import { type Eingereicht, fall, reicheEin } from '@weiche/test-e2e'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kosten, miss } from './budget.ts'
import { alsPerson, verbinde } from './person.ts'
import { type Seite, startSeite } from './seite.ts'

let s: Seite
let offen: Eingereicht
let entschieden: Eingereicht
beforeAll(async () => {
  s = await startSeite({ jetzt: '2026-11-23T09:00:00+01:00' })
  offen = await reicheEin(s.c, fall(s.c, 'nachreichung'))
  entschieden = await reicheEin(s.c, fall(s.c, 'e4'))
  for (const vorgang of [offen, entschieden]) await verbinde(s, vorgang)
})
afterAll(() => s?.stop())

const an = ({ vorgangId }: Eingereicht, rest = '') => `/antraege/${vorgangId}${rest}`
const seiten: [string, () => string][] = [
  ['Eingang', () => '/'],
  ['Stand, etwas fehlt', () => an(offen)],
  ['Nachweise', () => an(offen, '/nachweise')],
  ['Angaben berichtigen', () => an(offen, '/berichtigen')],
  ['Zurücknehmen', () => an(offen, '/zuruecknehmen')],
  ['Stand, entschieden', () => an(entschieden)],
  ['Bescheid', () => an(entschieden, '/bescheid')],
  ['Widerspruch', () => an(entschieden, '/widerspruch')],
]
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const zeile = (name: string, k: Kosten) =>
  `${name.padEnd(22)} script ${kB(k.skript)}, fonts ${kB(k.schrift)}, all ${kB(k.bytes)} in ${k.anfragen} requests, first byte ${Math.round(k.server)} ms, LCP ${Math.round(k.lcp)} ms, CLS ${k.cls.toFixed(4)}`

describe('on a telephone four times slower, with an empty cache', () => {
  it.each(seiten)(
    '%s costs what it may: script, bytes, time to the largest text, nothing jumps',
    async (name, adresse) => {
      if (s.ohneBrowser) return
      const { page, verstoesse, fremde } = await s.besuche({ viewport: { width: 360, height: 740 } })
      await alsPerson(s, page)
      const kosten = await miss(page, adresse())
      console.log(zeile(name, kosten))
      expect(kosten.skript).toBeGreaterThan(10_000)
      expect(kosten.skript).toBeLessThan(100_000)
      // Style and the page itself; fonts come beside, once, and nothing waits for them.
      expect(kosten.bytes - kosten.schrift).toBeLessThan(170_000)
      expect(kosten.bytes).toBeLessThan(450_000)
      // 0.8 to 3.4 s were measured on two cores that six shared, 2.5 s are called good; a busy machine must not turn this red.
      expect(kosten.lcp).toBeGreaterThan(0)
      expect(kosten.lcp).toBeLessThan(6_000)
      expect(kosten.cls).toBeLessThan(0.02)
      expect([verstoesse, fremde]).toEqual([[], []])
      await page.context().close()
    },
  )

  it('text is readable before script runs: without it every page says the same', async () => {
    if (s.ohneBrowser) return
    const mit = await s.besuche()
    const ohne = await s.besuche({ javaScriptEnabled: false })
    for (const besuch of [mit, ohne]) await alsPerson(s, besuch.page)
    for (const [name, adresse] of seiten) {
      const texte: string[] = []
      for (const { page } of [mit, ohne]) {
        await page.goto(adresse())
        texte.push(await page.locator('main h1').innerText())
      }
      expect(texte[0], name).toBe(texte[1])
    }
  })

  it('a file is fetched once: its name changes with its content, so the second page costs only itself', async () => {
    if (s.ohneBrowser) return
    const { page } = await s.besuche()
    await alsPerson(s, page)
    await page.goto(an(offen))
    const again: string[] = []
    page.on('response', (r) => void (r.url().includes('/seite/') && !r.fromServiceWorker() && again.push(r.url())))
    const cached = (await page.evaluate(
      `fetch(document.querySelector('script[src]').src).then((r) => r.headers.get('cache-control'))`,
    )) as string
    expect(cached).toContain('immutable')
    await page.goto(an(offen, '/nachweise'))
    const sizes = (await page.evaluate(
      `performance.getEntriesByType('resource').filter((e) => e.name.includes('/seite/')).map((e) => e.transferSize)`,
    )) as number[]
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.every((n) => n === 0)).toBe(true)
  })
})
