export { decideAntrag } from './decide.ts'
export { gates } from './gates/all.ts'
export { lageOf } from './lage.ts'
export { createService } from './service.ts'
