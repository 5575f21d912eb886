import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import type { Socket } from 'node:net'
import { duplexPair, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'

/** `fetch` into an app of this process: the whole HTTP stack, no socket that anybody else could reach. Bodies are streamed. */
export function createInProcessFetch(app: RequestListener): (path: string, init?: RequestInit) => Promise<Response> {
  const server = createServer(app)
  return async (path, init) => {
    const wanted = new Request(new URL(path, 'http://localhost'), init)
    const [client, side] = duplexPair()
    server.emit('connection', side)
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { pathname, search } = new URL(wanted.url)
      const headers = {
        ...{ ...Object.fromEntries(wanted.headers), host: 'localhost', connection: 'close' },
        // Only of what is streamed nobody knows how long it will be.
        ...(typeof init?.body === 'string' ? { 'content-length': String(Buffer.byteLength(init.body)) } : {}),
      }
      const sent = request({
        method: wanted.method,
        path: pathname + search,
        headers,
        createConnection: () => client as Socket,
      })
      sent.on('response', resolve).on('error', reject)
      if (!wanted.body) return void sent.end()
      const body = Readable.fromWeb(wanted.body as ReadableStream)
      // What breaks off in the middle must not look like its end.
      body.on('error', (error) => sent.destroy(error)).pipe(sent)
    })
    const bytes = await buffer(answer)
    client.destroy()
    const headers = Object.entries(answer.headers).map(([k, v]): [string, string] => [k, String(v)])
    const status = answer.statusCode ?? 500
    return new Response(status === 204 || status === 304 ? null : new Uint8Array(bytes), { status, headers })
  }
}
