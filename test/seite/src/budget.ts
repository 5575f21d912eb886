import type { Page } from 'playwright-core'

/** What a page costs on a slow telephone: bytes as they came over the wire, milliseconds, and the share that jumped. */
export type Kosten = {
  skript: number
  schrift: number
  bytes: number
  anfragen: number
  /** Until the first byte: what the server needs. */
  server: number
  lcp: number
  cls: number
}

/** As Lighthouse has it for a telephone: four times slower than this machine. */
const LANGSAMER = 4
const RUHE_MS = 700

/** Opens the page with an empty cache on a slowed processor and measures until it is quiet. */
export async function miss(page: Page, adresse: string): Promise<Kosten> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: LANGSAMER })
  let bytes = 0
  let anfragen = 0
  const von: Record<string, number> = {}
  const arten = new Map<string, string>()
  cdp.on('Network.responseReceived', ({ requestId, type }) => void arten.set(requestId, type))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    anfragen++
    bytes += encodedDataLength
    const art = arten.get(requestId) ?? ''
    von[art] = (von[art] ?? 0) + encodedDataLength
  })
  await page.goto(adresse)
  await page.waitForTimeout(RUHE_MS)
  const zeiten = (await page.evaluate(BEOBACHTE)) as Pick<Kosten, 'server' | 'lcp' | 'cls'>
  await cdp.detach()
  return { skript: von['Script'] ?? 0, schrift: von['Font'] ?? 0, bytes, anfragen, ...zeiten }
}

/** Buffered entries hold what happened before this runs. */
const BEOBACHTE = `new Promise((done) => {
  let lcp = 0, cls = 0
  new PerformanceObserver((l) => { for (const e of l.getEntries()) lcp = e.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) cls += e.value })
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => done({ server: performance.getEntriesByType('navigation')[0].responseStart, lcp, cls }), 200)
})`
