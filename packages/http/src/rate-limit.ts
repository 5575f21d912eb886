import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Problem, problemArten } from './problem.ts'

/** Counts per address of the socket and minute; refuses before anything is read or acknowledged. */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res, next) => {
      const seconds = String(res.getHeader('Retry-After') ?? 60)
      const detail = `Von Ihrer Adresse kamen mehr als ${perMinute} Anfragen in einer Minute. Bitte warten Sie ${seconds} Sekunden.`
      next(new Problem(problemArten.zuViele, detail, { headers: { 'Retry-After': seconds } }))
    },
  })
}
