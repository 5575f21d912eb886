import type { Handler, Platform } from '@weiche/controller'
import { createDecideHandler, type Decider } from './decide-handler.ts'

/** Table of contents of the service. */
export function subscriptions(platform: Platform, decider: Decider): Handler[] {
  return [createDecideHandler(platform, decider)]
}
