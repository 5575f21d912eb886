import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDokumentRenderer, type Dokument } from '@weiche/dokumente'
import { prepareVeraPdf, validate } from '@weiche/dokumente/test'
import { createTextExtractor } from '@weiche/pdf-text'
import { Hinweiskanal, Zustellkanal } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { hinweistext } from '@weiche/zustellung'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { angaben, entschieden, nachgefordert, versagt } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'
import { ladeLeistung, leistungen } from '../test/wohngeld.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const id = e.testVorgangId
const link = `https://portal.example/antraege/${id}`
const renderer = createDokumentRenderer({ workers: 1, portal: 'https://portal.example' })
const leser = createTextExtractor({ workers: 1, limits: { millisekunden: 50_000 } })
let ordner: string
beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'hinaus-'))
})
afterAll(async () => {
  await renderer.close()
  await leser.close()
  await rm(ordner, { recursive: true })
})

/** Kind of document -> its PDF and, where it is a letter, the name of its file. A new kind does not compile without a line here. */
type Hinaus = Record<Exclude<Dokument['art'], 'versagung'> | 'ablehnung', Schreiben> & {
  /** Only where the law of the Leistung knows one. */
  versagung?: Schreiben
}
type Schreiben = { pdf: Uint8Array; datei: string }

/** Every document of a Leistung, made by the service with the real texts. */
async function allesVon(leistung: string): Promise<Hinaus> {
  const { paket } = ladeLeistung(leistung)
  const person = paket.kopf.bescheid?.empfaenger ?? 'antragsteller'
  const own = { ...angaben, [person]: angaben.antragsteller }
  const begun = [[e.eingegangen(own)], [e.geprueft(1, { angaben: own })], [e.zugeordnet(1)]]
  const start = (...more: Parameters<typeof createUmgebung>[0]) =>
    createUmgebung([...begun, ...more], renderer, { paket })
  const letter = async (u: Awaited<ReturnType<typeof start>>, art: string) => {
    expect(u.fehler).toEqual([])
    const datei = (await u.letters()).find((n) => n.startsWith(`${art}_`) && n.endsWith('.pdf'))!
    return { datei, pdf: await readFile(join(u.root, datei)) }
  }
  const denied = await start([nachgefordert(1, '2025-07-01')], [e.nichtVerlaengert(4, '2025-07-01')])
  await denied.settle()
  const granted = await start([entschieden(1, { weg: 'person' })])
  await granted.settle()
  const refused = await start([entschieden(1, { weg: 'person', ausgang: 'ablehnung' })])
  await refused.settle()
  const asked = await start([nachgefordert(1, '2025-07-01')])
  await asked.settle()
  asked.clock.now = new Date('2025-07-02T10:00:00Z')
  await asked.settle()
  const withdrawn = await start([e.zurueckgenommen()])
  await withdrawn.settle()
  const v = await withdrawn.fold()
  const copy = async (art: 'eingangsbestaetigung' | 'ruecknahmebestaetigung', ereignis: string) => ({
    datei: '',
    pdf: await withdrawn.service.renderDokument(v, { art, ereignis }),
  })
  const withheld = paket.kopf.bescheid?.versagung && (await start(...versagt))
  await withheld?.settle()
  return {
    ...(withheld && { versagung: await letter(withheld, 'Bescheid') }),
    bescheid: await letter(granted, 'Bescheid'),
    ablehnung: await letter(refused, 'Bescheid'),
    nachforderung: await letter(asked, 'Nachforderung'),
    erinnerung: await letter(asked, 'Erinnerung'),
    fristantwort: await letter(denied, 'Fristantwort'),
    eingangsbestaetigung: await copy('eingangsbestaetigung', v.antrag.id),
    ruecknahmebestaetigung: await copy('ruecknahmebestaetigung', v.ruecknahme!.id),
  }
}

const gemacht = new Map<string, Hinaus>()

