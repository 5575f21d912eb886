export { createMusterkonto, type Musterkonto, type MusterkontoOptions } from './musterkonto.ts'
export type { Musterperson } from './musterperson.ts'
