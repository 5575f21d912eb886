import { setTimeout as sleep } from 'node:timers/promises'
import type { Signal } from '@weiche/controller'
import type { Databases } from '@weiche/mongo'
import type { Message } from 'kafkajs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKafkaBus, type KafkaBus } from './kafka-bus.ts'
import { toMessage } from './message.ts'
import { createSender } from './sender.ts'
import {
  kafka,
  newClient,
  newId,
  newPlace,
  notingLogger,
  parkingInMemory,
  signal,
  TYPES,
  until,
} from './test-umgebung.ts'
import { ensureTopics } from './topics.ts'

type Send = (messages: Message[]) => Promise<void>

const clean: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of clean.splice(0).reverse()) await end()
})

/** A topic of one partition unless said otherwise, a sender, and processes of one service on it. */
async function place(partitions = 1) {
  const where = newPlace(partitions)
  const client = newClient()
  const admin = client.admin()
  await admin.connect()
  clean.push(() => admin.disconnect())
  await ensureTopics(admin, [where.topic])
  const producer = createSender(client, notingLogger().logger)
  clean.push(producer.close)
  const send = (messages: Message[]) => producer.send([{ topic: where.topic.name, messages }])
  const { parked, databases } = parkingInMemory()
  const { logger, events } = notingLogger()
  const seen: string[] = []

  async function process(
    onSignal: (signal: Signal) => Promise<void> = async () => undefined,
    rest: { databases?: Databases; sessionTimeout?: number; concurrency?: number } = {},
  ): Promise<KafkaBus> {
    const base = {
      brokers: [kafka!.broker],
      clientId: 'test',
      logger,
      databases,
      concurrency: 8,
      sessionTimeout: 6_000,
    }
    const bus = createKafkaBus({ ...base, ...where, ...rest })
    clean.push(bus.close)
    bus.subscribe('a.pruefe', TYPES, async (s) => {
      await onSignal(s)
      seen.push(s.vorgangId)
    })
    await bus.start()
    return bus
  }

  return { ...where, admin, send, parked, events, seen, process }
}

async function sendNew(send: Send, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await send(ids.map((id) => toMessage(signal(id))))
  return ids
}

describe.skipIf(!kafka)('no signal is passed over', () => {
  let p: Awaited<ReturnType<typeof place>>
  beforeEach(async () => {
    p = await place()
  })

  test('tells whether signals wait for their turn: by their age, until the last of them was worked on', async () => {
    const { promise: busy, resolve } = Promise.withResolvers<void>()
    const bus = await p.process(async () => (p.seen.length > 0 ? busy : undefined))
    bus.publish([signal(newId())])
    await bus.quiet()
    bus.publish([signal(newId())])
    await sleep(300)
    expect(await bus.isLate(60_000)).toBe(false)
    expect(await bus.isLate(200)).toBe(true)
    resolve()
    await bus.quiet()
    expect(await bus.isLate(0)).toBe(false)
  })

  test('given a new service, then it begins with what already waits', async () => {
    const ids = await sendNew(p.send, 20)
    await (await p.process()).quiet()
    expect(p.seen.sort()).toEqual(ids.sort())
  })

  test('given its place was deleted while it was away, then it goes on at the oldest there is, and an alarm is given', async () => {
    await sendNew(p.send, 10)
    const first = await p.process()
    await first.quiet()
    await first.close()
    const later = await sendNew(p.send, 50)
    await p.admin.deleteTopicRecords({ topic: p.topic.name, partitions: [{ partition: 0, offset: '30' }] })
    p.seen.length = 0
    await (await p.process()).quiet()
    expect(p.seen.sort()).toEqual(later.slice(20).sort())
    expect(p.events).toContain('kafka.stelle-verloren')
  })

  test('given it is stopped in the middle, then nothing unfinished counts as done', async () => {
    const ids = await sendNew(p.send, 10)
    const slow = await p.process(() => sleep(40), { concurrency: 1 })
    await until(() => p.seen.length >= 3)
    await slow.close()
    expect(p.seen.length).toBeLessThan(10)
    await (await p.process()).quiet()
    expect(new Set(p.seen)).toEqual(new Set(ids))
  })

  test('given messages nobody can read, then they are parked and those behind them are worked on', async () => {
    const [before] = await sendNew(p.send, 1)
    await p.send([{ key: 'x', value: 'kein JSON' }, { value: JSON.stringify({ v: 99 }) }, { key: 'y', value: null }])
    const [behind] = await sendNew(p.send, 1)
    await (await p.process()).quiet()
    expect(p.seen).toEqual(expect.arrayContaining([before, behind]))
    expect(p.parked.map((m) => m.grund)).toEqual(['kein JSON', 'neuere Version', 'ohne Inhalt'])
    expect(p.parked[0]!._id).toBe(`${p.prefix}.a/${p.topic.name}/0/1`)
  })

  test('given a handler that always fails, then its signal is parked after some tries and those behind it are worked on', async () => {
    const [poison, ...good] = await sendNew(p.send, 5)
    let tries = 0
    const bus = await p.process(async ({ vorgangId }) => {
      if (vorgangId === poison && ++tries) throw new Error('always')
    })
    await bus.quiet()
    expect(p.seen.sort()).toEqual(good.sort())
    expect([tries, p.parked.map((m) => m.grund)]).toEqual([3, ['Schritt a.pruefe ist fehlgeschlagen']])
  })

  test('given kafkajs gives its consumer up for good, then another takes its place', async () => {
    const { databases, parked } = parkingInMemory()
    const collection = databases.arbeit.collection('geparkt')
    let failed = false
    const failsOnce = {
      async updateOne(...args: Parameters<typeof collection.updateOne>) {
        if (!failed) {
          failed = true
          throw new TypeError('kafkajs never tries again after this kind')
        }
        return collection.updateOne(...args)
      },
    }
    await p.send([{ value: 'kein JSON' }])
    const ids = await sendNew(p.send, 3)
    const bus = await p.process(undefined, {
      databases: {
        arbeit: { collection: (name: string) => (name === 'geparkt' ? failsOnce : databases.arbeit.collection(name)) },
      } as unknown as Databases,
    })
    await bus.quiet()
    expect(new Set(p.seen)).toEqual(new Set(ids))
    expect([bus.lage()[0]?.ersetzt, parked.length]).toEqual([1, 1])
    expect(p.events).toContain('kafka.verbraucher-ersetzt')
  })

  test('given the broker hangs with open connections, then the silent consumer is replaced, and goes on when it is back', async () => {
    const bus = await p.process(undefined, { sessionTimeout: 1_000 })
    const early = await sendNew(p.send, 3)
    await bus.quiet()
    process.kill(kafka!.pid, 'SIGSTOP')
    try {
      await until(() => p.events.includes('kafka.verbraucher-ersetzt'))
    } finally {
      process.kill(kafka!.pid, 'SIGCONT')
    }
    const late = await sendNew(p.send, 3)
    await until(() => late.every((id) => p.seen.includes(id)))
    expect(new Set(p.seen)).toEqual(new Set([...early, ...late]))
  })
})

test.skipIf(!kafka)('given processes come and go under load, then every signal is worked on', async () => {
  const p = await place(6)
  const work = () => sleep(5)
  const first = await p.process(work)
  const ids: string[] = []
  const load = (async () => {
    for (let i = 0; i < 30; i++) {
      ids.push(...(await sendNew(p.send, 20)))
      await sleep(50)
    }
  })()
  const second = await p.process(work)
  await first.close()
  const third = await p.process(work)
  await second.close()
  await load
  await third.quiet()
  expect(new Set(p.seen)).toEqual(new Set(ids))
})
