import type { Handler, Platform } from '@weiche/controller'
import type { TextExtractor } from '@weiche/pdf-text'
import { createCheckHandler } from './check-handler.ts'

/** Table of contents of the service. */
export function subscriptions(platform: Platform, extractor: TextExtractor): Handler[] {
  return [createCheckHandler(platform, extractor)]
}
