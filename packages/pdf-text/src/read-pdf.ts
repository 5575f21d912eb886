import type { Zeile } from '@weiche/nachweise'
import { getDocument, PasswordException, VerbosityLevel } from './pdfjs.ts'
import { type Fragment, toZeilen } from './zeilen.ts'

export type PdfResult =
  | { ok: true; zeilen: Zeile[]; seiten: number }
  | { ok: false; grund: 'kein-text' | 'defekt' | 'verschluesselt' | 'gefaehrlich' | 'zu-gross' }

/** Reads the text layer of all pages; draws nothing, runs nothing, fetches nothing. */
export async function readPdf(data: Uint8Array, maxSeiten: number, maxZeichen: number): Promise<PdfResult> {
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > maxSeiten) return { ok: false, grund: 'zu-gross' }
    const found = await Promise.all([pdf.getJSActions(), pdf.getAttachments(), pdf.hasJSActions()])
    if (found.some(Boolean)) return { ok: false, grund: 'gefaehrlich' }
    const zeilen: Zeile[] = []
    let zeichen = 0
    for (let seite = 1; seite <= pdf.numPages; seite++) {
      const page = await pdf.getPage(seite)
      const fragments = await readFragments(page)
      zeichen += fragments.reduce((sum, f) => sum + f.text.length, 0)
      if (zeichen > maxZeichen) return { ok: false, grund: 'zu-gross' }
      zeilen.push(...toZeilen(seite, fragments))
      page.cleanup()
    }
    return zeilen.length > 0 ? { ok: true, zeilen, seiten: pdf.numPages } : { ok: false, grund: 'kein-text' }
  } catch (error) {
    return { ok: false, grund: error instanceof PasswordException ? 'verschluesselt' : 'defekt' }
  } finally {
    await task.destroy()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

async function readFragments(page: Page): Promise<Fragment[]> {
  const { items } = await page.getTextContent()
  const [, , , top] = page.view
  return items.flatMap((item): Fragment[] => {
    if (!('str' in item)) return []
    const [, , , , x, y] = item.transform as [number, number, number, number, number, number]
    return [{ text: item.str, x, x2: x + item.width, y: top! - y, hoehe: item.height || 1 }]
  })
}
