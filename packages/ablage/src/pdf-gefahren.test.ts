import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPdfScan } from './pdf-gefahren.ts'
import { noise, pdf } from './test-dateien.ts'

function scan(bytes: Buffer, chunk = 65536) {
  const scanner = createPdfScan()
  for (let at = 0; at < bytes.length; at += chunk) {
    const found = scanner.push(bytes.subarray(at, at + chunk))
    if (found) return found
  }
  return undefined
}

const gefahren = [
  ['skript', '3 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj'],
  ['skript', '3 0 obj <</S /J#61va#53cript >> endobj'],
  ['skript', '3 0 obj <</#4a#53 4 0 R>> endobj'],
  ['programmstart', '3 0 obj <</S/Launch/F(cmd.exe)>> endobj'],
  ['eingebettete-datei', '3 0 obj <</Type/EmbeddedFile /Length 3>> endobj'],
  ['eingebettete-datei', '3 0 obj <</Names<</EmbeddedFiles 7 0 R>>>> endobj'],
  ['xfa', '3 0 obj <</AcroForm<</XFA[(a) 5 0 R]>>>> endobj'],
  ['verschluesselt', 'trailer <</Encrypt 5 0 R>>'],
] as const

describe('a PDF with active or hidden content is noticed at the door', () => {
  it.each(gefahren)('%s in %s', (gefahr, objekt) => {
    expect(scan(pdf({ objekt }))).toBe(gefahr)
  })

  it('wherever the chunks are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...gefahren), fc.integer({ min: 1, max: 200 }), ([gefahr, objekt], chunk) => {
        expect(scan(pdf({ objekt, text: 'x'.repeat(100) }), chunk)).toBe(gefahr)
      }),
    )
  })

  it('also behind a stream', () => {
    const behind = Buffer.concat([pdf({ size: 10_000 }), Buffer.from('5 0 obj <</JS(x)>> endobj')])
    expect(scan(behind, 777)).toBe('skript')
  })
})

describe('a plain PDF passes', () => {
  it('with harmless names that only begin alike', () => {
    expect(scan(pdf({ objekt: '3 0 obj <</JSON 1 /Launcher 2 /EncryptMetadata true /XFAB 3>> endobj' }))).toBe(
      undefined,
    )
  })

  it('when compressed bytes look like a name by chance', () => {
    expect(scan(pdf({ text: 'q /JS (x) /XFA [ ] Q' }), 50)).toBe(undefined)
  })

  it('with megabytes of image data', () => {
    const image = Buffer.concat([pdf(), Buffer.from('7 0 obj <</Length 1>>\nstream\n'), noise(3_000_000, 7)])
    expect(scan(image)).toBe(undefined)
  })
})
