export { type Musterauftrag, musterNachweis } from './muster.ts'
export { type Art, arten } from './werte.ts'
