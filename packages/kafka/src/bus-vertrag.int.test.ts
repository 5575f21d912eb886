import { setTimeout as sleep } from 'node:timers/promises'
import { type Bus, createEmbeddedBus } from '@weiche/controller'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createKafkaBus } from './kafka-bus.ts'
import { kafka, newId, newPlace, notingLogger, parkingInMemory, signal } from './test-umgebung.ts'

/** What every bus keeps, shown on each adapter. `begin` makes the subscriptions alive. */
type Made = { bus: Bus; begin(): Promise<void> }

const open: Bus[] = []
afterEach(async () => {
  for (const bus of open.splice(0)) await bus.close()
})

function embedded(concurrency: number): Made {
  const bus = createEmbeddedBus({ concurrency })
  open.push(bus)
  return { bus, begin: async () => undefined }
}

function onKafka(concurrency: number): Made {
  const { logger } = notingLogger()
  const { databases } = parkingInMemory()
  const options = { brokers: [kafka!.broker], clientId: 'test', logger, databases, concurrency }
  const bus = createKafkaBus({ ...options, ...newPlace(), sessionTimeout: 6_000 })
  open.push(bus)
  return { bus, begin: bus.start }
}

/** Handlers of one service that note when they are at work. */
function watched(bus: Bus) {
  const atWork = new Map<string, number>()
  const most = new Map<string, number>()
  const seen: { handler: string; vorgangId: string; seq: number }[] = []
  const note = (key: string, by: number) => {
    atWork.set(key, (atWork.get(key) ?? 0) + by)
    most.set(key, Math.max(most.get(key) ?? 0, atWork.get(key)!))
  }
  for (const handler of ['a.pruefe', 'a.teile']) {
    bus.subscribe(handler, ['bescheid.erstellt'], async ({ vorgangId, seq }) => {
      for (const key of [vorgangId, handler, 'alle']) note(key, 1)
      await sleep(5)
      seen.push({ handler, vorgangId, seq })
      for (const key of [vorgangId, handler, 'alle']) note(key, -1)
    })
  }
  return { most, seen }
}

describe.each([
  { name: 'embedded', make: embedded, there: true },
  { name: 'Kafka', make: onKafka, there: kafka !== null },
])('the bus ($name)', ({ make, there }) => {
  test.skipIf(!there)('wakes every handler of an event, and none of another', async () => {
    const { bus, begin } = make(10)
    const { seen } = watched(bus)
    const [x, y] = [newId(), newId()]
    await begin()
    bus.publish([signal(x), signal(y, 1, ['antrag.geprueft'])])
    await bus.quiet()
    expect(seen.map((s) => s.handler).sort()).toEqual(['a.pruefe', 'a.teile'])
    expect(new Set(seen.map((s) => s.vorgangId))).toEqual(new Set([x]))
  })
  test.skipIf(!there)('lets handlers of one Vorgang take turns and those of different ones work at once', async () => {
    const { bus, begin } = make(10)
    const { seen, most } = watched(bus)
    const ids = Array.from({ length: 12 }, newId)
    await begin()
    bus.publish(ids.map((id) => signal(id)))
    await bus.quiet()
    expect(seen).toHaveLength(24)
    expect(ids.map((id) => most.get(id))).toEqual(ids.map(() => 1))
    expect(most.get('alle')).toBeGreaterThan(1)
  })
  test.skipIf(!there)('never runs more of one handler than allowed', async () => {
    const { bus, begin } = make(2)
    const { most } = watched(bus)
    await begin()
    bus.publish(Array.from({ length: 20 }, () => signal(newId())))
    await bus.quiet()
    expect(Math.max(most.get('a.pruefe')!, most.get('a.teile')!)).toBe(2)
  })
  test.skipIf(!there)('whatever is published, each Vorgang is looked at no older than its newest signal', async () => {
    const { bus, begin } = make(5)
    const { seen } = watched(bus)
    await begin()
    const ids = Array.from({ length: 6 }, newId)
    const published = fc.array(fc.record({ id: fc.constantFrom(...ids), seq: fc.integer({ min: 1, max: 9 }) }), {
      ...{ minLength: 1, maxLength: 30 },
    })
    await fc.assert(
      fc.asyncProperty(published, async (all) => {
        seen.length = 0
        for (const { id, seq } of all) bus.publish([signal(id, seq)])
        await bus.quiet()
        for (const [id, ofOne] of Map.groupBy(all, (s) => s.id)) {
          const newest = Math.max(...ofOne.map((s) => s.seq))
          for (const handler of ['a.pruefe', 'a.teile']) {
            const looked = seen.filter((s) => s.handler === handler && s.vorgangId === id)
            expect(Math.max(...looked.map((s) => s.seq))).toBe(newest)
          }
        }
      }),
      { numRuns: 10 },
    )
  })
  test.skipIf(!there)('given it is closed, then it waits for what is at work and begins nothing more', async () => {
    const { bus, begin } = make(1)
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    let ended = 0
    bus.subscribe('a.pruefe', ['bescheid.erstellt'], async () => {
      resolve()
      await sleep(100)
      ended++
    })
    await begin()
    bus.publish(Array.from({ length: 5 }, () => signal(newId())))
    await begun
    await bus.close()
    expect(ended).toBe(1)
    await sleep(300)
    expect(ended).toBe(1)
  })
})
