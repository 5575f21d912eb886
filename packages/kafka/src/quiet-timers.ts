import { createRequire } from 'node:module'

type RequestQueue = { pending: unknown[]; throttledUntil: number; scheduleCheckPendingRequests(): void }
type Patched = { prototype: RequestQueue & { weicheQuiet?: true } }

/**
 * kafkajs 2.2.4 looks after every connection's queue of requests each millisecond for ever, whether or not anything waits
 * (kafkajs #1751; about 5 % of a core). It only has to while something waits: everything else is pushed by answers.
 */
export function quietTimers(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as Patched
  if (prototype.weicheQuiet) return
  prototype.weicheQuiet = true
  const schedule = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this)
  }
}
