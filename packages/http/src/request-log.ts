import type { Logger } from '@weiche/controller'
import type { RequestHandler } from 'express'

/** Names every request and notes its end: method, pattern and status; never the address, which may hold personal data. */
export function requestLog(deps: { logger: Logger; newId(): string }): RequestHandler {
  return (req, res, next) => {
    const anfrage = deps.newId()
    const begin = performance.now()
    res.locals['anfrage'] = anfrage
    res.on('finish', () => {
      const route = (req.route as { path?: string } | undefined)?.path ?? '-'
      const ms = Math.round(performance.now() - begin)
      deps.logger.info('http.anfrage', { anfrage, methode: req.method, route, status: res.statusCode, ms })
    })
    next()
  }
}
