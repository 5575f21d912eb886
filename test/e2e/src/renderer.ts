import { createDokumentRenderer, type DokumentRenderer } from '@weiche/dokumente'

type Dokument = Parameters<DokumentRenderer['render']>[0]
export type EingreifenderRenderer = DokumentRenderer & {
  /** Called before each letter is set; the story may let something happen just then. */
  vorher: (dokument: Dokument) => Promise<void>
  /** The next letter is interrupted: its worker threads are ended while they set it. */
  stirbBeimNaechsten(): void
}

/** The real renderer, with a place to step in. */
export function createEingreifenderRenderer(): EingreifenderRenderer {
  let inner = createDokumentRenderer()
  let dies = false
  return {
    vorher: async () => undefined,
    stirbBeimNaechsten() {
      dies = true
    },
    async render(dokument) {
      await this.vorher(dokument)
      const rendering = inner.render(dokument)
      if (dies) {
        dies = false
        const dying = inner
        inner = createDokumentRenderer()
        await Promise.allSettled([rendering, dying.close()])
      }
      return rendering
    },
    renderTypst: (auftrag) => inner.renderTypst(auftrag),
    close: () => inner.close(),
  }
}
