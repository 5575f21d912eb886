export { type Musterauftrag, musterNachweis } from './muster.ts'
export { stream, writePdf } from './pdf-bytes.ts'
export { fuellePdf, musterScan } from './scan.ts'
export { type Art, arten } from './werte.ts'
