import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Handler, type Platform, startHandlers } from '@weiche/controller'
import { createLog, logIndexes } from '@weiche/log'
import { Timestamp } from '@weiche/mongo'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { createSiegel, type KeyDoc, masterKeyFromBytes } from '@weiche/siegel'
import type { EreignisTyp } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import type { KafkaMessage } from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { withDeadline } from './deadline.ts'
import { createKafkaBus, isAllPublished, startRelay } from './index.ts'
import { INTEREST_MS, noteInterest } from './interest.ts'
import { createParking, type GeparktDoc } from './parking.ts'
import type { StandDoc } from './relay-stand.ts'
import { createSender, type Sender } from './sender.ts'
import { kafka, newClient, newId, newPlace, notingLogger, until } from './test-umgebung.ts'
import { ensureTopics } from './topics.ts'

let mongo: TestMongo
beforeAll(async () => {
  if (kafka) mongo = await testMongo({ indexes: logIndexes })
}, 120_000)
afterAll(() => mongo?.stop(), 30_000)

const clean: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of clean.splice(0).reverse()) await end()
})

/** A log, a topic, and everything that comes out at the other end. */
async function place(wanted: EreignisTyp[] = ['antrag.eingegangen', 'antrag.geprueft']) {
  const where = newPlace(2)
  const client = newClient()
  const admin = client.admin()
  await admin.connect()
  clean.push(() => admin.disconnect())
  await ensureTopics(admin, [where.topic])
  const consumer = client.consumer({ groupId: `${where.prefix}.probe`, maxWaitTimeInMs: 200 })
  await consumer.connect()
  // Closing hangs now and then (kafkajs #1167).
  clean.push(() => withDeadline(consumer.disconnect(), 5_000, 'disconnect').catch(() => undefined))
  await consumer.subscribe({ topic: where.topic.name, fromBeginning: true })
  const arrived: KafkaMessage[] = []
  await consumer.run({ eachMessage: async ({ message }) => void arrived.push(message) })
  const { databases } = mongo
  const masterKey = masterKeyFromBytes(randomBytes(32))
  const collection = databases.schluessel.collection<KeyDoc>('schluessel')
  const siegel = createSiegel({ masterKey, collection, jetzt: () => new Date(2026, 0, 5) })
  const log = createLog({ databases, siegel })
  clean.push(log.close, async () => siegel.close())
  const sender = () => createSender(client, notingLogger().logger)
  await databases.arbeit.collection('interesse').deleteMany({})
  await noteInterest(databases, 'a', wanted)

  async function append(vorgangId: string, gesehen: number, ursache: string) {
    const ereignisse = [gesehen === 0 ? e.eingegangen({ nachname: 'Kanarienvogel' }) : e.geprueft(1)]
    const service = gesehen === 0 ? ('intake' as const) : ('validation' as const)
    await log.append({ vorgangId, gesehen, service, ursache, zeitpunkt: new Date('2026-01-05'), ereignisse })
  }
  /** What comes while the relay turns from reading to following may be announced twice; what comes later, once. */
  const isFollowing = async () => {
    const stand = await databases.arbeit.collection<StandDoc>('relay').findOne({ _id: where.prefix })
    return stand?.stelle !== undefined
  }
  const places = () => arrived.map((m) => m.headers?.['ereignis-id']?.toString())

  function relay(make: () => Sender = sender, from?: Timestamp) {
    const relay = startRelay({
      from,
      ...{
        databases,
        log,
        topics: where.topics,
        sender: make,
        logger: notingLogger().logger,
        name: where.prefix,
        ttlMs: 5_000,
      },
    })
    clean.push(relay.stop)
    return relay
  }
  return { ...where, databases, log, append, arrived, isFollowing, places, relay, sender }
}

