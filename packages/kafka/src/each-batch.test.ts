import type { EachBatchPayload } from 'kafkajs'
import { expect, test } from 'vitest'
import { eachBatch } from './each-batch.ts'
import { createLanes } from './lanes.ts'
import { toMessage } from './message.ts'
import { createParking } from './parking.ts'
import { newId, notingLogger, parkingInMemory, signal, TYPES } from './test-umgebung.ts'

/** 250 messages of one partition; `work` sees how many were worked on. */
async function consume(given: {
  isActive?: () => boolean
  work?: () => Promise<void>
  heartbeat?: () => Promise<void>
}) {
  const noted: string[] = []
  const worked: string[] = []
  const places = {
    done: (_partition: number, next: bigint) => void noted.push(String(next)),
    forget: () => undefined,
    flush: async () => undefined,
  }
  const messages = Array.from({ length: 250 }, (_, i) => {
    const { value, headers } = toMessage(signal(newId()))
    return { value: Buffer.from(String(value)), headers, offset: String(i) }
  })
  const payload = {
    ...{ batch: { topic: 't', partition: 0, messages }, resolveOffset: () => undefined },
    ...{ isRunning: () => true, isStale: () => false, heartbeat: given.heartbeat ?? (async () => undefined) },
  } as unknown as EachBatchPayload
  const onSignal = async ({ vorgangId }: { vorgangId: string }) => {
    await given.work?.()
    worked.push(vorgangId)
  }
  const worker = {
    ...{ gruppe: 'a', subscriptions: [{ handler: 'a.b', types: new Set(TYPES), onSignal }], lanes: createLanes(4) },
    ...{ parking: createParking(parkingInMemory().databases), logger: notingLogger().logger },
  }
  const rules = { isActive: () => given.isActive?.() ?? true, heartbeatMs: 5, onProgress: () => undefined }
  const error = await eachBatch(places, worker, payload, rules).then(
    () => undefined,
    (e) => e,
  )
  return { noted, worked: worked.length, error }
}

test('the place is noted slice by slice, behind the last message that was worked on', async () => {
  expect(await consume({})).toEqual({ noted: ['100', '200', '250'], worked: 250, error: undefined })
})

test('given the consumer was given up in the middle of a slice, then that slice is not noted and nothing new begins', async () => {
  let left = 120
  const { noted, worked } = await consume({ isActive: () => left > 0, work: async () => void left-- })
  expect(noted).toEqual(['100'])
  expect(worked).toBeLessThan(130)
})

test('given the membership is refused during the work, then nothing is noted and kafkajs hears why', async () => {
  const refusal = new Error('REBALANCE_IN_PROGRESS')
  const work = () => new Promise<void>((resolve) => setTimeout(resolve, 3))
  const { noted, worked, error } = await consume({ work, heartbeat: () => Promise.reject(refusal) })
  expect([noted, error]).toEqual([[], refusal])
  expect(worked).toBeLessThan(100)
})
