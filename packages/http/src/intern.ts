import type { Application, Request } from 'express'

const INTERN = Symbol('intern')

/** Who inside this process asks: the player of the samples, or the pages for citizens, which have signed them in. */
export type Intern = 'player' | 'seite'

/** Marks an app as reachable only inside this process. A property of the app, so no header can claim it. */
export function markIntern(app: Application, wer: Intern): void {
  app.locals[INTERN as unknown as string] = wer
}

/** undefined: the request came over the network. */
export function internOf(req: Request): Intern | undefined {
  return req.app.locals[INTERN as unknown as string] as Intern | undefined
}
