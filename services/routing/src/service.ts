import type { Handler, Platform } from '@weiche/controller'
import { subscriptions, type Ziele } from './subscriptions.ts'

/** `ziele`: receivers by the name that zustaendigkeit.json gives a Fachverfahren, and the eAkte. */
export function createService(platform: Platform, ziele: Ziele): { handlers: Handler[] } {
  return { handlers: subscriptions(platform, ziele) }
}
