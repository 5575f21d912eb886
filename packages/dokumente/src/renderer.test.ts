import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { alleMuster, bewilligung, kopf, nachforderung } from '../test/muster.ts'
import { embeddedFonts, readPages } from '../test/pdf-lesen.ts'
import { createDokumentRenderer } from './renderer.ts'

const renderer = createDokumentRenderer()
afterAll(() => renderer.close())

const testVorlage = (name: string) => fileURLToPath(new URL(`../test/vorlagen/${name}.typ`, import.meta.url))
const render = async (...args: Parameters<typeof renderer.render>) => readPages(await renderer.render(...args))
/** Pages as one line, words that were parted at a line's end made whole. */
const flat = (pages: string[]) =>
  pages
    .join('\n')
    .replaceAll(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, '')
    .replaceAll(/\s+/g, ' ')
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each(Object.entries(alleMuster))('%s: every page bears the Vorgangs-ID and its number', async (_, dokument) => {
  const pages = await render(dokument)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(kopf.vorgangId)
    expect(page).toContain(`Seite ${index + 1} von ${pages.length}`)
    expect(page.includes('Abschrift')).toBe(dokument.abschrift)
  }
})

test('the outcome is the first sentence after the salutation, the amounts follow with their months', async () => {
  const text = flat(await render(bewilligung))
  expect(text).toContain('Guten Tag Jördis Weiß-Śliwińska Wir bewilligen Ihnen Wohngeld als Mietzuschuss')
  expect(text).toContain(
    '1. November 2024 bis 31. Dezember 2024 101,00 € 1. Januar 2025 bis 31. Oktober 2025 1.135,00 €',
  )
})

test('a Bescheid shows duties, figures, reasons with norms, the calculation and the remedy', async () => {
  const text = flat(await render(bewilligung))
  for (const part of [
    'Monatliche Miete 520,00 € § 9 WoGG',
    'Summe der monatlichen Einkommen 1.412,50 € § 14 WoGG',
    '(§ 41 Abs. 1 WoGG)',
    'Zwischenwert z1 0,3010822600 Anlage 3 Nr. 2 WoGG',
    'Ihre Miete um mehr als 15 Prozent sinkt',
    'Widerspruch',
    'ohne Unterschrift gültig (§ 33 Abs. 5 SGB X)',
  ])
    expect(text).toContain(part)
})

test('a Hinweis whose text has no heading of its own is headed „Hinweis“', async () => {
  const hinweise = bewilligung.hinweise.map((hinweis) => ({ ...hinweis, titel: '' }))
  expect(flat(await render({ ...bewilligung, hinweise }))).toContain(' Hinweis ')
})

test('only a Bescheid of the dark line tells that no person decided', async () => {
  expect(flat(await render({ ...bewilligung, weg: 'dunkel' }))).toContain('ausschließlich automatisch')
  expect(flat(await render({ ...bewilligung, weg: 'person' }))).not.toContain('ausschließlich automatisch')
})

test('a Nachforderung names every point with person, reason and norm, and the day', async () => {
  const text = flat(await render(nachforderung))
  expect(text).toContain('bis zum 19. Februar 2025')
  for (const punkt of nachforderung.punkte) {
    expect(text).toContain(punkt.titel)
    if (punkt.betrifft) expect(text).toContain(`für ${punkt.betrifft}`)
    expect(text).toContain(`(${punkt.norm})`)
  }
})

test('the reminder repeats the list and adds the warning in writing', async () => {
  const text = flat(await render(alleMuster.erinnerung))
  expect(text).toContain('Mietbescheinigung')
  expect(text).toContain('ohne weitere Ermittlungen ablehnen (§ 66 Abs. 1 und 3 SGB I)')
  expect(text).toContain('unser Schreiben vom 22. Januar 2025')
})

test('the same data give the same bytes, from another thread and another pool too', async () => {
  const other = createDokumentRenderer({ workers: 1 })
  const copies = await Promise.all([1, 2, 3, 4].map(() => renderer.render(bewilligung)))
  copies.push(await other.render(structuredClone(bewilligung)))
  await other.close()
  expect(new Set(copies.map(sha)).size).toBe(1)
  expect(sha(await renderer.render({ ...bewilligung, datum: '2025-01-23' }))).not.toBe(sha(copies[0]!))
})

test('no font of the machine gets into a letter, whatever letters a name has', async () => {
  const pdf = await renderer.render({ ...bewilligung, anrede: 'Guten Tag Ǆ ẇ Ж שלום محمد 😀 漢字' })
  expect(embeddedFonts(pdf).every((name) => /^(SourceSans3|NotoSans|NotoEmoji)/.test(name))).toBe(true)
})

const mit = (zeilen: { name: string; angabe: string }[]) => ({ ...bewilligung.aufstellung, zeilen })

