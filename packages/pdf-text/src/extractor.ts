import { availableParallelism } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import type { Zeile } from '@weiche/nachweise'
import { Piscina } from 'piscina'
import type { PdfResult } from './read-pdf.ts'
import { begrenze } from './rechenzeit.ts'
import { sniff } from './sniff.ts'
import type { Job } from './worker.ts'

export type ExtractGrund =
  /** Image or scan without text layer. */
  | 'kein-text'
  | 'defekt'
  | 'verschluesselt'
  /** Scripts, embedded files, programs, XFA. */
  | 'gefaehrlich'
  /** Bytes, pages, text, unpacked content or memory over the limit. */
  | 'zu-gross'
  | 'zeitlimit'
export type ExtractResult = { ok: true; zeilen: Zeile[]; seiten: number } | { ok: false; grund: ExtractGrund }

export type TextExtractor = {
  /** Never rejects because of the document: what cannot be read comes back with its reason. */
  extract(bytes: Uint8Array): Promise<ExtractResult>
  /** Texts of the QR codes on the first pages of a PDF, scans too; whatever cannot be read holds none. */
  readQr(bytes: Uint8Array): Promise<string[]>
  close(): Promise<void>
}

const DEFAULTS = {
  bytes: 10_000_000,
  seiten: 30,
  zeichen: 300_000,
  /** Bytes that all packed streams of a file may make together. */
  entpackt: 64_000_000,
  /** Of CPU; by the clock six times as much. */
  millisekunden: 5_000,
  /** Heap of one worker in MB. */
  speicher: 192,
}
export type Limits = typeof DEFAULTS

const QR_WORKER = { filename: new URL('./qr-worker.ts', import.meta.url).href, name: 'readQr' }

/** Text layers of PDFs, read in worker threads that stay warm. A worker over its limits is ended and replaced. */
export function createTextExtractor(options: { workers?: number; limits?: Partial<Limits> } = {}): TextExtractor {
  const limits = { ...DEFAULTS, ...options.limits }
  const workers = options.workers ?? Math.min(2, availableParallelism())
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    name: 'read',
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: limits.speicher, maxYoungGenerationSizeMb: 32 },
  })

  // A worker may die of a document after its job was given up: another takes its place, and nobody waits for it. Without somebody who
  // listens, that would end the whole process.
  pool.on('error', () => undefined)

  async function run<T>(bytes: Uint8Array, work: object): Promise<T | 'zeitlimit' | 'zu-gross'> {
    const { port1, port2 } = new MessageChannel()
    const timeout = new AbortController()
    let end = () => {}
    port1.once('message', (threadId: number) => {
      const worker = pool.threads.find((t) => t.threadId === threadId)
      if (worker) end = begrenze(worker, limits.millisekunden, () => timeout.abort())
    })
    // A copy: transferring would take the caller's bytes away.
    const job: Job = { bytes: new Uint8Array(bytes), limits, port: port2 }
    try {
      const transferList = [port2, job.bytes.buffer as ArrayBuffer]
      return await pool.run(job, { transferList, signal: timeout.signal, ...work })
    } catch (error) {
      if (timeout.signal.aborted) return 'zeitlimit'
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'zu-gross'
      throw error
    } finally {
      end()
      port1.close()
    }
  }

  return {
    async extract(bytes) {
      if (bytes.length > limits.bytes) return { ok: false, grund: 'zu-gross' }
      const kind = sniff(bytes)
      if (kind !== 'pdf') return { ok: false, grund: kind === 'bild' ? 'kein-text' : 'defekt' }
      const result = await run<PdfResult>(bytes, {})
      return typeof result === 'string' ? { ok: false, grund: result } : result
    },
    async readQr(bytes) {
      if (bytes.length > limits.bytes || sniff(bytes) !== 'pdf') return []
      const result = await run<string[]>(bytes, QR_WORKER)
      return typeof result === 'string' ? [] : result
    },
    close: () => pool.destroy(),
  }
}
