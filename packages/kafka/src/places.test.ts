import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'

function noting(everyMs: number, refuse = false) {
  const requests: string[] = []
  const errors: unknown[] = []
  const commitOffsets = async (offsets: { partition: number; offset: string }[]) => {
    requests.push(offsets.map((o) => `${o.partition}:${o.offset}`).join(' '))
    if (refuse) throw new Error('REBALANCE_IN_PROGRESS')
  }
  return { requests, errors, places: createPlaces({ commitOffsets }, 't', (e) => errors.push(e), everyMs) }
}

test('the first place is noted at once, those of all partitions that follow together', async () => {
  const { places, requests } = noting(50)
  places.done(0, 1n)
  await sleep(5)
  places.done(0, 2n)
  places.done(1, 7n)
  places.done(0, 3n)
  await sleep(5)
  expect(requests).toEqual(['0:1'])
  await sleep(100)
  expect(requests).toEqual(['0:1', '0:3 1:7'])
})

test('who leaves notes what is open; who lost its partitions does not', async () => {
  const { places, requests } = noting(10_000)
  places.done(0, 1n)
  await places.flush()
  places.done(0, 2n)
  places.forget()
  places.done(1, 5n)
  await places.flush()
  expect(requests).toEqual(['0:1', '1:5'])
})

test('a refusal is told and stops nothing', async () => {
  const { places, requests, errors } = noting(1, true)
  places.done(0, 1n)
  await places.flush()
  places.done(0, 2n)
  await places.flush()
  expect([requests.length, errors.length]).toEqual([2, 2])
})
