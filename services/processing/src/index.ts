export type { Losen } from './decide-handler.ts'
export type { Zweitrechner } from './second-computation.ts'
export { createService } from './service.ts'
