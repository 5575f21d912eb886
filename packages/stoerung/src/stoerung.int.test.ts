import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { Logger } from '@weiche/controller'
import { geparkt } from '@weiche/kafka'
import { createLog, type Log, logIndexes } from '@weiche/log'
import { Binary } from '@weiche/mongo'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { bestand, createProjektion, type Projektion, projektionIndexes } from '@weiche/projektion'
import { createSiegel, masterKeyFromBytes } from '@weiche/siegel'
import {
  createSteuerungszugang,
  installationsschluessel,
  type Steuerungszugang,
  type Unterzeichner,
  unterzeichnerVon,
} from '@weiche/steuerung'
import { BETRIEB_STROM, type Ereignis, formatVorgangsId, type Reparaturauftrag } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { createZugriffslog, zugriffslogIndexes } from '@weiche/zugriffslog'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  entwerfe,
  finde,
  fuehreAus,
  gruppiere,
  listeGeparkt,
  type StoerungDeps,
  unterschreibe,
  wecke,
  wiederhole,
  zaehle,
  zeige,
} from './index.ts'

const now = new Date('2026-01-05T10:00:00Z')
const logger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const zugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]

let mongo: TestMongo
let log: Log
let projektion: Projektion
let steuerung: Steuerungszugang
let deps: StoerungDeps
let close: () => Promise<void>
const [erika, max, fach] = [newKey(), newKey(), newKey()]

beforeAll(async () => {
  mongo = await testMongo({ indexes: [...logIndexes, ...projektionIndexes, ...zugriffslogIndexes] })
  const { databases } = mongo
  const masterKey = masterKeyFromBytes(Buffer.alloc(32, 7))
  const siegel = createSiegel({
    masterKey,
    collection: databases.schluessel.collection('schluessel'),
    jetzt: () => now,
  })
  log = createLog({ databases, siegel })
  projektion = createProjektion({ databases, log, logger })
  await projektion.start()
  const uhr = { jetzt: () => now }
  const installation = installationsschluessel(siegel.serverKey('installation'))
  steuerung = createSteuerungszugang({ databases, log, uhr, installation })
  await register(fach, 'Frieda Fach', 'fachbereich')
  await register(erika, 'Erika Muster', 'betrieb')
  await register(max, 'Max Beispiel', 'betrieb', [fach, erika])
  deps = {
    databases,
    log,
    uhr,
    steuerung,
    zugriffslog: createZugriffslog({ databases, mac: (text) => text.slice(0, 9) }),
  }
  close = async () => {
    await projektion.stop()
    await log.close()
    siegel.close()
    await mongo.stop()
  }
}, 120_000)
afterAll(() => close?.(), 30_000)

function newKey(): Unterzeichner {
  return unterzeichnerVon(generateKeyPairSync('ed25519').privateKey)
}
async function register(
  { oeffentlich }: Unterzeichner,
  name: string,
  rolle: 'betrieb' | 'fachbereich',
  by: (Unterzeichner | undefined)[] = [undefined],
) {
  for (const wer of by) await steuerung.schluessel.registriere({ oeffentlich, name, rolle }, wer)
}

let number = 0
async function gegeben(...commits: Ereignis[][]): Promise<string> {
  const vorgangId = formatVorgangsId(Buffer.alloc(16, ++number))
  for (const [gesehen, ereignisse] of commits.entries()) await append(vorgangId, gesehen, ereignisse)
  await projektion.quiet()
  return vorgangId
}
async function append(vorgangId: string, gesehen: number, ereignisse: Ereignis[]) {
  const entry = { vorgangId, gesehen, service: 'processing' as const, zeitpunkt: now, ereignisse }
  await log.append({ ...entry, ursache: `test.${vorgangId}.${gesehen}` })
}
const types = async (id: string) => (await log.read(id)).flatMap((c) => c.ereignisse.map((x) => x.type))

async function auftrag(
  treffer: { vorgangId: string; seq: number }[],
  rest: Partial<Parameters<typeof entwerfe>[0]> & { am?: Date } = {},
): Promise<Reparaturauftrag> {
  const { am = new Date(), ...vorhaben } = rest
  const grund = 'Der Dienst hing.'
  const entwurf = { aktion: 'uebergeben', schritt: '', grund, treffer, geparkt: [], ...vorhaben } as const
  return { reparatur: entwerfe(entwurf, randomUUID(), am), unterschriften: [] }
}
async function signed(order: Reparaturauftrag, ...wer: Unterzeichner[]): Promise<Reparaturauftrag> {
  let result = order
  for (const one of wer) {
    const answer = await unterschreibe(result, one, steuerung.schluessel)
    if (!answer.ok) throw new Error(answer.text)
    result = answer.auftrag
  }
  return result
}
const seen = async (id: string) => ({ vorgangId: id, seq: (await log.read(id)).length })

