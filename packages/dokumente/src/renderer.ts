import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inSpan } from '@weiche/telemetrie'
import type { Auftrag, Satzauftrag } from './auftrag.ts'
import type { Dokument } from './dokument.ts'
import { createPool, type PoolOptions } from './pool.ts'

const VORLAGEN = new URL('../vorlagen/', import.meta.url)
const WORKER = { filename: new URL('./worker.ts', import.meta.url).href, name: 'renderAuftrag' }
/** A letter has some kilobytes. */
const MAX_DATEN = 4_000_000

export type DokumentRenderer = {
  /** PDF/A-2a and PDF/UA-1 of a letter. Rejects on any error or warning of the typesetter, and when the queue is full. */
  render(dokument: Dokument): Promise<Uint8Array>
  /** The same machinery for a template of another package. */
  renderTypst(auftrag: Auftrag): Promise<Uint8Array>
  close(): Promise<void>
}

/** `portal`: address where citizens see their Vorgang, for example `https://antrag.stadt.example`; "" = none. */
export type RendererOptions = Partial<PoolOptions> & { portal?: string }

/** What the QR code of a letter says: the page of the Vorgang, or its id alone. */
export function verweisOf(portal: string, vorgangId: string): string {
  return portal === '' ? vorgangId : `${portal.replace(/\/+$/, '')}/antraege/${vorgangId}`
}

/**
 * Typesetting in worker threads: compiling is synchronous and would stop the event loop. Default: two workers, a queue
 * of 1000. The same input gives the same bytes.
 */
export function createDokumentRenderer({ portal = '', ...options }: RendererOptions = {}): DokumentRenderer {
  const pool = createPool<Satzauftrag, Uint8Array>(WORKER, { workers: 2, warteschlange: 1000, ...options })
  const renderTypst = async (auftrag: Auftrag): Promise<Uint8Array> => {
    const daten = JSON.stringify(auftrag.daten)
    if (daten.length > MAX_DATEN)
      throw new Error(`Die Daten des Dokuments sind zu groß: ${daten.length} Zeichen, erlaubt sind ${MAX_DATEN}.`)
    return inSpan('satz', { 'weiche.vorlage': basename(auftrag.vorlage) }, () => pool.run({ ...auftrag, daten }))
  }
  return {
    render: (dokument) =>
      renderTypst({
        vorlage: fileURLToPath(new URL(`${dokument.art}.typ`, VORLAGEN)),
        daten: dokument,
        standard: 'a-2a',
        datum: dokument.datum,
        qr: verweisOf(portal, dokument.vorgangId),
      }),
    renderTypst,
    close: () => pool.close(),
  }
}
