export type { Auftrag } from './auftrag.ts'
export * from './dokument.ts'
export { createDokumentRenderer, type DokumentRenderer, type RendererOptions, verweisOf } from './renderer.ts'
export { type Block, type Lauf, parseHinweis, parseText } from './textblock.ts'
