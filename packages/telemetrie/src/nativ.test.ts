import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
type Body = { resourceSpans: { scopeSpans: { spans: Record<string, string>[] }[] }[] }

/** Under plain node, as in operation: a second copy of the API, or a context that does not follow an await, would break traces unseen. */
async function spansOf(script: string, env: NodeJS.ProcessEnv = {}) {
  const spans: Record<string, string>[] = []
  const server = createServer(async (req, res) => {
    const { resourceSpans } = (await json(req)) as Body
    spans.push(...resourceSpans.flatMap((r) => r.scopeSpans).flatMap((s) => s.spans))
    res.end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const otlp = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
  const options = {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...otlp, OTEL_METRICS_EXPORTER: 'none', ...env },
  }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options)
  server.close()
  return { spans, stdout }
}

const WORK = `
  import { setTimeout as sleep } from 'node:timers/promises'
  import { currentTraceparent, inSpan, linkTo, startTelemetrie } from '@weiche/telemetrie'
  const telemetrie = await startTelemetrie(process.env, '1', console.error)
  const inner = () => inSpan('inner', {}, async () => { await sleep(5); return currentTraceparent() })
  const place = await inSpan('outer', {}, async () => { await sleep(5); return inner() })
  await inSpan('days later', {}, async () => linkTo(place), { continues: { traceparent: undefined } })
  await telemetrie?.stop()
  console.log(JSON.stringify({ place: place ?? null }))
`

test('a span is found inside the one that waits for it, and a link over days leads back', async () => {
  const { spans, stdout } = await spansOf(WORK)
  const find = (name: string) => spans.find((s) => s['name'] === name)!
  expect(spans).toHaveLength(3)
  expect(find('inner')['parentSpanId']).toBe(find('outer')['spanId'])
  expect(find('days later')['traceId']).not.toBe(find('inner')['traceId'])
  expect(find('days later')['links']).toMatchObject([{ spanId: find('inner')['spanId'] }])
  expect(JSON.parse(stdout).place).toContain(find('inner')['spanId'])
})

test('nobody listens: the work goes on, one line says so, and the end does not wait for long', async () => {
  const script = WORK.replaceAll('console.error', '(text) => console.log(text)')
  const begin = performance.now()
  const { stdout } = await spansOf(script, {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  })
  const lines = stdout.trim().split('\n')
  expect(lines.filter((l) => l.startsWith('Telemetrie wird nicht angenommen'))).toHaveLength(1)
  expect(lines.at(-1)).toContain('place')
  expect(stdout).not.toContain('stack')
  expect(performance.now() - begin).toBeLessThan(15_000)
}, 30_000)

test('nobody asked: nothing is sent, nothing is to be stored, and no part of the SDK is loaded', async () => {
  const script = `
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context) } })
    const { inSpan, currentTraceparent, startTelemetrie } = await import('@weiche/telemetrie')
    await startTelemetrie(process.env, '1', console.error)
    const place = await inSpan('outer', {}, async () => currentTraceparent())
    console.log(JSON.stringify({ place: place ?? null, loaded }))
  `
  const { spans, stdout } = await spansOf(script, { OTEL_SDK_DISABLED: 'true' })
  const { place, loaded } = JSON.parse(stdout) as { place: null; loaded: string[] }
  expect([spans, place]).toEqual([[], null])
  expect(loaded.some((url) => url.includes('@opentelemetry/api'))).toBe(true)
  expect(loaded.filter((url) => /@opentelemetry\/(?!api)/.test(url))).toEqual([])
})
