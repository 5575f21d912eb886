import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Timestamp } from '@weiche/mongo'
import type { TestMongo } from '@weiche/mongo/test'
import { ereignisTypen } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ladeBuch } from './buch.ts'
import { letzterBericht, startAbgleich } from './index.ts'
import { idOf, mitgeteilt, startMongo, uebernommen, umgebung } from './test-umgebung.ts'
import { createNachzaehler } from './zaehle-log.ts'

const zugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const beiPerson = [...zugeordnet, [e.ausgesteuert(1, 'fachlich')]]
const MINUTE = 60_000
const TAG = 1_440 * MINUTE

let mongo: TestMongo
beforeAll(async () => {
  mongo = await startMongo()
}, 120_000)
afterAll(() => mongo?.stop(), 30_000)

let u: Awaited<ReturnType<typeof umgebung>>
beforeEach(async () => {
  u = await umgebung(mongo)
  await u.gegeben(1, ...beiPerson)
  await u.gegeben(2, ...beiPerson)
  await u.gegeben(3, ...zugeordnet, [e.nachgefordert(1, '2025-06-30')])
  // The order of its letter is evidenced, so it rests.
  await u.gegeben(3, [mitgeteilt(`${idOf(3)}:4.0`)])
  await u.vorEinerStunde()
  await u.gesehen()
}, 120_000)
afterEach(() => u?.close(), 60_000)

const admin = () => ({
  commits: u.mongo.admin.log.collection('commits'),
  vorgaenge: u.mongo.admin.arbeit.collection<{ _id: string }>('vorgaenge'),
})
const ago = (seconds: number) => new Timestamp({ t: Math.floor(Date.now() / 1000) - seconds, i: 1 })
const findings = async (voll = false) =>
  (await u.abgleich.pruefe({ voll })).befunde.map((b) => [b.code, b.anzahl, ...b.vorgaenge])

