import { deflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { createDokumentRenderer } from '@weiche/dokumente'
import { stream, writePdf } from '@weiche/musterdokumente'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTextExtractor } from './index.ts'

const vorgangId = 'K7QD-2M9X-P0AH-W4TR-8'
const portal = 'https://antrag.beispielhausen.example'
const extractor = createTextExtractor({ workers: 1, limits: { millisekunden: 50_000 } })
let letter: Uint8Array
beforeAll(async () => {
  const renderer = createDokumentRenderer({ workers: 1, portal })
  letter = await renderer.render({
    ...{ art: 'ruecknahmebestaetigung', vorgangId, aktenzeichen: '50.1', datum: '2025-06-01', leistung: 'Wohngeld' },
    behoerde: { name: 'Stadt', stelle: '', strasse: 'Weg 1', ort: '12345 Ort', telefon: '', email: '' },
    ...{ empfaenger: ['Erika', 'Weg 2'], anrede: 'Guten Tag', bezug: 'Ihr Antrag', abschrift: false },
    ...{ zurueckgenommenAm: '2025-06-01', text: [] },
  })
  await renderer.close()
}, 60_000)
afterAll(() => extractor.close())

/** The letter as it comes back from a scanner: grey, somewhat askew, noisy, without any text. */
async function scanOf(pdf: Uint8Array, grad: number, dpi = 200): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const { width, height, data } = await document.getPage(0).render({ scale: dpi / 72, render: 'bitmap' })
  document.destroy()
  library.destroy()
  const [sin, cos] = [Math.sin((grad * Math.PI) / 180), Math.cos((grad * Math.PI) / 180)]
  const grey = Buffer.alloc(width * height)
  let seed = 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const fx = Math.round(cos * dx + sin * dy + width / 2)
      const fy = Math.round(-sin * dx + cos * dy + height / 2)
      const inside = fx >= 0 && fx < width && fy >= 0 && fy < height
      seed = (seed * 1103515245 + 12345) % 2147483648
      const ink = inside ? data[(fy * width + fx) * 4]! : 255
      grey[y * width + x] = Math.max(0, Math.min(255, 20 + ink * 0.85 + (seed % 31) - 15))
    }
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /S 5 0 R >> >> /Contents 4 0 R >>',
    stream('', Buffer.from('595 0 0 842 0 0 cm /S Do')),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
      deflateSync(grey),
    ),
  ])
}

test('the code of our own letter is read', async () => {
  expect(await extractor.readQr(letter)).toEqual([`${portal}/antraege/${vorgangId}`])
})

test.each([0, 1.5, -3, 180])('a scan without text, turned by %d degrees, still says its Vorgang', async (grad) => {
  const scan = await scanOf(letter, grad)
  expect(await extractor.extract(scan)).toEqual({ ok: false, grund: 'kein-text' })
  expect(await extractor.readQr(scan)).toEqual([`${portal}/antraege/${vorgangId}`])
})

test('what holds no code, is broken or no PDF holds none', async () => {
  expect(await extractor.readQr(Buffer.from('%PDF-1.7\nUnsinn'))).toEqual([])
  expect(await extractor.readQr(Buffer.from('PK'))).toEqual([])
  const empty = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'
  const blank = writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', empty])
  expect(await extractor.readQr(blank)).toEqual([])
})
