import type * as Net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestKafka, testKafka } from '@weiche/kafka-broker/test'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from './client.ts'
import { createKafkaBus, type KafkaBus } from './kafka-bus.ts'
import { toMessage } from './message.ts'
import { createSender } from './sender.ts'
import { createLeitung, type Leitung } from './test-leitung.ts'
import { kafka, newId, newPlace, notingLogger, parkingInMemory, signal, TYPES, until } from './test-umgebung.ts'
import { ensureTopics } from './topics.ts'

/** The broker names its own address in its answers: every connection of this file is led over the line to it. */
const umgeleitet = vi.hoisted(() => new Map<number, number>())
vi.mock('node:net', async (original) => {
  const net = await original<typeof Net>()
  const connect = (options: Net.TcpNetConnectOpts, listener?: () => void) =>
    net.connect({ ...options, port: umgeleitet.get(options.port) ?? options.port }, listener)
  return { ...net, connect, default: { ...net, connect } }
})

const SESSION_MS = 2_000
const clean: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of clean.splice(0).reverse()) await end()
})

/** A consumer and a sender, and everything that was acknowledged and seen. */
async function place(broker: string) {
  const where = newPlace(2)
  const { logger, events } = notingLogger()
  const client = createClient({ brokers: [broker], clientId: 'test', logger })
  const admin = client.admin()
  await admin.connect()
  await ensureTopics(admin, [where.topic])
  await admin.disconnect()
  const sender = createSender(client, logger, 2_000)
  clean.push(sender.close)
  const send = (id: string) => sender.send([{ topic: where.topic.name, messages: [toMessage(signal(id))] }])
  const seen = new Set<string>()
  const base = { brokers: [broker], clientId: 'test', logger, databases: parkingInMemory().databases, concurrency: 8 }
  const bus: KafkaBus = createKafkaBus({ ...base, ...where, sessionTimeout: SESSION_MS })
  clean.push(bus.close)
  bus.subscribe('a.pruefe', TYPES, async ({ vorgangId }) => void seen.add(vorgangId))
  await bus.start()
  return { send, seen, bus, events }
}

/** As the relay does it: again until it is acknowledged. */
async function sendUntilTaken(send: (id: string) => Promise<void>): Promise<string> {
  const id = newId()
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
    const taken = await send(id).then(
      () => true,
      () => false,
    )
    if (taken) return id
  }
  throw new Error('not taken within a minute')
}

describe.skipIf(!kafka)('given the line to the broker', () => {
  let leitung: Leitung
  let p: Awaited<ReturnType<typeof place>>
  beforeEach(async () => {
    const port = Number(kafka!.broker.split(':')[1])
    leitung = await createLeitung(port)
    umgeleitet.set(port, leitung.port)
    clean.push(leitung.close, async () => umgeleitet.clear())
    p = await place(kafka!.broker)
  })
  const allSeen = (ids: readonly string[]) => until(() => ids.every((id) => p.seen.has(id)), 40_000)

  test('is cut again and again, then everything acknowledged is worked on', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) {
      ids.push(await sendUntilTaken(p.send))
      leitung.cut()
      ids.push(await sendUntilTaken(p.send))
    }
    await allSeen(ids)
  }, 60_000)

  test('is half open, then sending fails in time, the silent consumer is replaced, and both go on when it is mended', async () => {
    const ids = [await sendUntilTaken(p.send)]
    await allSeen(ids)
    leitung.hold()
    const began = performance.now()
    await expect(p.send(newId())).rejects.toThrow()
    expect(performance.now() - began).toBeLessThan(6_000)
    await until(() => p.events.includes('kafka.verbraucher-ersetzt'), 20_000)
    leitung.mend()
    ids.push(await sendUntilTaken(p.send))
    await allSeen(ids)
  }, 90_000)
})

describe.skipIf(!kafka)('given a broker of its own', () => {
  const own: { kafka?: TestKafka | undefined } = {}
  afterAll(async () => own.kafka?.stop(), 30_000)

  test('that is killed and comes back, then nothing acknowledged is lost, and the work goes on', async () => {
    own.kafka = await testKafka()
    const p = await place(own.kafka!.brokers[0]!)
    const ids = await Promise.all(Array.from({ length: 50 }, () => sendUntilTaken(p.send)))
    process.kill(own.kafka!.pid!, 'SIGKILL')
    await expect(p.send(newId())).rejects.toThrow()
    own.kafka = await own.kafka!.again()
    ids.push(...(await Promise.all(Array.from({ length: 50 }, () => sendUntilTaken(p.send)))))
    await until(() => ids.every((id) => p.seen.has(id)), 60_000)
    expect(p.bus.lage()[0]?.ohneFortschrittMs).toBeLessThan(30_000)
  }, 180_000)
})
