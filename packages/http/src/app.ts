import { randomUUID } from 'node:crypto'
import type { Logger } from '@weiche/controller'
import express, { type Express, type Router } from 'express'
import helmet from 'helmet'
import { type ErrorPage, errorHandler } from './error-handler.ts'
import { type Intern, markIntern } from './intern.ts'
import { type ApiInfo, describeApi } from './openapi.ts'
import type { Pause } from './pause.ts'
import { Problem, problemArten } from './problem.ts'
import { limitRate } from './rate-limit.ts'
import { requestLog } from './request-log.ts'
import { requestSpan } from './request-span.ts'
import type { ApiRouter } from './router.ts'

export type AppOptions = {
  routers: readonly (ApiRouter | Router)[]
  logger: Logger
  info: ApiInfo
  /** Requests per minute and address. */
  ratePerMinute: number
  pause?: Pause
  /** Is everything there that an answer needs? Asked by GET /bereit. */
  bereit?(): Promise<boolean>
  /** What GET /bereit says beside it; nothing personal. A failure leaves it out. */
  zustand?(): Promise<Record<string, unknown>>
  /** Infrastructure that comes back by itself (503 with Retry-After) in contrast to a bug (500). */
  isTransient?(error: unknown): boolean
  /** For use inside the process only: no pause, no rate limit, counts as local. Never listen with it. */
  intern?: Intern
  /** Errors for people: used instead of JSON where a browser asks for a page. */
  errorPage?: ErrorPage | undefined
  newId?(): string
}

/** The express app with hardened defaults; the only place where one is made. */
export function createApp(options: AppOptions): Express {
  const { logger, routers, newId = randomUUID, isTransient = () => false, bereit = async () => true } = options
  const app = express()
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').set('query parser', 'simple')
  app.use(requestSpan, requestLog({ logger, newId }), helmet())
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.get('/bereit', async (_req, res) => {
    const ready = await bereit()
    const zustand = await options.zustand?.().catch(() => undefined)
    res.status(ready ? 200 : 503).json({ bereit: ready, ...zustand })
  })
  const description = describeApi(
    options.info,
    routers.flatMap((r) => ('routes' in r ? r.routes.filter((route) => !route.page) : [])),
  )
  app.get('/openapi.json', (_req, res) => {
    res.json(description)
  })
  if (options.intern) markIntern(app, options.intern)
  else app.use(limitRate(options.ratePerMinute), ...(options.pause ? [options.pause.gate] : []))
  for (const router of routers) app.use(router)
  app.use(() => {
    throw new Problem(
      problemArten.nichtGefunden,
      'Diese Adresse gibt es nicht. Die Beschreibung steht unter /openapi.json.',
    )
  })
  app.use(errorHandler({ logger, isTransient, errorPage: options.errorPage }))
  return app
}
