import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { createApp, startServer } from '@weiche/http'
import { type Constellation, type ConstellationOptions, type Eingereicht, startConstellation } from '@weiche/test-e2e'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { startChromium } from './chromium.ts'

const BILDER = fileURLToPath(new URL('../.ergebnis/bilder', import.meta.url))
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page as a citizen opens it, with everything that went wrong in it. */
export type Besuch = { page: Page; verstoesse: string[]; fremde: string[]; skript(): number }

/** The whole product listening on this machine, and a real browser before it. */
export async function startSeite(options: ConstellationOptions & { ratePerMinute?: number }) {
  const gefunden = await startChromium()
  const c = await startConstellation(options)
  const server = await lausche(c, c.services, options.ratePerMinute)
  const base = `http://127.0.0.1:${server.port}`
  mkdirSync(BILDER, { recursive: true })
  return {
    c,
    base,
    /** Why there is no browser; tests of pages say so instead of passing. */
    ohneBrowser: gefunden.ok ? undefined : gefunden.grund,
    async besuche(more: BrowserContextOptions = {}): Promise<Besuch> {
      if (!gefunden.ok) throw new Error(gefunden.grund)
      const context = await gefunden.browser.newContext({ baseURL: base, locale: 'de-DE', ...more })
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      const verstoesse: string[] = []
      const fremde: string[] = []
      let skript = 0
      page.on('console', (m) => {
        if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) verstoesse.push(m.text())
      })
      page.on('pageerror', (error) => verstoesse.push(String(error)))
      page.on('request', (r) => {
        if (!r.url().startsWith(base) && !/^(data|blob):/.test(r.url())) fremde.push(r.url())
      })
      page.on('response', async (r) => {
        if (!r.url().endsWith('.js')) return
        skript += (await r.request().sizes()).responseBodySize
      })
      return { page, verstoesse, fremde, skript: () => skript }
    },
    /** All visitors go, and with them what their pages keep open. */
    async alleGehen() {
      if (gefunden.ok) await Promise.all(gefunden.browser.contexts().map((context) => context.close()))
    },
    async stop() {
      if (gefunden.ok) await gefunden.browser.close()
      await server.close()
      await c.stop()
    },
  }
}
/** Pages of this installation at a port of their own. */
export async function lausche(
  c: Constellation,
  { seiten, routers }: Constellation['services'],
  ratePerMinute = 100_000,
) {
  const app = createApp({
    ...{ routers, ratePerMinute, logger: c.platform.logger, info: { title: 'Weiche', version: '0' } },
    errorPage: seiten?.errorPage,
  })
  await seiten?.prepare()
  return startServer(app, { host: '127.0.0.1', port: 0 })
}

export type Seite = Awaited<ReturnType<typeof startSeite>>

/** By Vorgangs-ID and access code, as the Eingangsbestaetigung tells them. */
export async function meldeAn(page: Page, { vorgangId, statusGeheimnis }: Eingereicht): Promise<void> {
  await page.goto('/')
  await page.fill('#vorgang', vorgangId)
  await page.fill('#code', statusGeheimnis)
  await Promise.all([page.waitForURL(`**/antraege/${vorgangId}`), page.press('#code', 'Enter')])
}

/** A picture of the page, as output of the tests; nobody compares it. */
export async function bild(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: `${BILDER}/${name}.png`, fullPage: true })
}

/** What axe finds: WCAG 2.0 to 2.2 A and AA, and best practice. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run(document)')) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html} ${n.failureSummary}`))
}

export async function scrolltQuer(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

/** The value of an expression about one element `e`, for example `getComputedStyle(e).outlineStyle`. */
export function frage(page: Page, selector: string, ausdruck: string): Promise<unknown> {
  return page.evaluate(`((e) => ${ausdruck})(document.querySelector(${JSON.stringify(selector)}))`)
}
