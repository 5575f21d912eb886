import { type MessagePort, threadId } from 'node:worker_threads'
import { findGefahr } from './gefahr.ts'
import { type PdfResult, readPdf } from './read-pdf.ts'

export type Job = {
  bytes: Uint8Array
  limits: { seiten: number; zeichen: number; entpackt: number }
  port: MessagePort
}

// A document already answered for may still fail somewhere in the parser; that must not end the worker of the next one.
process.on('unhandledRejection', () => {})

export async function read({ bytes, limits, port }: Job): Promise<PdfResult> {
  // The time limit counts from here: waiting in the queue and loading this file are not the document's fault.
  port.postMessage(threadId)
  port.close()
  const gefahr = findGefahr(bytes, limits.entpackt)
  return gefahr ? { ok: false, grund: gefahr } : readPdf(bytes, limits.seiten, limits.zeichen)
}