describe.skipIf(!kafka)('the relay', () => {
  test('tells whether a commit waits to be announced, by its age', async () => {
    const p = await place()
    const broken = () => ({ ...p.sender(), send: () => Promise.reject(new Error('no broker')) })
    const relay = p.relay(broken)
    await p.append(newId(), 0, 'a')
    expect(await relay.isLate(60_000)).toBe(false)
    await until(() => relay.isLate(1_000))
    await relay.stop()
    const next = p.relay()
    await until(async () => !(await next.isLate(1_000)))
    // Kafka has it; who reads along may be a moment behind.
    await until(() => p.places().length > 0)
  })

  test('announces what was in the log before it and what comes after: facts without content, in order of the Vorgang', async () => {
    const p = await place()
    const id = newId()
    await p.append(id, 0, 'ein Schlüssel von Erika Kanarienvogel')
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await mongo.admin.log.collection('commits').updateOne({ vorgangId: id, seq: 1 }, { $set: { traceparent } })
    const relay = p.relay()
    await until(() => p.places().includes(`${id}:1.0`))
    await p.append(id, 1, `validation.pruefe:${id}:1.0:1`)
    await until(() => p.places().includes(`${id}:2.0`))
    await until(relay.allPublished)
    const [first, second] = p.arrived.filter((m) => m.key?.toString() === id)
    expect(JSON.parse(String(first!.value))).toEqual({
      ...{ v: 1, vorgangId: id, seq: 1, leistung: 'wohngeld', types: ['antrag.eingegangen'] },
    })
    expect(JSON.parse(String(second!.value))).toMatchObject({
      seq: 2,
      leistung: 'wohngeld',
      types: ['antrag.geprueft'],
    })
    expect(first!.headers?.['ursache']).toBeUndefined()
    expect(second!.headers?.['ursache']?.toString()).toBe(`${id}:1.0`)
    expect(first!.headers?.['traceparent']?.toString()).toBe(traceparent)
    expect(second!.headers?.['traceparent']).toBeUndefined()
    expect(
      JSON.stringify(p.arrived.map((m) => [String(m.value), Object.values(m.headers ?? {}).map(String)])),
    ).not.toMatch(/Kanarienvogel/)
  })

  test('announces what a service wants to be woken by, and from a second after it wants more that too', async () => {
    const p = await place(['antrag.eingegangen'])
    const [early, late] = [newId(), newId()]
    const relay = p.relay()
    await until(p.isFollowing)
    await p.append(early, 0, 'a')
    await p.append(early, 1, 'b')
    await until(relay.allPublished)
    const more = () => noteInterest(p.databases, 'a', ['antrag.geprueft', 'antrag.eingegangen'])
    expect([await more(), await more()]).toEqual([true, false])
    await sleep(INTEREST_MS)
    await p.append(late, 0, 'c')
    await p.append(late, 1, 'd')
    await until(() => p.places().includes(`${late}:2.0`))
    const ofThese = p.places().filter((place) => place?.startsWith(early) || place?.startsWith(late))
    expect(ofThese).toEqual([`${early}:1.0`, `${late}:1.0`, `${late}:2.0`])
  })

  test('given two, then one works, and when it ends the other goes on: nothing is missing', async () => {
    const p = await place()
    const first = p.relay()
    const ids = [newId(), newId(), newId()] as const
    await p.append(ids[0], 0, 'a')
    await until(() => p.places().includes(`${ids[0]}:1.0`))
    await until(p.isFollowing)
    let begun = 0
    const second = p.relay(() => {
      begun++
      return p.sender()
    })
    await p.append(ids[1], 0, 'b')
    await until(() => p.places().includes(`${ids[1]}:1.0`))
    expect(begun).toBe(0)
    await first.stop()
    await p.append(ids[2], 0, 'c')
    await p.append(ids[0], 1, 'd')
    await until(() => p.places().includes(`${ids[2]}:1.0`) && p.places().includes(`${ids[0]}:2.0`))
    const later = p.arrived.find((m) => m.headers?.['ereignis-id']?.toString() === `${ids[0]}:2.0`)
    expect(JSON.parse(String(later!.value))).toMatchObject({ leistung: 'wohngeld' })
    await until(second.allPublished)
    expect(begun).toBe(1)
    expect(p.places().filter((place) => place === `${ids[1]}:1.0`)).toHaveLength(1)
  })

  test('given its bookmark is lost, then it reads again from an hour before its last place, and not the whole log', async () => {
    const p = await place()
    const [early, between] = [newId(), newId()]
    await p.append(early, 0, 'a')
    const first = p.relay()
    await until(() => p.places().includes(`${early}:1.0`))
    await first.stop()
    await p.append(between, 0, 'b')
    expect(await isAllPublished(p.databases, p.prefix)).toBe(false)
    const { deletedCount } = await p.databases.arbeit
      .collection<{ _id: string }>('lesezeichen')
      .deleteOne({ _id: p.prefix })
    expect(deletedCount).toBe(1)
    const from: unknown[] = []
    const { tail } = p.log
    p.log.tail = (options) => {
      from.push([options.from?.getHighBits(), options.overlapS])
      return tail(options)
    }
    const second = p.relay()
    await until(() => p.places().includes(`${between}:1.0`))
    await until(second.allPublished)
    expect(from).toEqual([[expect.any(Number), 3_600]])
  })

  test('given it shall replay, then everything from then on is announced once more, and nothing before', async () => {
    const p = await place()
    const [early, late] = [newId(), newId()]
    await p.append(early, 0, 'a')
    const first = p.relay()
    await until(() => p.places().includes(`${early}:1.0`))
    await sleep(1_100)
    await p.append(late, 0, 'b')
    await until(() => p.places().includes(`${late}:1.0`))
    await first.stop()
    const doc = await p.databases.log.collection<{ aufgenommen: Timestamp }>('commits').findOne({ vorgangId: late })
    const second = p.relay(undefined, doc!.aufgenommen)
    await until(() => p.places().filter((place) => place === `${late}:1.0`).length === 2)
    await until(second.allPublished)
    expect(p.places().filter((place) => place === `${early}:1.0`)).toHaveLength(1)
  })

  test('whether all is announced is known exactly, also where commits of the same moment overtake each other', async () => {
    const p = await place()
    const id = newId()
    await p.append(id, 0, 'a')
    const relay = p.relay()
    await until(relay.allPublished)
    await relay.stop()
    await p.append(id, 1, 'b')
    expect(await isAllPublished(p.databases, p.prefix)).toBe(false)
    // Overtaken: it became visible last, and its time of arrival is before that of what was announced.
    const commits = mongo.admin.log.collection<{ aufgenommen: Timestamp }>('commits')
    const first = await commits.findOne({ vorgangId: id, seq: 1 })
    const aufgenommen = new Timestamp({ t: first!.aufgenommen.getHighBits() - 1, i: 1 })
    await commits.updateOne({ vorgangId: id, seq: 2 }, { $set: { aufgenommen } })
    expect(await isAllPublished(p.databases, p.prefix)).toBe(false)
    const again = p.relay()
    await until(again.allPublished)
    await until(() => p.places().includes(`${id}:2.0`))
  })

  test('given Kafka does not take it, then the commit is announced later and does not count as announced before', async () => {
    const p = await place()
    let refusals = 2
    const relay = p.relay(() => {
      const real = p.sender()
      const send: Sender['send'] = (post) => (refusals-- > 0 ? Promise.reject(new Error('away')) : real.send(post))
      return { ...real, send }
    })
    const id = newId()
    await p.append(id, 0, 'a')
    expect(await relay.allPublished()).toBe(false)
    await until(relay.allPublished)
    await until(() => p.places().includes(`${id}:1.0`))
    expect(refusals).toBeLessThan(0)
  })
})

