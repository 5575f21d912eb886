import type { Handler, Platform } from '@weiche/controller'
import type { TextExtractor } from '@weiche/pdf-text'
import { subscriptions } from './subscriptions.ts'

/** Maps the Angaben, reads the Nachweise, compares both. It never stops a Vorgang: it reports. */
export function createService(platform: Platform, deps: { extractor: TextExtractor }): { handlers: Handler[] } {
  return { handlers: subscriptions(platform, deps.extractor) }
}
