import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDokumentRenderer } from '@weiche/dokumente'
import { musterScan, writePdf } from '@weiche/musterdokumente'
import { createTextExtractor } from '@weiche/pdf-text'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createPosteingang } from './posteingang.ts'
import { createPosteingangOrdner, liesUngeklaert } from './posteingang-ordner.ts'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let intake: TestIntake
let pfad: string
let ordner: ReturnType<typeof createPosteingangOrdner>
let vorgangId: string
let bounced: string[][]
const leser = createTextExtractor({ workers: 1, limits: { millisekunden: 30_000 } })
const renderer = createDokumentRenderer({ workers: 1, portal: 'https://antrag.example' })

beforeAll(async () => {
  intake = await startIntake()
})
afterAll(async () => {
  await intake.stop()
  await leser.close()
  await renderer.close()
})
beforeEach(async () => {
  pfad = await mkdtemp(join(tmpdir(), 'posteingang-'))
  bounced = []
  const nimm = createPosteingang(intake.platform, {
    ...{ leser, maxAnlagen: 20 },
    onUnzustellbar: async (...what) => void bounced.push(what),
  })
  const { logger } = intake.platform
  ordner = createPosteingangOrdner(pfad, nimm, { logger, jetzt: () => new Date('2025-07-01T08:00:00Z') })
  vorgangId = (await request(intake.app).post('/antraege/wohngeld').send(antrag())).body.vorgangId
  return () => rm(pfad, { recursive: true, force: true })
})

const put = (name: string, bytes: Uint8Array | string) => writeFile(join(pfad, name), bytes)
const fold = async () => (await intake.platform.log.fold(vorgangId))!
const nachreichungen = async () => (await fold()).eingaben.filter((e) => e.type === 'nachreichung.eingegangen')
const inFolder = async (name: string) => (await readdir(join(pfad, name))).sort()
const letterOf = (id: string) =>
  renderer.render({
    ...{ art: 'ruecknahmebestaetigung', vorgangId: id, aktenzeichen: '', datum: '2025-06-01', leistung: 'Wohngeld' },
    behoerde: { name: 'Stadt', stelle: '', strasse: 'Weg 1', ort: '12345 Ort', telefon: '', email: '' },
    ...{ empfaenger: ['Erika', 'Weg 2'], anrede: 'Guten Tag', bezug: 'x', abschrift: false },
    ...{ zurueckgenommenAm: '2025-06-01', text: [] },
  })
const mail = (lines: string[], body = 'Anbei.') =>
  ['From: Erika <e@example.org>', 'To: amt@stadt.example', ...lines, '', body].join('\r\n')

test('a letter of ours that comes back from the scanner finds its Vorgang, with channel and day', async () => {
  await put('scan-0001.pdf', await letterOf(vorgangId))
  await put('scan-0001.json', JSON.stringify({ eingangsdatum: '2025-06-27', art: 'mietbescheinigung' }))
  expect(await ordner.runde()).toBe(1)
  const v = await fold()
  expect(v.anlagen).toMatchObject([{ dateiname: 'scan-0001.pdf', art: 'mietbescheinigung' }])
  const [commit] = (await intake.platform.log.read(vorgangId)).slice(-1)
  expect(commit!.ereignisse[0]!.fakten).toMatchObject({
    ...{ kanal: 'scan', eingangsdatum: '2025-06-27', strukturiert: false, idMitgeliefert: true },
  })
  expect(await inFolder('archiv')).toEqual(['scan-0001.json', 'scan-0001.pdf'])
  expect(await liesUngeklaert(pfad)).toEqual([])
})

test('the same content, however often and under whatever name, is one Nachreichung', async () => {
  const bytes = await letterOf(vorgangId)
  for (const name of ['a.pdf', 'b.pdf']) await put(name, bytes)
  await ordner.runde()
  await put('a.pdf', bytes)
  await ordner.runde()
  expect(await nachreichungen()).toHaveLength(1)
  expect((await fold()).anlagen).toHaveLength(1)
  expect(await inFolder('archiv')).toEqual(['a-2.pdf', 'a.pdf', 'b.pdf'])
})

test('killed after the commit and before the file is put away: the next round changes nothing', async () => {
  const bytes = await letterOf(vorgangId)
  await put('a.pdf', bytes)
  await ordner.runde()
  await put('a.pdf', bytes)
  const before = await intake.counted()
  await ordner.runde()
  expect(await intake.counted()).toEqual(before)
})

