import type { Handler, Platform } from '@weiche/controller'
import { subscriptions, type Ziele } from './subscriptions.ts'

export function createService(platform: Platform, ziele: Ziele): { handlers: Handler[] } {
  return { handlers: subscriptions(platform, ziele) }
}
