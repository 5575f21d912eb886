import type { Handler, Platform } from '@weiche/controller'
import type { Losen } from './decide-handler.ts'
import { subscriptions } from './subscriptions.ts'

/** `lose`: keyed hash of the vorgangId in [0, 1), for the Stichprobe. */
export function createService(platform: Platform, deps: { lose: Losen }): { handlers: Handler[] } {
  return { handlers: subscriptions(platform, deps.lose) }
}