describe('who operates the installation', () => {
  test('sees where work stands, by Leistung, Stand and code, and finds it by query', async () => {
    const id = await gegeben(...zugeordnet)
    await gegeben(...zugeordnet, [e.ausgesteuert(1, 'fachlich', '', ['WOG-X'])])
    expect(await gruppiere(mongo.databases, { code: 'WOG-X' }, now)).toMatchObject([
      { leistung: 'wohngeld', stand: 'bei-person', code: 'WOG-X', anzahl: 1 },
    ])
    expect(await finde(mongo.databases, { leistung: 'wohngeld', stand: 'zugeordnet' }, now, 9)).toMatchObject([
      { vorgangId: id, seq: 3, ruhend: false },
    ])
    const inTenMinutes = new Date(Date.now() + 600_000)
    expect(await zaehle(mongo.databases, { aelterAls: 3_600 }, inTenMinutes)).toBe(0)
    expect(await zaehle(mongo.databases, { aelterAls: 300 }, inTenMinutes)).toBe(2)
    expect(await zaehle(mongo.databases, { leistung: { $ne: '' } as unknown as string }, now)).toBe(0)
  })

  test('sees a Vorgang without anything that is sealed', async () => {
    const id = await gegeben([e.eingegangen({ antragsteller: { nachname: 'Kanarienvogel' } })])
    const ansicht = await zeige(deps, id)
    expect(ansicht).toMatchObject({ stand: 'eingegangen', verlauf: [{ seq: 1, ereignisse: ['antrag.eingegangen'] }] })
    expect(JSON.stringify(ansicht)).not.toContain('Kanarienvogel')
  })

  test('wakes what stands still, and not who rests', async () => {
    const stuck = await gegeben(...zugeordnet)
    const waiting = await gegeben(...zugeordnet, [e.ausgesteuert(1, 'fachlich')])
    const treffer = [{ vorgangId: stuck }, { vorgangId: waiting }]
    await bestand(mongo.databases).updateOne({ _id: stuck }, { $set: { weckenAb: new Date(9e12), weckversuche: 8 } })
    expect(await wecke(mongo.databases, treffer, now)).toBe(1)
    expect(await bestand(mongo.databases).findOne({ _id: stuck })).toMatchObject({ weckenAb: now, weckversuche: 0 })
  })
})

