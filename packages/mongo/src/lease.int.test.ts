import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LeaseDoc, startLeased } from './lease.ts'
import { type TestMongo, testMongo } from './test.ts'

let mongo: TestMongo
beforeAll(async () => {
  mongo = await testMongo()
}, 120_000)
afterAll(() => mongo.stop(), 30_000)

const collection = () => mongo.databases.arbeit.collection<LeaseDoc>('leases')
const TTL = 600

function compete(name: string, holders: Set<number>, most: { at: number }, id: number) {
  return startLeased({
    ...{ collection: collection(), name, ttlMs: TTL, onError: () => undefined },
    async run(signal) {
      holders.add(id)
      most.at = Math.max(most.at, holders.size)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      holders.delete(id)
    },
  })
}

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) if (what()) return
  throw new Error('did not come true in time')
}

test('of three processes one holds the lease at a time, keeps it past its term, and passes it on', async () => {
  const holders = new Set<number>()
  const most = { at: 0 }
  const processes = [1, 2, 3].map((id) => compete('eins', holders, most, id))
  await until(() => holders.size === 1)
  const first = [...holders][0]!
  await sleep(3 * TTL)
  expect([...holders]).toEqual([first])
  await processes[first - 1]!.stop()
  await until(() => holders.size === 1)
  expect([...holders]).not.toEqual([first])
  await Promise.all(processes.map((p) => p.stop()))
  expect(holders.size).toBe(0)
  expect(most.at).toBe(1)
})

test('a lease that was taken away aborts its holder', async () => {
  const holders = new Set<number>()
  const holder = compete('zwei', holders, { at: 0 }, 1)
  await until(() => holders.size === 1)
  await collection().updateOne({ _id: 'zwei' }, { $set: { inhaber: 'jemand', bis: new Date(Date.now() + 1_500) } })
  await until(() => holders.size === 0)
  await until(() => holders.size === 1)
  await holder.stop()
}, 20_000)

test('a lease whose holder died is taken over when its term is over', async () => {
  await collection().insertOne({ _id: 'drei', inhaber: 'tot', bis: new Date(Date.now() + 500) })
  const holders = new Set<number>()
  const heir = compete('drei', holders, { at: 0 }, 1)
  await until(() => holders.size === 1)
  await heir.stop()
})
