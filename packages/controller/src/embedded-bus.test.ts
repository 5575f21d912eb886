import { setTimeout as sleep } from 'node:timers/promises'
import { type EreignisTyp, UnbekanntesEreignis } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { createEmbeddedBus } from './embedded-bus.ts'
import type { Signal } from './ports.ts'

const TYPES: EreignisTyp[] = ['bescheid.erstellt']
const signal = (vorgangId: string, seq: number): Signal => ({ vorgangId, seq, leistung: 'wohngeld', types: TYPES })

/** Two handlers that note when they are at work. */
function watched(concurrency = 10) {
  const bus = createEmbeddedBus({ concurrency })
  const atWork = new Map<string, number>()
  const most = new Map<string, number>()
  const seen: [string, number][] = []
  const note = (key: string, by: number) => {
    atWork.set(key, (atWork.get(key) ?? 0) + by)
    most.set(key, Math.max(most.get(key) ?? 0, atWork.get(key)!))
  }
  for (const handler of ['a', 'b']) {
    bus.subscribe(handler, TYPES, async ({ vorgangId, seq }) => {
      for (const key of [vorgangId, handler, 'alle']) note(key, 1)
      await sleep(2)
      seen.push([`${handler} ${vorgangId}`, seq])
      for (const key of [vorgangId, handler, 'alle']) note(key, -1)
    })
  }
  return { bus, most, seen }
}

describe('the embedded bus', () => {
  test('lets handlers of one Vorgang take turns and those of different ones work at once', async () => {
    const { bus, most, seen } = watched()
    bus.publish([signal('x', 1), signal('y', 1), signal('z', 1)])
    await bus.quiet()
    expect(seen).toHaveLength(6)
    expect([most.get('x'), most.get('y'), most.get('z')]).toEqual([1, 1, 1])
    expect(most.get('alle')).toBe(3)
  })
  test('wakes a handler once more for what came while it was at work, and only with the newest', async () => {
    const { bus, seen } = watched()
    for (const seq of [1, 2, 3]) bus.publish([signal('x', seq)])
    await bus.quiet()
    expect(seen.filter(([who]) => who === 'a x').map(([, seq]) => seq)).toEqual([1, 3])
    expect(seen.at(-1)?.[1]).toBe(3)
  })
  test('never runs more of one handler than allowed', async () => {
    const { bus, most } = watched(2)
    bus.publish(Array.from({ length: 20 }, (_, i) => signal(`v${i}`, 1)))
    await bus.quiet()
    expect([most.get('a'), most.get('b')]).toEqual([2, 2])
  })
  test('given it is closed, then it waits for what is at work and begins nothing more', async () => {
    const { bus, seen } = watched(1)
    bus.publish([signal('x', 1), signal('y', 1)])
    await bus.close()
    expect(seen.length).toBe(2)
  })
})

test('given a handler met an event of a newer program, then the others are woken all the same', async () => {
  const { bus, seen } = watched()
  bus.subscribe('veraltet', TYPES, () => Promise.reject(new UnbekanntesEreignis('bescheid.verziert', 1)))
  bus.publish([signal('x', 1)])
  await bus.quiet()
  expect(seen).toHaveLength(2)
})

test('no more signals wait than allowed, whatever comes: the watchdog wakes whom they named', async () => {
  const bus = createEmbeddedBus({ concurrency: 1, most: 5 })
  const seen: string[] = []
  bus.subscribe('a', TYPES, async ({ vorgangId }) => {
    await sleep(1)
    seen.push(vorgangId)
  })
  bus.publish(Array.from({ length: 1_000 }, (_, i) => signal(`v${i}`, 1)))
  bus.publish([signal('v4', 2)])
  await bus.quiet()
  expect(seen).toEqual(['v0', 'v1', 'v2', 'v3', 'v4'])
})
