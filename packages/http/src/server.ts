import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type RunningServer = { port: number; close(): Promise<void> }

/** Time for a whole request with its attachments; slow senders are cut off. */
const REQUEST_MS = 120_000
const HEADERS_MS = 15_000
const GRACE_MS = 5_000

/**
 * Listens; `port` 0 takes a free one. `close` lets running requests end, for at most five seconds; streams of events, which have no end
 * of their own, end at once: who listens goes on elsewhere.
 */
export async function startServer(app: RequestListener, at: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, maxHeaderSize: 16_384 }, app)
  const open = new Set<ServerResponse>()
  server.on('request', (_req, res: ServerResponse) => {
    open.add(res)
    res.once('close', () => open.delete(res))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        for (const res of open) if (isEventStream(res)) res.destroy()
        server.closeIdleConnections()
      }),
  }
}

const isEventStream = (res: ServerResponse) => String(res.getHeader('Content-Type')).startsWith('text/event-stream')
