import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import type { ServerEvent } from './event-stream.ts'
import { defineRoute } from './route.ts'
import { createRouter } from './router.ts'
import { type RunningServer, startServer } from './server.ts'

const quiet = { info() {}, warn() {}, error() {} }
let server: RunningServer | undefined
afterEach(() => server?.close())

async function listen(events: (ende: AbortSignal) => AsyncIterable<ServerEvent>): Promise<Response> {
  const route = defineRoute({
    ...{ method: 'get', path: '/strom', summary: 'Ereignisse', answers: {} },
    handle: async () => ({ status: 200, events }),
  })
  const info = { title: 'T', version: '1' }
  const app = createApp({ routers: [createRouter([route])], logger: quiet, info, ratePerMinute: 100 })
  server = await startServer(app, { host: '127.0.0.1', port: 0 })
  return fetch(`http://127.0.0.1:${server.port}/strom`)
}

describe('a stream of events', () => {
  it('is written as an EventSource reads it, and nothing in between keeps it back', async () => {
    const answer = await listen(async function* () {
      yield { wiederNachMs: 3000 }
      yield 'puls'
      yield { event: 'neues', id: '7', data: 'a\nb' }
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('retry: 3000\n\n:\n\nid: 7\nevent: neues\ndata: a\ndata: b\n\n')
  })

  it('ends inside as soon as nobody listens any more', async () => {
    const ended = Promise.withResolvers<void>()
    const answer = await listen(async function* (ende) {
      try {
        yield 'puls'
        await new Promise((resolve) => ende.addEventListener('abort', resolve))
      } finally {
        ended.resolve()
      }
    })
    await answer.body!.cancel()
    await ended.promise
  })

  it('is no more made than is read', { timeout: 20_000 }, async () => {
    let made = 0
    const answer = await listen(async function* () {
      for (; made < 100_000; made++) yield { event: 'neues', data: 'x'.repeat(10_000) }
    })
    await sleep(300)
    const before = made
    await sleep(300)
    expect(made).toBe(before)
    expect(made).toBeLessThan(5_000)
    await answer.body!.cancel()
  })

  it('does not hold up the end of the server', async () => {
    const answer = await listen(async function* (ende) {
      yield 'puls'
      await new Promise((resolve) => ende.addEventListener('abort', resolve))
    })
    const begin = performance.now()
    await server!.close()
    server = undefined
    expect(performance.now() - begin).toBeLessThan(2_000)
    await expect(answer.text()).rejects.toThrow()
  })
})
