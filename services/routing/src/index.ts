export { createService } from './service.ts'
export type { Ziele } from './subscriptions.ts'
