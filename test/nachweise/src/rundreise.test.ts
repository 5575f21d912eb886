import { createDokumentRenderer } from '@weiche/dokumente'
import { type Art, arten, type Musterauftrag, musterNachweis, musterScan } from '@weiche/musterdokumente'
import { leseAnlage, pruefeNachweise } from '@weiche/nachweise'
import { createTextExtractor } from '@weiche/pdf-text'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { betrifft, haushaltMitAllem } from './antrag.ts'
import { wohngeld } from './paket.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const renderer = createDokumentRenderer({ workers: 1 })
const extractor = createTextExtractor({ workers: 1, limits: { millisekunden: 50_000 } })
afterAll(() => Promise.all([renderer.close(), extractor.close()]))

const paket = wohngeld()
const EINGANG = '2025-06-10'
const layouts = ['formular', 'brief'] as const
const jedes = arten.flatMap((art) => layouts.map((layout) => [art, layout] as const))
type Anlage = { art: Art; pdf: Uint8Array }

const muster = async (art: Art, more: Partial<Musterauftrag> = {}): Promise<Anlage> => {
  const auftrag = {
    art,
    layout: 'formular',
    angaben: haushaltMitAllem(),
    betrifft: betrifft[art],
    stichtag: EINGANG,
  } as const
  return { art, pdf: await musterNachweis(renderer, { ...auftrag, ...more }) }
}

/** From the PDFs to what the check says, by the real reader, the real engine and the real catalogue. */
async function pruefe(...anlagen: Anlage[]) {
  const lesungen = []
  for (const [index, { art, pdf }] of anlagen.entries()) {
    const anlage = { anlageId: `a${index}`, art, betrifft: betrifft[art] }
    lesungen.push(leseAnlage(paket.nachweise, anlage, await extractor.extract(pdf)))
  }
  const lage = { angaben: haushaltMitAllem(), eingangsdatum: EINGANG, entscheidungsdatum: EINGANG }
  const { vergleiche, punkte } = pruefeNachweise(paket, lage, lesungen)
  const zuDenAnlagen = punkte.filter((p) => p.anlageId !== '')
  return { lesungen, vergleiche, punkte, arten: zuDenAnlagen.map((p) => p.art) }
}

describe('the fitting document of every kind, as form and as letter', () => {
  test.each(jedes)('%s as %s is read, and every comparison agrees', async (art, layout) => {
    const { lesungen, vergleiche, arten } = await pruefe(await muster(art, { layout }))
    expect(lesungen[0]).toMatchObject({ gelesen: true, grund: '' })
    const eintrag = paket.nachweise.liste.find((n) => n.id === art)!
    expect(vergleiche.map((v) => [v.feld, v.stimmt])).toEqual(eintrag.vergleiche!.map((v) => [v.feld, true]))
    expect(arten).toEqual([])
  })

  test('all seven together leave nothing open', async () => {
    const anlagen = []
    for (const art of arten) anlagen.push(await muster(art, { layout: layouts[anlagen.length % 2]! }))
    const { punkte } = await pruefe(...anlagen)
    expect(punkte).toEqual([])
  })

  test('none of them leaves seven missing', async () => {
    const { punkte } = await pruefe()
    expect(punkte.map((p) => [p.art, p.gegenstand, p.betrifft])).toEqual(
      expect.arrayContaining(arten.map((art) => ['nachweis-fehlt', art, betrifft[art]])),
    )
    expect(punkte).toHaveLength(7)
  })

  test('the same order gives the same bytes', async () => {
    expect((await muster('rentenbescheid')).pdf).toEqual((await muster('rentenbescheid')).pdf)
  })
})

