export type { Auftrag } from './auftrag.ts'
export * from './dokument.ts'
export { createDokumentRenderer, type DokumentRenderer } from './renderer.ts'
export { type Block, type Lauf, parseText } from './textblock.ts'
