import type { RequestHandler } from 'express'
import { Problem, problemArten } from './problem.ts'

/** Closes the public API for a while, for example while the samples are played in. */
export type Pause = {
  start(grund: string, retryAfterSeconds: number): void
  end(): void
  aktiv(): boolean
  gate: RequestHandler
}

export function createPause(): Pause {
  let now: { grund: string; seconds: number } | undefined
  return {
    start: (grund, seconds) => {
      now = { grund, seconds }
    },
    end: () => {
      now = undefined
    },
    aktiv: () => now !== undefined,
    gate: (_req, _res, next) => {
      if (!now) return next()
      throw new Problem(problemArten.nichtBereit, now.grund, { headers: { 'Retry-After': String(now.seconds) } })
    },
  }
}
