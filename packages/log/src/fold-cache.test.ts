import { setTimeout as sleep } from 'node:timers/promises'
import type { Commit } from '@weiche/vorgang'
import { afterEach, expect, test, vi } from 'vitest'
import { createFoldCache, type ReadCommit } from './fold-cache.ts'
import { eingegangen, uebernommen } from './probe.test-daten.ts'

const limits = { folds: 10, bytes: 1_000_000 }
const real = performance.now.bind(performance)
afterEach(() => void vi.restoreAllMocks())
/** The cache looks at the clock at most once in a millisecond. */
async function later(seconds: number): Promise<void> {
  vi.spyOn(performance, 'now').mockImplementation(() => real() + seconds * 1_000)
  await sleep(5)
}

function commit(vorgangId: string, seq: number): ReadCommit {
  const ereignisse = [seq === 1 ? eingegangen() : uebernommen(`p${seq}`)]
  const c: Commit = {
    vorgangId,
    seq,
    service: 'intake',
    ursache: `u${seq}`,
    zeitpunkt: '2026-01-05T10:00:00Z',
    ereignisse,
  }
  return { commit: c, hash: Buffer.of(seq), size: 100 }
}

test('a fold is extended, and what is known or out of order changes nothing', () => {
  const cache = createFoldCache(limits)
  cache.extend('v', [commit('v', 1), commit('v', 2)])
  cache.extend('v', [commit('v', 1), commit('v', 2)])
  cache.extend('v', [commit('v', 5)])
  expect(cache.get('v')).toMatchObject({ seq: 2, hash: Buffer.of(2), vorgang: { seq: 2 } })
  cache.extend('v', [commit('v', 3)])
  expect(cache.get('v')?.vorgang?.uebernahme?.fakten.person).toBe('p3')
  expect(cache.extend('w', [commit('w', 2)])).toBeUndefined()
})

test('plaintext is gone after a minute, even from a fold that was extended all the time', async () => {
  const cache = createFoldCache(limits)
  cache.extend('v', [commit('v', 1)])
  await later(30)
  cache.extend('v', [commit('v', 2)])
  await later(45)
  expect(cache.get('v')?.seq).toBe(2)
  await later(60)
  expect(cache.get('v')).toBeUndefined()
})

test('the cache is bounded by count and by bytes', () => {
  const byCount = createFoldCache({ folds: 3, bytes: 1_000_000 })
  const byBytes = createFoldCache({ folds: 100, bytes: 3_500 })
  for (const cache of [byCount, byBytes]) {
    for (const id of ['a', 'b', 'c', 'd']) cache.extend(id, [commit(id, 1)])
    expect(['a', 'b', 'c', 'd'].filter((id) => cache.get(id))).toEqual(['b', 'c', 'd'])
  }
})
