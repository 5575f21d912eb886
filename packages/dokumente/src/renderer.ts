import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { Auftrag } from './auftrag.ts'
import type { Dokument } from './dokument.ts'

const VORLAGEN = new URL('../vorlagen/', import.meta.url)
const WORKER = new URL('./worker.ts', import.meta.url)

export type DokumentRenderer = {
  /** PDF/UA-1 of a letter. Rejects on any error or warning of the typesetter and when the queue is full. */
  render(dokument: Dokument): Promise<Uint8Array>
  /** The same machinery for a template of another package. */
  renderTypst(auftrag: Auftrag): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * Typesetting in worker threads, one compiler each: compiling is synchronous and would stop the event loop.
 * The same input gives the same bytes. When a worker dies its job rejects and another worker takes its place.
 */
export function createDokumentRenderer(options: { workers?: number; warteschlange?: number } = {}): DokumentRenderer {
  const workers = options.workers ?? Math.min(2, availableParallelism())
  const pool = new Tinypool({
    filename: WORKER.href,
    name: 'renderAuftrag',
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: 60_000,
    maxQueue: options.warteschlange ?? 1000,
  })
  const renderTypst = async (auftrag: Auftrag): Promise<Uint8Array> => pool.run(auftrag)
  return {
    render: (dokument) =>
      renderTypst({
        vorlage: fileURLToPath(new URL(`${dokument.art}.typ`, VORLAGEN)),
        daten: dokument,
        standard: 'ua-1',
        datum: dokument.datum,
      }),
    renderTypst,
    close: () => pool.destroy(),
  }
}
