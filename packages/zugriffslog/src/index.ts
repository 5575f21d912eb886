export { type Kettenfehler, pruefeZugriffe } from './pruefe-zugriffe.ts'
export { createZugriffslog, type Zugriffseintrag, zugriffslogIndexes } from './zugriffslog.ts'
