import type { Handler } from '@weiche/controller'
import type { ApiRouter } from '@weiche/http'
import type { IntakeConfig } from './config.ts'
import type { IntakePlatform } from './platform.ts'
import { createIntakeRouter } from './routes.ts'
import { subscriptions } from './subscriptions.ts'

/** Takes in Antraege, Nachreichungen and withdrawals, and tells the applicant how things stand. */
export function createService(
  config: IntakeConfig,
  platform: IntakePlatform,
): { handlers: Handler[]; router: ApiRouter } {
  return { handlers: subscriptions(platform), router: createIntakeRouter(platform, config) }
}