describe('a repair that changes a case', () => {
  test('takes effect with two signatures of operations, once, and stands in log and access log', async () => {
    const id = await gegeben(...zugeordnet)
    const order = await signed(await auftrag([await seen(id)]), erika, max)
    expect(await fuehreAus(order, deps)).toEqual({
      kind: 'ausgefuehrt',
      vorgaenge: [{ vorgangId: id, ergebnis: 'getan', grund: '' }],
      verworfen: 0,
    })
    expect(await types(id)).toEqual([
      'antrag.eingegangen',
      'antrag.geprueft',
      'vorgang.zugeordnet',
      'vorgang.ausgesteuert',
    ])
    await projektion.quiet()
    expect(await bestand(mongo.databases).findOne({ _id: id })).toMatchObject({
      ...{ stand: 'bei-person', ruhend: true, codes: ['BETRIEB-001'] },
    })
    expect(await fuehreAus(order, deps)).toMatchObject({ vorgaenge: [{ ergebnis: 'schon-getan' }] })
    const stored = (await log.readSteuerung(BETRIEB_STROM)).flatMap((c) => c.ereignisse)
    expect(
      stored.filter((x) => x.type === 'reparatur.erteilt' && x.fakten.reparatur.id === order.reparatur.id),
    ).toEqual([{ type: 'reparatur.erteilt', fakten: order }])
    const reads = mongo.databases.log.collection('zugriffe')
    expect(await reads.findOne({ vorgangIds: id, aktion: 'betrieb.uebergeben' })).toMatchObject({
      person: `schluessel-${erika.schluessel}+schluessel-${max.schluessel}`,
    })
  })

  test('is refused with one signature, twice the same, a key of the Fachbereich, or anything changed afterwards', async () => {
    const id = await gegeben(...zugeordnet)
    const order = await auftrag([await seen(id)])
    const textOf = async (o: Reparaturauftrag) => {
      const done = await fuehreAus(o, deps)
      return done.kind === 'abgelehnt' ? done.text : done.kind
    }
    expect(await textOf(await signed(order, erika))).toContain('genau zwei Personen')
    expect(await textOf(await signed(order, erika, erika))).toContain('zweite Person')
    const byFach = await unterschreibe(order, fach, steuerung.schluessel)
    expect(byFach).toMatchObject({ ok: false, text: expect.stringContaining('Rolle „betrieb“') })
    const good = await signed(order, erika, max)
    const other = await gegeben(...zugeordnet)
    const changed = { ...good, reparatur: { ...good.reparatur, vorgaenge: [[other, 3] as [string, number]] } }
    expect(await textOf(changed)).toContain('passt nicht')
    expect(await textOf({ ...good, reparatur: { ...good.reparatur, grund: 'Etwas anderes' } })).toContain('passt nicht')
    expect(await types(id)).toHaveLength(3)
  })

  test('is refused when it is older than a day', async () => {
    const id = await gegeben(...zugeordnet)
    const old = await signed(await auftrag([await seen(id)], { am: new Date(Date.now() - 25 * 3_600_000) }), erika, max)
    expect(await fuehreAus(old, deps)).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('galt bis') })
  })

  test('leaves a Vorgang alone in which something happened since, and does the others', async () => {
    const [moved, same] = [await gegeben(...zugeordnet), await gegeben(...zugeordnet)]
    const order = await signed(await auftrag([await seen(moved), await seen(same)]), erika, max)
    await append(moved, 3, [e.nachgereicht()])
    expect(await fuehreAus(order, deps)).toMatchObject({
      vorgaenge: [
        { vorgangId: moved, ergebnis: 'veraendert' },
        { vorgangId: same, ergebnis: 'getan' },
      ],
    })
    expect(await types(moved)).not.toContain('vorgang.ausgesteuert')
  })

  test('can evidence a hand-over that was done by hand, and takes back what blocked it; never a letter', async () => {
    const blocked = e.ausgesteuert(1, 'technisch', 'routing.uebergebe', ['TECHNIK-ROUTING-UEBERGEBE'])
    const id = await gegeben(...zugeordnet, [e.entschieden(1)], [e.bescheid(1)], [blocked])
    const order = await signed(
      await auftrag([await seen(id)], { aktion: 'uebergehen', schritt: 'uebergabe' }),
      max,
      erika,
    )
    expect(await fuehreAus(order, deps)).toMatchObject({ vorgaenge: [{ ergebnis: 'getan' }] })
    const vorgang = (await log.fold(id))!
    expect(vorgang.uebergabe?.fakten).toMatchObject({
      fachverfahren: 'von-hand',
      effekt: `Reparatur_${order.reparatur.id}`,
    })
    expect(vorgang.aussteuerungen).toEqual([])
    const early = await gegeben(...zugeordnet)
    const tooEarly = await signed(
      await auftrag([await seen(early)], { aktion: 'uebergehen', schritt: 'ablage' }),
      max,
      erika,
    )
    expect(await fuehreAus(tooEarly, deps)).toMatchObject({ vorgaenge: [{ ergebnis: 'nichts-zu-tun' }] })
  })
})

describe('parked messages', () => {
  const park = (offset: number, wert: string) =>
    geparkt(mongo.databases).insertOne({
      ...{ _id: `weiche.validation/t/0/${offset}`, gruppe: 'weiche.validation', grund: 'Test', schluessel: null },
      ...{ wert: new Binary(Buffer.from(wert)), kopfzeilen: { traceparent: 'geheim' }, zeit: now },
    })
  const messageOf = (vorgangId: string) => JSON.stringify({ v: 1, vorgangId, seq: 3, leistung: 'wohngeld', types: [] })
  beforeEach(() => geparkt(mongo.databases).deleteMany({}))

  test('are listed without their bytes; what can be read is replayed by waking, the rest stays', async () => {
    const id = await gegeben(...zugeordnet)
    await park(1, messageOf(id))
    await park(2, '{"nachname":"Kanarienvogel"')
    const { anzahl, liste } = await listeGeparkt(mongo.databases, 10)
    expect(anzahl).toBe(2)
    expect(liste.map((g) => g.vorgangId)).toEqual([id, null])
    expect(JSON.stringify(liste)).not.toMatch(/Kanarienvogel|geheim/)
    const results = await wiederhole(mongo.databases, [...liste.map((g) => g.id), 'fehlt'], now)
    expect(results.map((r) => r.ergebnis)).toEqual(['geweckt', 'unlesbar', 'unbekannt'])
    expect((await listeGeparkt(mongo.databases, 10)).liste.map((g) => g.id)).toEqual(['weiche.validation/t/0/2'])
  })

  test('are thrown away on a signed order only', async () => {
    await park(1, 'x')
    await park(2, 'y')
    const order = await auftrag([], { aktion: 'verwerfen', geparkt: ['weiche.validation/t/0/1'] })
    expect(await fuehreAus(await signed(order, erika), deps)).toMatchObject({ kind: 'abgelehnt' })
    expect(await fuehreAus(await signed(order, erika, max), deps)).toMatchObject({ kind: 'ausgefuehrt', verworfen: 1 })
    expect((await listeGeparkt(mongo.databases, 10)).liste.map((g) => g.id)).toEqual(['weiche.validation/t/0/2'])
  })
})
