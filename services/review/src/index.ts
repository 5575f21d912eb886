export { personHeader } from './person.ts'
export { createService } from './service.ts'
