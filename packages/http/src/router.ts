import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { z } from 'zod'
import { sendEvents } from './event-stream.ts'
import { germanErrors, germanMessage } from './german.ts'
import { internOf } from './intern.ts'
import { loopbackOnly } from './loopback.ts'
import { type Feldfehler, Problem, problemArten } from './problem.ts'
import { readJson } from './read-json.ts'
import type { Answer, Route } from './route.ts'

/** An express router that still knows its routes, so that the OpenAPI can be written from it. */
export type ApiRouter = Router & { routes: readonly Route[] }

/** Mounts routes; every path answers 405 with Allow for the methods it does not have. Keep one path in one router. */
export function createRouter(routes: readonly Route[]): ApiRouter {
  const router = express.Router({ caseSensitive: true })
  for (const route of routes) {
    const guards = route.loopback ? [loopbackOnly] : []
    router[route.method](route.path, ...guards, (req, res) => run(route, req, res))
  }
  // A page may share its address with the API: what it does not answer is looked for further on.
  for (const path of new Set(routes.filter((r) => !r.page).map((r) => r.path))) {
    const allow = routes.filter((r) => r.path === path).map((r) => r.method.toUpperCase())
    router.all(path, (_req: Request, _res: Response, _next: NextFunction) => {
      throw new Problem(problemArten.methodeFalsch, `Erlaubt ist hier: ${allow.join(', ')}.`, {
        headers: { Allow: allow.join(', ') },
      })
    })
  }
  return Object.assign(router, { routes })
}

async function run(route: Route, req: Request, res: Response): Promise<void> {
  const params = check(route.params, req.params, problemArten.anfrageFehlerhaft, (p) => `path:${p.slice(1)}`)
  const query = check(route.query, { ...req.query }, problemArten.anfrageFehlerhaft, (p) => `query:${p.slice(1)}`)
  const headers = check(route.headers, req.headers, problemArten.anfrageFehlerhaft, (p) => `header:${p.slice(1)}`)
  const body = route.body ? check(route.body, await readJson(req), problemArten.angabenFehlerhaft) : undefined
  await send(res, await route.handle({ params, query, headers, body, req, intern: internOf(req) }))
}

function check(
  schema: z.ZodType | undefined,
  value: unknown,
  kind: (typeof problemArten)[keyof typeof problemArten],
  place: (pointer: string) => string = (p) => p,
): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value, { error: germanMessage })
  if (result.success) return result.data
  throw fieldProblem(
    kind,
    germanErrors(result.error).map((e) => ({ ...e, pointer: place(e.pointer) })),
  )
}

/** A Problem that lists every faulty place and counts them in its detail. */
export function fieldProblem(kind: (typeof problemArten)[keyof typeof problemArten], errors: Feldfehler[]): Problem {
  const places = errors.length === 1 ? 'Eine Stelle ist' : `${errors.length} Stellen sind`
  return new Problem(kind, `${places} fehlerhaft. Bitte berichtigen Sie sie und senden Sie die Anfrage erneut.`, {
    errors,
  })
}

async function send(res: Response, answer: Answer): Promise<void> {
  res.status(answer.status).set(answer.headers ?? {})
  if ('body' in answer) {
    res.json(answer.body)
    return
  }
  if ('events' in answer) return sendEvents(res, answer.events)
  if ('content' in answer) {
    const { data, mediaType } = answer.content
    res.type(mediaType).send(typeof data === 'string' ? data : Buffer.from(data))
    return
  }
  res.type(answer.file.mediaType).attachment(answer.file.name)
  res.send(Buffer.from(answer.file.bytes))
}