test.skipIf(!kafka)(
  'from the log through Kafka to a handler and back: one that keeps failing brings a person, the others go on',
  async () => {
    const p = await place()
    const { logger } = notingLogger()
    const base = { brokers: [kafka!.broker], clientId: 'test', logger, databases: p.databases, concurrency: 4 }
    const bus = createKafkaBus({ ...base, topics: p.topics, sessionTimeout: 6_000 })
    clean.push(bus.close)
    const bad = newId()
    const pruefe: Handler = {
      ...{ name: 'validation.pruefe', service: 'validation', wakesOn: ['antrag.eingegangen'] },
      async handle(v) {
        if (v.vorgangId === bad) throw new Error('always')
        return v.pruefung ? undefined : { antwortAuf: v.antrag.id, ereignisse: [e.geprueft(v.grundlage)] }
      },
    }
    const platform = { log: p.log, bus, uhr: { jetzt: () => new Date('2026-01-05') }, logger } as unknown as Platform
    startHandlers([pruefe], platform, () => false)
    await bus.start()
    const good = [newId(), newId()]
    for (const id of [bad, ...good]) await p.append(id, 0, `k${id}`)
    const relay = p.relay()
    await until(relay.allPublished)
    await bus.quiet()
    const typesOf = async (id: string) => (await p.log.read(id)).flatMap((c) => c.ereignisse.map((x) => x.type))
    for (const id of good) expect(await typesOf(id)).toEqual(['antrag.eingegangen', 'antrag.geprueft'])
    expect(await typesOf(bad)).toEqual(['antrag.eingegangen', 'vorgang.ausgesteuert'])
    expect(await p.databases.arbeit.collection('geparkt').countDocuments({ gruppe: `${p.prefix}.validation` })).toBe(0)
  },
)

test.skipIf(!kafka)('a message is parked once, with its bytes, however often it is tried', async () => {
  const parking = createParking(mongo.databases)
  const message = { key: null, value: Buffer.from([0xff, 0x00, 0x7b]), offset: '7', headers: { a: 'b' } }
  const at = { gruppe: 'weiche.a', topic: 'weiche.signale.a', partition: 3 }
  for (let i = 0; i < 2; i++) await parking.park(at, message as unknown as KafkaMessage, 'kein JSON')
  const found = await mongo.databases.arbeit.collection<GeparktDoc>('geparkt').find().toArray()
  expect(found).toMatchObject([{ _id: 'weiche.a/weiche.signale.a/3/7', grund: 'kein JSON', kopfzeilen: { a: 'b' } }])
  expect([...found[0]!.wert!.buffer]).toEqual([0xff, 0x00, 0x7b])
  expect(found[0]!.zeit).toBeInstanceOf(Date)
})
