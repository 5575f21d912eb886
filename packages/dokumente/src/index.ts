export * from './dokument.ts'
export { type Block, type Lauf, parseText } from './textblock.ts'
export { createDokumentRenderer, type DokumentRenderer } from './renderer.ts'
export type { Auftrag } from './auftrag.ts'
