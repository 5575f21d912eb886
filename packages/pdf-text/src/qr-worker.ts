import { threadId } from 'node:worker_threads'
import { type PDFiumLibrary as Library, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import decodeQR from 'qr/decode.js'
import { findGefahr } from './gefahr.ts'
import type { Job } from './worker.ts'

/** Who files a letter back puts it on top. */
const SEITEN = 5
/** 150 and 250 dpi: small codes need the second, folded paper the first. */
const MASSSTAEBE = [150 / 72, 250 / 72]
/** A page larger than A3 is no letter, and its picture would fill the memory. */
const MAX_PUNKTE = 1200

let library: Promise<Library> | undefined

/** Texts of the QR codes on the first pages, one per page at most. Rendered by pdfium in WebAssembly: it has no way out. */
export async function readQr({ bytes, limits, port }: Job): Promise<string[]> {
  port.postMessage(threadId)
  port.close()
  if (findGefahr(bytes, limits.entpackt)) return []
  const found: string[] = []
  try {
    library ??= PDFiumLibrary.init()
    const document = await (await library).loadDocument(bytes)
    for (let i = 0; i < Math.min(document.getPageCount(), SEITEN); i++)
      found.push(...(await codesOf(document.getPage(i))))
    document.destroy()
  } catch {
    // A file that is no PDF, or one that broke the engine: the next one gets a new engine.
    library = undefined
  }
  return found
}

async function codesOf(page: PDFiumPage): Promise<string[]> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (originalWidth > MAX_PUNKTE || originalHeight > MAX_PUNKTE) return []
  for (const scale of MASSSTAEBE) {
    const text = decode(await page.render({ scale, render: 'bitmap' }))
    if (text !== undefined) return [text]
  }
  return []
}

/** Which of blue and red comes first does not matter for black on white. */
function decode(image: { width: number; height: number; data: Uint8Array }): string | undefined {
  try {
    return decodeQR(image)
  } catch {
    return undefined
  }
}
