import type { Request } from 'express'
import { internOf } from './intern.ts'

/** Bytes of the form that a request inside the process is streamed from; it cannot know its own length before its end. */
export const UMFANG = 'weiche-umfang'

/** Bytes that a request says it has. What stands in `UMFANG` is believed from the pages of this process only. */
export function umfangOf(req: Request): number | undefined {
  const said = req.headers['content-length'] ?? (internOf(req) === 'seite' ? req.headers[UMFANG] : undefined)
  const bytes = Number(said ?? Number.NaN)
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined
}
