import { Readable } from 'node:stream'
import { type ApiRouter, germanMessage, Problem, type Request, type Route, readJson } from '@weiche/http'
import { isTransient } from '@weiche/mongo'

export type Anfrage = {
  /** `POST /antraege/:leistung`: one of the routes of the product. */
  route: string
  params?: Record<string, string>
  headers?: Record<string, string>
  query?: Record<string, string>
  body?: { typ: string; bytes: Uint8Array }
}
export type Antwort = { status: number; body: unknown }

/**
 * A request at the rim of a service without a line: the route itself with its schemas, what is thrown becomes the status that
 * HTTP would tell. `unerwartet` hears of what would be a 500.
 */
export async function beantworte(
  routers: readonly ApiRouter[],
  anfrage: Anfrage,
  unerwartet: (error: unknown) => void,
): Promise<Antwort> {
  const [method, path] = anfrage.route.split(' ') as [string, string]
  const route = routers.flatMap((r) => r.routes).find((r) => r.method === method.toLowerCase() && r.path === path)
  if (!route) throw new Error(`keine Route ${anfrage.route}`)
  try {
    return await handle(route, anfrage)
  } catch (error) {
    if (error instanceof Problem)
      return { status: error.art.status, body: { detail: error.message, errors: error.errors } }
    if (isTransient(error)) return { status: 503, body: undefined }
    unerwartet(error)
    return { status: 500, body: String(error) }
  }
}

async function handle(route: Route, anfrage: Anfrage): Promise<Antwort> {
  const req = requestOf(anfrage)
  const answer = await route.handle({
    params: parsed(route.params, anfrage.params ?? {}),
    query: parsed(route.query, anfrage.query ?? {}),
    headers: parsed(route.headers, anfrage.headers ?? {}),
    body: route.body ? parsed(route.body, await readJson(req)) : undefined,
    req,
    intern: undefined,
  })
  // As it comes out of JSON: nothing inside is shared with the world outside.
  return { status: answer.status, body: 'body' in answer ? JSON.parse(JSON.stringify(answer.body)) : undefined }
}

function parsed(schema: Route['params'], value: unknown): unknown {
  return schema?.parse(value, { error: germanMessage })
}

function requestOf({ headers = {}, body }: Anfrage): Request {
  const bytes = body?.bytes ?? Buffer.alloc(0)
  const all = { ...headers, 'content-length': String(bytes.length), ...(body ? { 'content-type': body.typ } : {}) }
  const is = (typ: string) => (body ? (body.typ.startsWith(typ) ? typ : false) : null)
  const stream = Readable.from([Buffer.from(bytes)], { objectMode: false })
  return Object.assign(stream, {
    headers: all,
    is,
    app: { locals: {} },
    res: {},
    complete: true,
    socket: { readable: true },
  }) as unknown as Request
}
