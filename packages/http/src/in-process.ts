import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { buffer } from 'node:stream/consumers'

/** `fetch` into an app of this process: the whole HTTP stack, no socket that anybody else could reach. */
export function createInProcessFetch(app: RequestListener): (path: string, init?: RequestInit) => Promise<Response> {
  const server = createServer(app)
  return async (path, init) => {
    const wanted = new Request(new URL(path, 'http://localhost'), init)
    const body = Buffer.from(await wanted.arrayBuffer())
    const [client, side] = duplexPair()
    server.emit('connection', side)
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { pathname, search } = new URL(wanted.url)
      const headers = { ...Object.fromEntries(wanted.headers), host: 'localhost', connection: 'close' }
      request({
        method: wanted.method,
        path: pathname + search,
        headers: body.length > 0 ? { ...headers, 'content-length': body.length } : headers,
        createConnection: () => client as Socket,
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    const bytes = await buffer(answer)
    client.destroy()
    const headers = Object.entries(answer.headers).map(([k, v]): [string, string] => [k, String(v)])
    const status = answer.statusCode ?? 500
    return new Response(status === 204 || status === 304 ? null : new Uint8Array(bytes), { status, headers })
  }
}
