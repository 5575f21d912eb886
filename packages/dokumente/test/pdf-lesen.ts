import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader other than our typesetter finds on each page. Soft hyphens at line ends are kept. */
export async function readPages(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    pages.push(text.replaceAll('\u00a0', ' '))
  }
  await task.destroy()
  return pages
}

/** Names of the embedded fonts without their subset prefix. */
export function embeddedFonts(pdf: Uint8Array): string[] {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)
  return [...new Set([...names].map((match) => match[1]!))].sort()
}
