import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { DeadlineError } from './deadline.ts'
import { toMessage } from './message.ts'
import { createSender } from './sender.ts'
import { freeze, kafka, newClient, newId, newPlace, notingLogger, signal } from './test-umgebung.ts'
import { ensureTopics, TopicFehler } from './topics.ts'

const clean: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of clean.splice(0).reverse()) await end()
})

async function place() {
  const { topic } = newPlace(1)
  const client = newClient()
  const admin = client.admin()
  await admin.connect()
  clean.push(() => admin.disconnect())
  await ensureTopics(admin, [topic])
  const one = () => [{ topic: topic.name, messages: [toMessage(signal(newId()))] }]
  const end = async () => Number((await admin.fetchTopicOffsets(topic.name))[0]!.high)
  return { topic, client, admin, end, one }
}

describe.skipIf(!kafka)('the sender', () => {
  test('many sends at once arrive once each', async () => {
    const { client, end, one } = await place()
    const sender = createSender(client, notingLogger().logger)
    clean.push(sender.close)
    await Promise.all(Array.from({ length: 50 }, () => sender.send(one())))
    expect(await end()).toBe(50)
  })

  test('given the broker hangs, then sending fails in time instead of waiting for the kernel, and works again afterwards', async () => {
    const { client, end, one } = await place()
    const sender = createSender(client, notingLogger().logger, 1_000)
    clean.push(sender.close)
    await sender.send(one())
    await freeze(kafka!.pid)
    try {
      const began = performance.now()
      await expect(sender.send(one())).rejects.toThrow(DeadlineError)
      expect(performance.now() - began).toBeLessThan(3_000)
    } finally {
      process.kill(kafka!.pid, 'SIGCONT')
    }
    for (let tries = 0; tries < 10; tries++) {
      const sent = await sender.send(one()).then(
        () => true,
        () => false,
      )
      if (sent) break
    }
    // What was not acknowledged may have arrived; what was acknowledged has.
    expect(await end()).toBeGreaterThanOrEqual(2)
  })

  test('at rest it looks at nothing: no timer of a millisecond', async () => {
    const { client, one } = await place()
    const sender = createSender(client, notingLogger().logger)
    clean.push(sender.close)
    await sender.send(one())
    type Queue = { prototype: { checkPendingRequests(): void } }
    const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as Queue
    const check = prototype.checkPendingRequests
    let checks = 0
    prototype.checkPendingRequests = function () {
      checks++
      check.call(this)
    }
    try {
      await sleep(500)
    } finally {
      prototype.checkPendingRequests = check
    }
    expect(checks).toBeLessThan(5)
  })
})

describe.skipIf(!kafka)('topics', () => {
  test('are made once, and are left alone when they are as they should be', async () => {
    const { admin, topic } = await place()
    await ensureTopics(admin, [topic])
    expect((await admin.fetchTopicMetadata({ topics: [topic.name] })).topics[0]?.partitions).toHaveLength(1)
  })

  test('given one is there with other settings, then each difference is named with its remedy and nothing is changed', async () => {
    const { admin, topic } = await place()
    const other = { ...topic, partitions: 3, replication: 2, config: { ...topic.config, 'retention.ms': '1000' } }
    const refused = await ensureTopics(admin, [other]).catch((error) => error)
    expect(refused).toBeInstanceOf(TopicFehler)
    expect(refused.message.split('\n')).toEqual([
      expect.stringMatching(/die Zahl der Partitionen ist 1, nötig ist 3\. Abhilfe: kafka-topics\.sh --alter/),
      expect.stringMatching(/die Zahl der Kopien ist 1, nötig ist 2\. Abhilfe: /),
      expect.stringMatching(/retention\.ms ist 7776000000, nötig ist 1000\. Abhilfe: kafka-configs\.sh/),
    ])
    await ensureTopics(admin, [topic])
  })
})