describe('a document that looks right contradicts', () => {
  test.each(jedes)('%s as %s of another person', async (art, layout) => {
    const feld = art === 'mietbescheinigung' ? 'mieter' : art === 'unterhaltsvorschuss-bescheid' ? 'kind' : 'name'
    const fremd = await muster(art, { layout, abweichung: { [feld]: 'Timo Pfiffikus-Öttinger' } })
    expect(await pruefe(fremd)).toMatchObject({ lesungen: [{ gelesen: true }], arten: ['nachweis-widerspruch'] })
  })

  test.each(jedes.filter(([art]) => art !== 'mietbescheinigung'))('%s as %s of an old period', async (art, layout) => {
    const alt = await muster(art, { layout, stichtag: '2019-06-10' })
    const { lesungen, arten } = await pruefe(alt)
    expect(lesungen[0]!.gelesen).toBe(true)
    expect(arten).toEqual(['nachweis-widerspruch'])
  })

  test.each(jedes.filter(([art]) => ['meldebescheinigung', 'verdienstbescheinigung', 'rentenbescheid'].includes(art)))(
    '%s as %s from the future',
    async (art, layout) => {
      const kommend = await muster(art, { layout, stichtag: '2035-06-10' })
      expect((await pruefe(kommend)).arten).toEqual(['nachweis-widerspruch'])
    },
  )

  const summen = [
    ['mietbescheinigung', 'bruttokaltmiete', '520.00'],
    ['verdienstbescheinigung', 'bruttoSumme', '23999.88'],
    ['rentenbescheid', 'bruttorente', '1234.56'],
    ['alg-bescheid', 'leistungsbetragMonat', '900.00'],
    ['unterhaltsvorschuss-bescheid', 'betragMonat', '299.00'],
  ] as const
  test.each(summen.flatMap((s) => layouts.map((layout) => [...s, layout] as const)))(
    '%s whose %s is off by 2 %%',
    async (art, feld, betrag, layout) => {
      const cents = (BigInt(betrag.replace('.', '')) * 102n) / 100n
      const zuViel = `${cents / 100n},${String(cents % 100n).padStart(2, '0')} EUR`
      const { arten, vergleiche } = await pruefe(await muster(art, { layout, abweichung: { [feld]: zuViel } }))
      expect(arten).toEqual(['nachweis-widerspruch'])
      expect(vergleiche.filter((v) => !v.stimmt).map((v) => v.feld)).toEqual([feld])
    },
  )

  test('while exactly 1 % passes, and one cent more does not', async () => {
    const genau = await muster('mietbescheinigung', { abweichung: { bruttokaltmiete: '525,20 EUR' } })
    expect((await pruefe(genau)).arten).toEqual([])
    const mehr = await muster('mietbescheinigung', { abweichung: { bruttokaltmiete: '525,21 EUR' } })
    expect((await pruefe(mehr)).arten).toEqual(['nachweis-widerspruch'])
  })

  test('one person more or less in the household', async () => {
    const zwei = 'Pfiffikus-Öttinger, Zoë-Marie\nPfiffikus-Öttinger, Tim'
    const weniger = await muster('meldebescheinigung', { abweichung: { personen: zwei } })
    expect((await pruefe(weniger)).vergleiche.filter((v) => !v.stimmt).map((v) => v.feld)).toEqual(['personen'])
  })

  test('two slips for the same thing that differ', async () => {
    const anderer = await muster('rentenbescheid', { layout: 'brief', abweichung: { bruttorente: '1.240,00 €' } })
    expect((await pruefe(await muster('rentenbescheid'), anderer)).arten).toEqual(['nachweis-widerspruch'])
  })
})

describe('a document stays unread', () => {
  test('when it is a scan without text', async () => {
    const { arten, lesungen } = await pruefe({ art: 'rentenbescheid', pdf: musterScan() })
    expect([arten, lesungen[0]!.grund]).toEqual([['nachweis-ungelesen'], 'kein-text'])
  })
  test('when a second, contradicting value stands in it', async () => {
    const doppelt = await muster('mietbescheinigung', { abweichung: { bruttokaltmiete: ['520,00 EUR', '540,00 EUR'] } })
    const { arten, lesungen } = await pruefe(doppelt)
    expect([arten, lesungen[0]!.grund]).toEqual([['nachweis-ungelesen'], 'label-mehrfach:bruttokaltmiete'])
  })
  test('when it is another kind than declared', async () => {
    const { pdf } = await muster('mietbescheinigung')
    expect((await pruefe({ art: 'rentenbescheid', pdf })).arten).toEqual(['nachweis-ungelesen'])
  })
  test('when a nationality is printed that the catalogue does not know', async () => {
    const { arten } = await pruefe(
      await muster('meldebescheinigung', { abweichung: { staatsangehoerigkeit: 'staatenlos' } }),
    )
    expect(arten).toEqual(['nachweis-ungelesen'])
  })
})
