import type { Application, Request } from 'express'

const INTERN = Symbol('intern')

/** Marks an app as reachable only inside this process. A property of the app, so no header can claim it. */
export function markIntern(app: Application): void {
  app.locals[INTERN as unknown as string] = true
}

export function isIntern(req: Request): boolean {
  return req.app.locals[INTERN as unknown as string] === true
}
