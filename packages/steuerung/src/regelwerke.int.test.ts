import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLog, type Log, logIndexes } from '@weiche/log'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { createSiegel, masterKeyFromBytes, type VorgangSiegel } from '@weiche/siegel'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRegelwerke, installationsschluessel, type SteuerbareRegelwerke } from './index.ts'

const WOHNGELD = fileURLToPath(new URL('../../../rules/wohngeld', import.meta.url))
const uhr = { jetzt: () => new Date('2025-06-01T08:00:00Z') }

let mongo: TestMongo
let siegel: VorgangSiegel
let log: Log
let ordner: string
let errors: string[]
let started: SteuerbareRegelwerke[]
beforeAll(async () => {
  mongo = await testMongo({ indexes: logIndexes })
  const collection = mongo.databases.schluessel.collection('schluessel')
  siegel = createSiegel({
    masterKey: masterKeyFromBytes(Buffer.alloc(32, 7)),
    collection: collection as never,
    jetzt: uhr.jetzt,
  })
  log = createLog({ databases: mongo.databases, siegel })
}, 60_000)
afterAll(async () => {
  await log?.close()
  siegel?.close()
  await mongo?.stop()
})
beforeEach(async () => {
  errors = []
  started = []
  ordner = await mkdtemp(join(tmpdir(), 'weiche-rules-'))
  // Without its cases: what they show is not what is tested here.
  const filter = (pfad: string) => !/\/(faelle|beispiele)(\/|$)/.test(pfad)
  await cp(WOHNGELD, join(ordner, 'wohngeld'), { recursive: true, filter })
})
afterEach(async () => {
  for (const regelwerke of started) await regelwerke.close()
  await rm(ordner, { recursive: true })
  await mongo.admin.log.collection('ausgaben').deleteMany({})
  await mongo.admin.log.collection('commits').deleteMany({})
})

/** A process starts. */
async function start(options: { entwicklung?: boolean } = {}): Promise<SteuerbareRegelwerke> {
  const logger = { info: () => undefined, warn: () => undefined, error: (event: string) => errors.push(event) }
  const regelwerke = await createRegelwerke({
    databases: mongo.databases,
    log,
    ordner,
    uhr,
    logger,
    installation: installationsschluessel(siegel.serverKey('installation')),
    ...options,
  })
  started.push(regelwerke)
  return regelwerke
}
const file = (name: string) => join(ordner, 'wohngeld', name)
async function change(name: string, edit: (text: string) => string) {
  await writeFile(file(name), edit(await readFile(file(name), 'utf8')))
}
const rename = (name: string) => change('leistung.json', (t) => t.replace('"Wohngeld"', JSON.stringify(name)))
const stored = () => mongo.databases.log.collection('ausgaben').countDocuments()

describe('at the first start', () => {
  it('the folder becomes an Ausgabe, released by the installation in the control stream', async () => {
    const regelwerke = await start()
    expect(regelwerke.freigaben).toMatchObject([
      { leistung: 'wohngeld', kind: 'freigegeben', anlass: 'erstausstattung' },
    ])
    expect(await regelwerke.leistungen()).toEqual(['wohngeld'])
    const { paket, ausgabe, steuerung } = await regelwerke.aktuell('wohngeld')
    expect(paket.leistung).toBe('wohngeld')
    expect(ausgabe).toMatch(/^[0-9a-f]{64}$/)
    expect(steuerung).toMatchObject({ seq: 1, ausgabe, gestoppt: [] })
    expect(await log.readSteuerung('wohngeld')).toMatchObject([
      { seq: 1, ereignisse: [{ type: 'ausgabe.freigegeben', fakten: { ausgabe, urheber: 'Installation' } }] },
    ])
  })

  it('two processes at once release it once', async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect((await one.aktuell('wohngeld')).ausgabe).toBe((await two.aktuell('wohngeld')).ausgabe)
    expect(await log.readSteuerung('wohngeld')).toHaveLength(1)
    expect(await stored()).toBe(1)
  })
})

