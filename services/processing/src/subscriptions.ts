import type { Handler, Platform } from '@weiche/controller'
import { createDecideHandler, type Losen } from './decide-handler.ts'

/** Table of contents of the service. */
export function subscriptions(platform: Platform, lose: Losen): Handler[] {
  return [createDecideHandler(platform, lose)]
}
