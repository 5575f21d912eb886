import { createTextExtractor } from '@weiche/pdf-text'

/** The words of a PDF in their order, as the product's own reader finds them. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const extractor = createTextExtractor({ workers: 1 })
  try {
    const result = await extractor.extract(bytes)
    if (!result.ok) throw new Error(`not readable: ${result.grund}`)
    return result.zeilen.map((z) => z.zellen.map((zelle) => zelle.text).join(' ')).join('\n')
  } finally {
    await extractor.close()
  }
}
