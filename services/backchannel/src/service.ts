import type { Platform } from '@weiche/controller'
import { createRenderDokument } from './abschrift.ts'
import type { Deps } from './deps.ts'
import { subscriptions } from './subscriptions.ts'

/** `brief`: where letters go. `renderDokument` makes the copies that intake serves. */
export function createService(platform: Platform, deps: Deps) {
  return { handlers: subscriptions(platform, deps), renderDokument: createRenderDokument(platform, deps) }
}
