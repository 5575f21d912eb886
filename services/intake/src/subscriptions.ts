import type { Handler } from '@weiche/controller'
import { createEroeffneWiderspruch } from './eroeffne-widerspruch.ts'
import type { IntakePlatform } from './platform.ts'

/** Table of contents of the service: requests wake it, and one event, because only intake begins a stream. */
export function subscriptions(platform: IntakePlatform): Handler[] {
  return [createEroeffneWiderspruch(platform)]
}