test('a mail that names its Vorgang in the subject brings its words and its attachment', async () => {
  const lines = [
    `Subject: Re: Neue Nachricht zu Ihrem Vorgang ${vorgangId}`,
    'Content-Type: multipart/mixed; boundary=x',
  ]
  const pdf = Buffer.from(musterScan()).toString('base64')
  const body = [
    ...['--x', 'Content-Type: text/plain; charset=utf-8', '', 'Hier ist der Nachweis.', '--x'],
    ...['Content-Type: application/pdf; name="miete.pdf"', 'Content-Transfer-Encoding: base64'],
    ...['Content-Disposition: attachment; filename="miete.pdf"', '', pdf, '--x--', ''],
  ].join('\r\n')
  await put('m.eml', mail(lines, body))
  await ordner.runde()
  const v = await fold()
  expect(v.anlagen.map((a) => a.dateiname)).toEqual(['miete.pdf'])
  expect(v.mitteilungen[0]).toContain('Hier ist der Nachweis.')
})

test.each<[string, string, () => Promise<Uint8Array | string> | Uint8Array | string, string]>([
  ['nothing names a Vorgang', 'a.pdf', () => musterScan(), 'ohne-id'],
  ['it names one that is not here', 'a.pdf', () => letterOf('76NN-2Y8S-0D2T-68Y9-A'), 'unbekannt'],
  ['it is no PDF', 'a.pdf', () => 'kein PDF', 'ohne-id'],
  ['a mail without an id', 'a.eml', () => mail(['Subject: Frage']), 'ohne-id'],
])('what finds no Vorgang waits for a person, whole: %s', async (_, name, make, code) => {
  const bytes = Buffer.from(await make())
  await put(name, bytes)
  await ordner.runde()
  expect(await liesUngeklaert(pfad)).toMatchObject([{ datei: name, code, seit: '2025-07-01T08:00:00.000Z' }])
  expect(await readFile(join(pfad, 'ungeklaert', name))).toEqual(bytes)
  expect(await nachreichungen()).toEqual([])
})

test('a person names the Vorgang beside the file and puts both back', async () => {
  await put('a.pdf', musterScan())
  await ordner.runde()
  await put('a.pdf', await readFile(join(pfad, 'ungeklaert', 'a.pdf')))
  await rm(join(pfad, 'ungeklaert', 'a.pdf'))
  await put('a.json', JSON.stringify({ vorgangId }))
  await ordner.runde()
  expect(await nachreichungen()).toHaveLength(1)
  expect(await liesUngeklaert(pfad)).toEqual([])
})

test('a PDF with a script is not taken, and neither is lost nor half stored', async () => {
  const evil = writePdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
  ])
  await put('a.pdf', evil)
  await put('a.json', JSON.stringify({ vorgangId }))
  const before = await intake.counted()
  await ordner.runde()
  expect(await liesUngeklaert(pfad)).toMatchObject([{ code: 'aktiver-inhalt' }])
  expect(await intake.counted()).toEqual(before)
})

test('an automatic answer is no message to anybody; a bounce is told with the name of the effect', async () => {
  const effekt = `Hinweis-Mail_${vorgangId}_7`
  await put('abwesend.eml', mail([`Subject: Abwesend ${vorgangId}`, 'Auto-Submitted: auto-replied']))
  const report = [
    ...['--x', 'Content-Type: text/plain', '', 'Could not be delivered.', '--x'],
    ...['Content-Type: message/delivery-status', '', 'Action: failed', 'Status: 5.1.1', '--x'],
    ...['Content-Type: text/rfc822-headers', '', `Message-ID: <${effekt}@stadt.example>`, '--x--', ''],
  ].join('\r\n')
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=x'
  await put('bounce.eml', mail(['Subject: Undelivered Mail', type], report))
  await ordner.runde()
  expect(await nachreichungen()).toEqual([])
  expect(bounced).toEqual([[vorgangId, effekt, 'rueckmeldung']])
  expect(await inFolder('archiv')).toEqual(['abwesend.eml', 'bounce.eml'])
})

test('while the log is away everything stays where it is, and is taken when it is back', async () => {
  const { anlagen } = intake.platform
  const store = anlagen.store
  anlagen.store = () => Promise.reject(new Error('away'))
  await put('a.pdf', await letterOf(vorgangId))
  expect(await ordner.runde()).toBe(0)
  anlagen.store = store
  expect(await ordner.runde()).toBe(1)
  expect(await nachreichungen()).toHaveLength(1)
})