test.each(leistungen)(
  '%s: each document bears the Vorgangs-ID in title, text, QR code and file name',
  async (leistung) => {
    const alles = await allesVon(leistung)
    gemacht.set(leistung, alles)
    for (const [art, { pdf, datei }] of Object.entries(alles)) {
      const text = await leser.extract(pdf)
      if (!text.ok) throw new Error(`${art}: ${text.grund}`)
      const printed = text.zeilen.filter((z) => z.zellen.some((c) => c.text.includes(id)))
      expect(printed.length, `${art}: once a page and in the head`).toBeGreaterThan(text.seiten)
      expect(Buffer.from(pdf).toString('latin1'), `${art}: title`).toMatch(new RegExp(`<dc:title>.*${id}.*</dc:title>`))
      expect(await leser.readQr(pdf), `${art}: code`).toContain(link)
      if (datei !== '') expect(datei).toContain(`_${id}_`)
    }
  },
)

test('every kind of document that there is a template for is among them', async () => {
  const vorlagen = new URL('../../../packages/dokumente/vorlagen/', import.meta.url)
  const kinds: string[] = []
  for (const name of await readdir(vorlagen)) {
    const isDocument = (await readFile(new URL(name, vorlagen), 'utf8')).includes('sys.inputs.daten')
    if (isDocument) kinds.push(name.replace('.typ', ''))
  }
  const made = new Set([...gemacht.values()].flatMap((alles) => Object.keys(alles)))
  expect(kinds.length).toBeGreaterThan(0)
  expect(kinds.filter((kind) => !made.has(kind))).toEqual([])
})

test('veraPDF: each of them is PDF/A-2a for the file and PDF/UA-1 for the citizen', { timeout: 600_000 }, async (t) => {
  const vera = await prepareVeraPdf()
  if (vera.kind === 'fehlt') return t.skip(vera.grund)
  const files: string[] = []
  for (const [leistung, alles] of gemacht)
    for (const [art, { pdf }] of Object.entries(alles)) {
      files.push(join(ordner, `${leistung}-${art}.pdf`))
      await writeFile(files.at(-1)!, pdf)
    }
  expect(files.length).toBeGreaterThanOrEqual(leistungen.length * 7)
  for (const profil of ['2a', 'ua1'] as const) {
    const results = await validate(profil, vera.ordner, files)
    for (const file of files) expect(results.get(file), `${file} ${profil}`).toEqual([])
  }
})

test('each channel bears it too: job of a letter, entry of the mailbox, mail, webhook', async () => {
  const seen: Record<string, string> = {}
  const kanal = (name: 'mail' | 'webhook') => ({
    name,
    erkenntWiederholung: true,
    stelleZu: async (s: { effekt: string; vorgangId: string; seite: string }) => {
      seen[name] = name === 'mail' ? Object.values(hinweistext(s)).join('\n') : s.effekt
      return { kind: 'zugestellt' as const, quittung: '250', tag: '2025-06-01', dateien: [], dokumentId: '' }
    },
  })
  const own = { ...angaben, antragsteller: { ...angaben.antragsteller, email: 'j@example.org' } }
  const given = [[e.eingegangen(own)], [e.geprueft(1, { angaben: own })], [e.zugeordnet(1)], [entschieden(1)]]
  const u = await createUmgebung(given, undefined, { kanaele: { mail: kanal('mail'), webhook: kanal('webhook') } })
  await u.settle()
  seen['brief'] = JSON.stringify(await u.job(`Bescheid_${id}_5.json`))
  const entries = (await u.log.read(id)).flatMap((c) => c.ereignisse)
  for (const x of entries)
    if (x.type === 'hinweis.versandt' && x.fakten.kanal === 'postfach') seen['postfach'] = x.fakten.effekt
  expect(Object.keys(seen).sort()).toEqual([...new Set([...Zustellkanal.options, ...Hinweiskanal.options])].sort())
  for (const [name, text] of Object.entries(seen)) expect(text, name).toContain(id)
})