describe('at a later start', () => {
  it('an unchanged folder releases nothing, nor do changed case files and samples', async () => {
    const { ausgabe } = await (await start()).aktuell('wohngeld')
    await writeFile(file('faelle.md'), 'notes')
    await cp(file('texte'), file('beispiele'), { recursive: true })
    const later = await start()
    expect(later.freigaben).toMatchObject([{ kind: 'unveraendert', ausgabe }])
    expect(await log.readSteuerung('wohngeld')).toHaveLength(1)
  })

  it('a changed folder changes nothing, and the operator is told', async () => {
    const { ausgabe } = await (await start()).aktuell('wohngeld')
    await rename('Wohngeld neu')
    const later = await start()
    expect(later.freigaben).toMatchObject([{ kind: 'abweichend', ausgabe }])
    expect((await later.aktuell('wohngeld')).paket.kopf.name).toBe('Wohngeld')
  })

  it('a changed folder is a new Ausgabe under development, and back again the first one is in force once more', async () => {
    const entwicklung = { entwicklung: true }
    const first = (await (await start()).aktuell('wohngeld')).ausgabe
    await rename('Wohngeld neu')
    const { ausgabe, paket, steuerung } = await (await start(entwicklung)).aktuell('wohngeld')
    expect(ausgabe).not.toBe(first)
    expect(paket.kopf.name).toBe('Wohngeld neu')
    expect(steuerung.seq).toBe(2)
    await change('leistung.json', (t) => t.replace('Wohngeld neu', 'Wohngeld'))
    expect((await (await start(entwicklung)).aktuell('wohngeld')).ausgabe).toBe(first)
    expect(await stored()).toBe(2)
  })

  it.each([
    ['broken JSON', 'leistung.json', () => '{ "id": "wohngeld", '],
    [
      'an unknown name in a rule',
      'zustaendigkeit.json',
      (t: string) => t.replace(/"wenn": "[^"]*"/, '"wenn": "gibtEsNicht = 1"'),
    ],
  ])(
    'a folder with %s is refused with place and reason, and the old Ausgabe stays in force',
    async (_what, name, edit) => {
      const { ausgabe } = await (await start()).aktuell('wohngeld')
      await change(name, edit)
      const regelwerke = await start()
      expect(regelwerke.freigaben).toMatchObject([{ kind: 'abgelehnt', ausgabe }])
      expect(regelwerke.freigaben[0]!.meldungen[0]).toContain(`rules/wohngeld/${name}`)
      expect(errors).toEqual(['leistungspaket.abgelehnt'])
      const now = await regelwerke.aktuell('wohngeld')
      expect(now.ausgabe).toBe(ausgabe)
      expect(now.paket.kopf.name).toBe('Wohngeld')
    },
  )

  it('a folder in another encoding is refused', async () => {
    await start()
    await writeFile(file('texte/eingang.md'), Buffer.from('Gr\xfc\xdfe', 'latin1'))
    expect((await start()).freigaben[0]).toMatchObject({
      kind: 'abgelehnt',
      meldungen: [expect.stringContaining('texte/eingang.md: Die Datei ist nicht in UTF-8')],
    })
  })

  it('a Leistung whose folder is gone keeps its rules', async () => {
    const { ausgabe } = await (await start()).aktuell('wohngeld')
    await rm(join(ordner, 'wohngeld'), { recursive: true })
    const regelwerke = await start()
    expect(await regelwerke.leistungen()).toEqual(['wohngeld'])
    expect((await regelwerke.aktuell('wohngeld')).ausgabe).toBe(ausgabe)
  })
})

describe('the rules in force', () => {
  it('come from the store: a folder changed while it runs changes nothing', async () => {
    const regelwerke = await start()
    await rename('Heimlich')
    expect((await regelwerke.aktuell('wohngeld')).paket.kopf.name).toBe('Wohngeld')
  })

  it('cannot be changed by the services, and changed by somebody else they are not evaluated', async () => {
    await start()
    const ausgaben = mongo.databases.log.collection('ausgaben')
    await expect(ausgaben.updateOne({}, { $set: { leistung: 'x' } })).rejects.toThrow(/not authorized/)
    await mongo.admin.log.collection('ausgaben').updateOne({}, { $set: { 'dateien.0.inhalt': '{}' } })
    await expect((await start()).aktuell('wohngeld')).rejects.toThrow(/was changed/)
  })

  it('of an unknown Leistung are an error', async () => {
    await expect((await start()).aktuell('bafoeg')).rejects.toThrow(/bafoeg/)
  })
})

describe('the switches of a Leistung', () => {
  it('stop and go on, seen by another process within a second', async () => {
    const [here, there] = [await start(), await start()]
    expect((await there.aktuell('wohngeld')).steuerung.gestoppt).toEqual([])
    expect(await here.stoppe('wohngeld', 'p-1', 'Fehler im Parameter')).toEqual({ kind: 'wirksam', seq: 2 })
    expect((await here.aktuell('wohngeld')).steuerung.gestoppt).toEqual([
      { klasse: '', grund: 'Fehler im Parameter', seq: 2 },
    ])
    const seen = async () => (await there.aktuell('wohngeld')).steuerung.gestoppt
    await expect.poll(seen, { timeout: 1_000, interval: 50 }).toMatchObject([{ seq: 2 }])
    await here.setzeFort('wohngeld', 'p-1', 'behoben')
    await expect.poll(seen, { timeout: 1_000, interval: 50 }).toEqual([])
  })

  it('set the share of samples', async () => {
    const regelwerke = await start()
    await regelwerke.setzeStichprobe('wohngeld', 'p-1', '0.5')
    expect((await regelwerke.aktuell('wohngeld')).steuerung.stichprobe).toBe('0.5')
  })

  it('given by ten processes at once take effect once', async () => {
    const regelwerke = await start()
    const results = await Promise.all(Array.from({ length: 10 }, () => regelwerke.stoppe('wohngeld', 'p-1', 'Test')))
    expect(results.filter((r) => r.kind === 'wirksam')).toHaveLength(1)
    expect(await log.readSteuerung('wohngeld')).toHaveLength(2)
  })

  it('say in German what is missing', async () => {
    const regelwerke = await start()
    const refused = [
      await regelwerke.stoppe('wohngeld', 'p-1', ' '),
      await regelwerke.stoppe('bafoeg', 'p-1', 'Test'),
      await regelwerke.stoppe('wohngeld', '', 'Test'),
      ...(await Promise.all(
        ['2', '1e-2', '-0.1', '0,02', ' '].map((a) => regelwerke.setzeStichprobe('wohngeld', 'p', a)),
      )),
    ]
    for (const result of refused)
      expect(result).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('Bitte') })
    expect(await log.readSteuerung('wohngeld')).toHaveLength(1)
  })
})