describe('the continuous proof', () => {
  test('of an installation where nothing is wrong finds nothing, in short and in full, and accounts for every intake', async () => {
    const bericht = await u.abgleich.pruefe()
    expect(bericht.befunde).toEqual([])
    expect(bericht.zusammenfassung.bilanz).toEqual([
      { leistung: 'wohngeld', angenommen: 3, angenommenJetzt: 3, entschieden: 0, beiPerson: 2, offen: 1 },
    ])
    expect(await findings(true)).toEqual([])
    expect(await letzterBericht(u.mongo.databases)).toMatchObject({ befunde: [], voll: { stroeme: 3, commits: 13 } })
  })

  test('finds a commit that was removed, by the number of commits at once and by its place in full', async () => {
    await admin().commits.deleteOne({ vorgangId: idOf(1), seq: 2 })
    expect(await findings()).toEqual([['eintraege-fehlen', 1]])
    expect(await findings(true)).toContainEqual(['log-verletzt', 1, idOf(1)])
    // The full look counts anew: what is there is counted, what is broken stays broken.
    expect(await findings()).toContainEqual(['log-verletzt', 1, idOf(1)])
  })

  test('finds a gap in what is new by its place', async () => {
    await u.abgleich.pruefe()
    await u.gegeben(1, [uebernommen('sb-1')], [uebernommen('sb-2')])
    await admin().commits.updateMany({ vorgangId: idOf(1), seq: { $gt: 4 } }, { $set: { aufgenommen: ago(1_000) } })
    await u.mongo.admin.arbeit.collection('abgleich').updateOne({ commits: 13 }, { $set: { bis: ago(2_000) } })
    await admin().commits.deleteOne({ vorgangId: idOf(1), seq: 5 })
    expect(await findings()).toContainEqual(['log-verletzt', 1, idOf(1)])
  })

  test('finds a stream that is gone, and names it in full', async () => {
    await admin().commits.deleteMany({ vorgangId: idOf(2) })
    expect(await findings()).toContainEqual(['eintraege-fehlen', 4])
    expect(await findings(true)).toContainEqual(['ohne-log', 1, idOf(2)])
  })

  test('finds a Vorgang that no list shows: nobody would ever wake it', async () => {
    await admin().vorgaenge.deleteOne({ _id: idOf(1) })
    expect(await findings()).toEqual([['bilanz', 1]])
    expect(await findings(true)).toContainEqual(['ohne-zeile', 1, idOf(1)])
  })

  test('makes the line of a Vorgang that no list shows, so that somebody goes on with it', async () => {
    const lines = () =>
      admin()
        .vorgaenge.find({}, { projection: { gespeichert: 0, weckenAb: 0 } })
        .sort({ _id: 1 })
        .toArray()
    const before = await lines()
    await admin().vorgaenge.deleteMany({ _id: { $in: [idOf(1), idOf(3)] } })
    const { befunde, nachgetragen } = await u.abgleich.pruefe({ zeilen: true, wecken: true })
    expect(nachgetragen).toEqual({ anzahl: 2, vorgaenge: [idOf(1), idOf(3)] })
    expect(befunde).toEqual([])
    expect(await lines()).toEqual(before)
  })

  test('left alone, repairs by itself what does not add up', async () => {
    await admin().vorgaenge.deleteOne({ _id: idOf(2) })
    const said: string[] = []
    const warn = (event: string) => void said.push(event)
    const logger = { info: () => undefined, warn, error: warn }
    const running = startAbgleich({ abgleich: u.abgleich, logger, isBusy: async () => false, everyMs: 50 })
    for (let tries = 0; tries < 200 && !said.includes('abgleich.nachgetragen'); tries++) await sleep(50)
    await running.stop()
    expect(said).toEqual(['abgleich.befund', 'abgleich.nachgetragen'])
    expect(await admin().vorgaenge.findOne({ _id: idOf(2) })).toMatchObject({ stand: 'bei-person' })
  })

  test('counts what is finished anew when it changed, and finds a finished one that is gone', async () => {
    const fertig = [
      ...zugeordnet,
      [e.entschieden(1)],
      [e.bescheid(1)],
      [e.versandt()],
      [e.uebergeben()],
      [e.abgelegt()],
    ]
    const entschieden = async () => (await u.abgleich.pruefe()).zusammenfassung.bilanz[0]?.entschieden
    await u.gegeben(8, ...fertig)
    await u.gesehen()
    expect(await entschieden()).toBe(1)
    await u.gegeben(9, ...fertig)
    await u.gesehen()
    expect([await entschieden(), await entschieden()]).toEqual([2, 2])
    await u.vorEinerStunde()
    await admin().vorgaenge.deleteOne({ _id: idOf(8) })
    expect(await findings()).toContainEqual(['bilanz', 1])
  })

  test('a database whose own estimate is wrong since it was killed costs one count, and hides nothing', async () => {
    const estimate = async () => 12
    const count = createNachzaehler({
      ...u.mongo.databases,
      log: { collection: (name: string) => estimating(u.mongo.databases.log.collection(name), estimate) },
    } as never)
    const buch = await ladeBuch(u.mongo.databases)
    expect(buch.commits).toBe(13)
    expect(await count(buch)).toBeUndefined()
    expect(await count({ ...buch, commits: 14 })).toBe(13)
  })

  test('finds what stands still, has it woken, and says so; who waits for a person is left alone', async () => {
    await u.gegeben(4, ...zugeordnet)
    await u.gesehen()
    expect(await findings()).toEqual([])
    u.uhr.vor = 6 * MINUTE
    await admin().vorgaenge.updateOne({ _id: idOf(4) }, { $set: { weckenAb: new Date(Date.now() + TAG) } })
    const bericht = await u.abgleich.pruefe({ wecken: true })
    expect(bericht.befunde).toMatchObject([
      { code: 'haengt', leistung: 'wohngeld', stand: 'zugeordnet', anzahl: 1, vorgaenge: [idOf(4)] },
    ])
    expect(bericht.geweckt).toEqual({ anzahl: 1, vorgaenge: [idOf(4)] })
    const woken: string[] = []
    u.bus.subscribe('test.hoere', ereignisTypen, async (s) => void woken.push(s.vorgangId))
    await admin().vorgaenge.updateOne({ _id: idOf(4) }, { $set: { weckenAb: new Date() } })
    expect(await u.waechter.wakeDue()).toBe(1)
    await u.bus.quiet()
    expect(woken).toEqual([idOf(4)])
  })

  test('finds an ordered letter without evidence after its time', async () => {
    await u.gegeben(5, ...zugeordnet, [e.entschieden(1)], [e.bescheid(1)])
    await u.gegeben(6, ...zugeordnet, [e.nachgefordert(1, '2025-06-30')])
    await u.gesehen()
    expect(await findings()).toEqual([])
    u.uhr.vor = 16 * MINUTE
    expect(await findings()).toEqual([
      ['auftrag-ohne-beleg', 1, idOf(5)],
      ['auftrag-ohne-beleg', 1, idOf(6)],
    ])
  })

  test('finds what lies too long with a person, and a Frist that passed without anything happening', async () => {
    u.uhr.vor = 15 * TAG
    u.uhr.fachlich = new Date('2025-07-04T08:00:00Z')
    const { befunde } = await u.abgleich.pruefe()
    expect(befunde.map((b) => [b.code, b.stand, b.anzahl])).toEqual([
      ['liegt', 'bei-person', 2],
      ['liegt', 'nachforderung', 1],
    ])
  })

  test('finds signed heads that no longer follow the log, and one that was not signed by us', async () => {
    await u.haltKopfschreiber()
    await u.gegeben(1, [uebernommen('sb-1')])
    await u.projektion.quiet()
    expect(await findings()).toEqual([])
    u.uhr.vor = 2 * MINUTE
    expect(await findings()).toEqual([['koepfe-alt', 1]])
    appendFileSync(u.koepfe, '{"n":99,"bis":"99999999999.0","signature":"eA=="}\n')
    expect(await findings()).toEqual([['koepfe-gefaelscht', 1]])
    u.startKopfschreiber()
  })

  test('finds lists that no longer follow the log', async () => {
    await u.projektion.stop()
    await u.gegeben(7, [e.eingegangen()])
    u.uhr.vor = 2 * MINUTE
    for (let tries = 0; tries < 50 && (await findings()).length > 1; tries++) await sleep(100)
    expect(await findings()).toEqual([['liste-hinkt', 1]])
  })

  test('takes lists for late, not for wrong, that catch up right after they were counted', async () => {
    await u.projektion.stop()
    const id = await u.gegeben(7, [e.eingegangen()])
    await admin().commits.updateOne({ vorgangId: id }, { $set: { aufgenommen: ago(100) } })
    const { arbeit } = u.mongo.admin
    await arbeit.collection('lesezeichen').updateMany({}, { $set: { aufgenommen: ago(2_000) } })
    await arbeit.collection('abgleich').updateOne({ commits: 13 }, { $set: { bis: ago(2_000) } })
    const { client } = u.mongo.databases.arbeit
    const start = client.startSession.bind(client)
    vi.spyOn(client, 'startSession').mockImplementation((options) => {
      const session = start(options)
      const end = session.endSession.bind(session)
      if (options?.snapshot) session.endSession = () => u.projektion.trageNach([id]).then(() => end())
      return session
    })
    expect(await findings().finally(() => vi.restoreAllMocks())).toEqual([['liste-hinkt', 1]])
    expect(await findings()).toEqual([])
  })

  test('finds a commit that the relay did not announce, where there is one', async () => {
    const relay = u.mongo.admin.arbeit.collection<{ _id: string; bis: Timestamp }>('relay')
    await relay.insertOne({ _id: 'relay', bis: new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) })
    expect(await findings()).toEqual([])
    await relay.updateOne({ _id: 'relay' }, { $set: { bis: new Timestamp({ t: 1_000, i: 0 }) } })
    expect(await findings()).toEqual([['nicht-veroeffentlicht', 1]])
  })

  test('finds messages that nobody could work on', async () => {
    await u.mongo.admin.arbeit
      .collection<{ _id: string; zeit: Date }>('geparkt')
      .insertOne({ _id: 'weiche.validation/x/0/1', zeit: new Date() })
    expect(await findings()).toEqual([['geparkt', 1]])
  })

  test('looks at what is new only: what was counted is not read again', async () => {
    await admin().commits.updateOne({ vorgangId: idOf(1), seq: 2 }, { $set: { ursache: 'anders' } })
    expect(await findings()).toEqual([])
    expect(await findings(true)).toContainEqual(['log-verletzt', 1, idOf(1)])
  })
})

function estimating<T extends object>(collection: T, estimatedDocumentCount: () => Promise<number>): T {
  return new Proxy(collection, {
    get(target, name) {
      if (name === 'estimatedDocumentCount') return estimatedDocumentCount
      const found = target[name as keyof T]
      return typeof found === 'function' ? found.bind(target) : found
    },
  })
}
