import { deflateSync } from 'node:zlib'
import { createDokumentRenderer } from '@weiche/dokumente'
import { fuellePdf, musterNachweis, musterScan, stream, writePdf } from '@weiche/musterdokumente'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTextExtractor, type ExtractResult } from './index.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
/** Patient, so that a busy machine changes no result; the time limit has its own test. */
const extractor = createTextExtractor({ workers: 1, limits: { millisekunden: 50_000 } })
let nachweis: Uint8Array
beforeAll(async () => {
  const renderer = createDokumentRenderer({ workers: 1 })
  nachweis = await musterNachweis(renderer, {
    art: 'mietbescheinigung',
    layout: 'formular',
    angaben: {
      antragsteller: {
        vorname: 'Jörg',
        nachname: 'Öffner',
        strasse: 'Weg',
        hausnummer: '1',
        plz: '04103',
        ort: 'Leipzig',
      },
      wohnung: { miete: '520.00' },
    },
    betrifft: '',
    stichtag: '2025-06-01',
  })
  await renderer.close()
})
afterAll(() => extractor.close())

const rows = (result: ExtractResult) =>
  result.ok ? result.zeilen.map((z) => z.zellen.map((c) => c.text).join(' | ')) : [result.grund]

/** A page with the given content, further entries of the catalog and further objects (from number 5). */
function page(content: Uint8Array | string, catalog = '', ...more: (string | Uint8Array)[]): Uint8Array {
  const packed = typeof content === 'string'
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X5 5 0 R >> >> /Contents 4 0 R >>',
    packed ? stream('', Buffer.from(content)) : stream('/Filter /FlateDecode', deflateSync(content)),
    ...more,
  ])
}
/** The same page with its catalog in an object stream, hex encoded, found by a cross-reference stream. */
function withCatalogIn(objects: string): Uint8Array {
  const hex = Buffer.from(`${Buffer.from(objects).toString('hex')}>`)
  const packed = stream('/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode', hex)
  const file = Buffer.from(page(HALLO, '', packed)).toString('latin1')
  const start = file.indexOf('xref\n')
  const rows = Buffer.alloc(7 * 7)
  rows.set([2, 0, 0, 0, 5, 0, 0], 7)
  for (const number of [2, 3, 4, 5]) {
    rows[number * 7] = 1
    rows.writeUInt32BE(file.indexOf(`\n${number} 0 obj`) + 1, number * 7 + 1)
  }
  const xref = Buffer.from(stream('/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R', rows)).toString('latin1')
  return Buffer.from(`${file.slice(0, start)}6 0 obj\n${xref}\nendobj\nstartxref\n${start}\n%%EOF\n`, 'latin1')
}
const HALLO = 'BT /F 12 Tf 72 700 Td (Hallo) Tj ET'

describe('a PDF with a text layer', () => {
  test('comes back as lines with the cells of a form', async () => {
    const lines = rows(await extractor.extract(nachweis))
    expect(lines).toContain('Mieterin oder Mieter | Öffner, Jörg')
    expect(lines).toContain('Bruttokaltmiete im Monat | 520,00 EUR')
  })

  test('does not take the bytes away from the caller', async () => {
    const copy = nachweis.slice()
    await extractor.extract(nachweis)
    expect(nachweis).toEqual(copy)
  })

  test('is read when it is large but within the limit', async () => {
    expect(rows(await extractor.extract(fuellePdf(nachweis, 9_900_000)))).toContain('Miete gültig ab | 01.12.2023')
  })
})

