import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Anruf = { pfad: string; kopf: IncomingHttpHeaders; body: string }

/** A real HTTP server that takes calls; `state.antwort` is its next status, 0 = it never answers. */
export async function startPortal() {
  const anrufe: Anruf[] = []
  const state = { antwort: 204 }
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part) => parts.push(part))
    req.on('end', () => {
      anrufe.push({ pfad: req.url ?? '', kopf: req.headers, body: Buffer.concat(parts).toString('utf8') })
      if (state.antwort === 0) return
      res.writeHead(state.antwort, state.antwort === 302 ? { Location: '/umgeleitet' } : {}).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hinweise`,
    anrufe,
    state,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
