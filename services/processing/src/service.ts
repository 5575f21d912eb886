import type { Handler, Platform } from '@weiche/controller'
import type { Decider } from './decide-handler.ts'
import { subscriptions } from './subscriptions.ts'

export function createService(platform: Platform, decider: Decider): { handlers: Handler[] } {
  return { handlers: subscriptions(platform, decider) }
}
