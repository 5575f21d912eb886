export { decideAntrag, type Entscheidungslage } from './decide.ts'
export { gates } from './gates/all.ts'
export type { Befund, Gate } from './gates/gate.ts'
export { type LageInput, lageOf } from './lage.ts'
