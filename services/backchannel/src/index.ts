export type { Dokumentwunsch } from './abschrift.ts'
export { createService } from './service.ts'
