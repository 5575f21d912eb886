import { deflateSync } from 'node:zlib'
import { stream, writePdf } from './pdf-bytes.ts'

/** A scanned page: one grey image, no text layer. */
export function musterScan(): Uint8Array {
  const [width, height] = [420, 594]
  const grey = Uint8Array.from({ length: width * height }, (_, i) => (Math.floor(i / width) % 18 < 4 ? 90 : 235))
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Scan 5 0 R >> >> /Contents 4 0 R >>',
    stream('', Buffer.from('595 0 0 842 0 0 cm /Scan Do')),
    stream(`${image} /Filter /FlateDecode`, deflateSync(grey)),
  ])
}

/**
 * The same document, made at least `groesse` bytes long by an object that no page uses, as a logo or a font would.
 * For measurements: extraction has to carry and search it.
 */
export function fuellePdf(pdf: Uint8Array, groesse: number): Uint8Array {
  const missing = groesse - pdf.length
  if (missing <= 0) return pdf
  const file = Buffer.from(pdf)
  const marker = Buffer.from('\nxref\n')
  const at = file.lastIndexOf(marker) + 1
  if (at === 0) throw new Error('Nur PDF mit einer Tabelle der Objekte ("xref") lassen sich füllen.')
  const filler = Buffer.concat([Buffer.from('999999 0 obj\n'), stream('', noise(missing)), Buffer.from('\nendobj\n')])
  const tail = file.subarray(at).toString('latin1')
  const moved = tail.replace(/startxref\s+\d+/, `startxref\n${at + filler.length}`)
  return new Uint8Array(Buffer.concat([file.subarray(0, at), filler, Buffer.from(moved, 'latin1')]))
}

/** Bytes without pattern, the same on every run (a linear congruential generator). */
function noise(length: number): Uint8Array {
  let state = 20250601
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}