describe('what cannot be read says why', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['a scan without text', () => musterScan(), 'kein-text'],
    ['a photo', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'kein-text'],
    ['no PDF at all', () => Buffer.from('PK\x03\x04 something'), 'defekt'],
    ['nothing', () => new Uint8Array(), 'defekt'],
    ['only the head of a PDF', () => Buffer.from('%PDF-1.7\nand then nothing'), 'defekt'],
    [
      '10 MB of rubbish',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9_999_000, 'Unsinn\n')]),
      'defekt',
    ],
    ['more bytes than allowed', () => fuellePdf(nachweis, 10_000_100), 'zu-gross'],
    [
      'an encrypted file',
      () => writePdf(['<< /Type /Catalog >>'], '/Encrypt << /Filter /Standard /V 1 /R 2 >>'),
      'verschluesselt',
    ],
  ])('%s', async (_, bytes, grund) => {
    expect(await extractor.extract(bytes())).toEqual({ ok: false, grund })
  })

  test('more pages than allowed', async () => {
    const pages = Array.from({ length: 31 }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>')
    const kids = pages.map((_, index) => `${index + 3} 0 R`).join(' ')
    const many = writePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count 31 >>`,
      ...pages,
    ])
    expect(await extractor.extract(many)).toEqual({ ok: false, grund: 'zu-gross' })
  })
})

describe('active content is refused, however it is hidden', () => {
  const action = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
  test.each<[string, Uint8Array]>([
    ['script on opening', page(HALLO, `/OpenAction ${action}`)],
    ['script by an escaped name', page(HALLO, '/OpenAction << /S /Java#53cript /J#53 (x) >>')],
    ['script among the names', page(HALLO, `/Names << /JavaScript << /Names [(a) ${action}] >> >>`)],
    ['start of a program', page(HALLO, '/OpenAction << /S /Launch /F (calc.exe) >>')],
    [
      'embedded file',
      page(
        HALLO,
        '/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 5 0 R >> >>] >> >>',
        stream('', Buffer.from('x')),
      ),
    ],
    ['dynamic form', page(HALLO, '/AcroForm << /XFA 5 0 R /Fields [] >>', stream('', Buffer.from('<xdp/>')))],
    [
      'script in a packed object stream',
      page(
        HALLO,
        '',
        stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.from(`9 0 ${action}`))),
      ),
    ],
  ])('%s', async (_, bytes) => {
    expect(await extractor.extract(bytes)).toEqual({ ok: false, grund: 'gefaehrlich' })
  })

  test('script in an object stream that only the parser can unpack', async () => {
    const hidden = `1 0 << /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>`
    expect(await extractor.extract(withCatalogIn(hidden))).toEqual({ ok: false, grund: 'gefaehrlich' })
    const harmless = '1 0 << /Type /Catalog /Pages 2 0 R >>'
    expect(rows(await extractor.extract(withCatalogIn(harmless)))).toEqual(['Hallo'])
  })

  test('while the same page without it is read', async () => {
    expect(rows(await extractor.extract(page(HALLO)))).toEqual(['Hallo'])
  })
})

describe('a PDF made to exhaust the machine', () => {
  const after = async () => expect(rows(await extractor.extract(page(HALLO)))).toEqual(['Hallo'])

  test('that unpacks to more than allowed never reaches the parser', async () => {
    expect(await extractor.extract(page(Buffer.alloc(70_000_000, ' ')))).toEqual({ ok: false, grund: 'zu-gross' })
    await after()
  })

  test('that makes the parser run away is ended at the time limit', async () => {
    const impatient = createTextExtractor({ workers: 1, limits: { millisekunden: 400 } })
    const forms = Array.from({ length: 12 }, (_, level) => {
      const next = level === 11 ? HALLO : `/X${level + 6} Do `.repeat(10)
      const names =
        level === 11
          ? '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>'
          : `/XObject << /X${level + 6} ${level + 6} 0 R >>`
      return stream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${names} >>`, Buffer.from(next))
    })
    const runaway = page('/X5 Do', '', ...forms)
    expect(await impatient.extract(runaway)).toEqual({ ok: false, grund: 'zeitlimit' })
    expect(rows(await impatient.extract(page(HALLO)))).toEqual(['Hallo'])
    await impatient.close()
  })

  test('that fills the memory of its worker leaves the process alive', async () => {
    const rubbish = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9_999_000, 'obj ')])
    expect(await extractor.extract(rubbish)).toEqual({ ok: false, grund: 'zu-gross' })
    await after()
  })
})

test('whatever happens to the bytes of a PDF, extraction answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 40 }),
      async (cut, flips) => {
        const broken = nachweis.slice(0, Math.round(nachweis.length * cut))
        for (const [at, byte] of flips) if (broken.length > 0) broken[at % broken.length] = byte
        const result = await extractor.extract(broken)
        expect(result.ok ? result.zeilen.length : result.grund.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 60 },
  )
})