test('what a person typed prints literally: neither Typst nor Markdown in it is carried out', async () => {
  const böse = '#read("/etc/passwd") *fett* $x$ @label <b> \\ // **stern** {{name}} #panic() "] } ('
  const text = flat(await render({ ...bewilligung, aufstellung: mit([{ name: böse, angabe: '' }]), anrede: böse }))
  expect(text.split(böse).length - 1).toBe(2)
})

test('long German words break between syllables and nowhere else', async () => {
  const silben = ['Ren', 'ten', 'ver', 'si', 'che', 'rungs', 'nach', 'weis', 'be', 'schei', 'ni', 'gung']
  const titel = Array(9).fill(silben.join('')).join(' und ')
  const pages = await render({ ...bewilligung, kenngroessen: [{ titel, wert: '1', norm: '§ 1' }] })
  const found = [...pages.join('').matchAll(new RegExp(silben.join('(?:[-\u00ad]\n)?'), 'g'))].map((hit) => hit[0])
  expect(found.length).toBe(9)
  expect(found.some((word) => word.includes('\n'))).toBe(true)
})

test('given forty persons, the table flows over the pages, repeats its head and loses nobody', async () => {
  const zeilen = Array.from({ length: 40 }, (_, i) => ({ name: `Person Nr${i + 1}x`, angabe: 'wird berücksichtigt' }))
  const pages = await render({ ...bewilligung, aufstellung: mit(zeilen) })
  for (const { name } of zeilen) expect(flat(pages).split(name).length - 1).toBe(1)
  expect(pages.filter((page) => page.includes('Für die Berechnung')).length).toBeGreaterThanOrEqual(2)
})

test.each([
  ['0.5', '0,50 €'],
  ['1234567.8', '1.234.567,80 €'],
  ['-12.00', '−12,00 €'],
  ['7', '7,00 €'],
])('an amount is printed the German way: %s', async (betrag, printed) => {
  const betraege = [{ von: '2025-01-01', bis: '2025-12-31', betrag }]
  expect(flat(await render({ ...bewilligung, betraege }))).toContain(`31. Dezember 2025 ${printed}`)
})

test('the file calls itself PDF/A-2a and PDF/UA-1, German, and has a title', async () => {
  const raw = Buffer.from(await renderer.render(nachforderung)).toString('latin1')
  expect(raw).toMatch(/<pdfuaid:part [^>]*>1<\/pdfuaid:part>/)
  expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(raw).toMatch(/\/Lang\s*\(de-DE\)/)
  expect(raw).toContain('/DisplayDocTitle true')
})

test('a font that is missing is an error, not a silent other font', async () => {
  const auftrag = { vorlage: testVorlage('schrift-fehlt'), daten: {}, standard: '1.7', datum: '2025-01-01' } as const
  await expect(renderer.renderTypst(auftrag)).rejects.toThrow(/schrift-fehlt\.typ.*Zeile 2.*unknown font/)
})

test('a mistake in a template names file and line, but nothing that a person wrote', async () => {
  const auftrag = { vorlage: testVorlage('feld-fehlt'), standard: '1.7', datum: '2025-01-01' } as const
  await expect(renderer.renderTypst({ ...auftrag, daten: { geheim: 'Weiß' } })).rejects.toThrow(
    /feld-fehlt\.typ.*Zeile 3/,
  )
  await expect(renderer.renderTypst({ ...auftrag, daten: { feld: ['Weiß'] } })).resolves.toBeInstanceOf(Uint8Array)
  await expect(renderer.renderTypst({ ...auftrag, daten: 'Weiß' })).rejects.not.toThrow('Weiß')
})

test('data far beyond a letter are refused before they reach a worker', async () => {
  const riesig = { ...bewilligung, anrede: 'x'.repeat(5_000_000) }
  await expect(renderer.render(riesig)).rejects.toThrow('zu groß')
})

test('two hundred letters later the process is not bigger: a typeset document is let go', async () => {
  const renderMany = async (count: number, from: number) => {
    for (let i = from; i < from + count; i += 4)
      await Promise.all([0, 1, 2, 3].map((j) => renderer.render({ ...bewilligung, vorgangId: `Probe-${i + j}` })))
    return process.memoryUsage().rss / 1e6
  }
  const before = await renderMany(80, 0)
  expect((await renderMany(200, 80)) - before).toBeLessThan(100)
}, 120_000)

test('no template builds Typst source from data', () => {
  for (const name of ['bausteine', 'brief', 'anforderung', ...Object.values(alleMuster).map((d) => d.art)])
    expect(readFileSync(new URL(`../vorlagen/${name}.typ`, import.meta.url), 'utf8')).not.toMatch(/\beval\(/)
})
