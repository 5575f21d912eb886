import { setTimeout as sleep } from 'node:timers/promises'
import { signalTopics, type Topic } from '@weiche/kafka'
import type { Testcluster } from '../testcluster.ts'

const topics = signalTopics({ prefix: 'weiche' })
/** Services that are woken by signals; each has a topic. */
const DIENSTE = ['intake', 'validation', 'routing', 'processing', 'backchannel']
const themen = DIENSTE.map((dienst) => topics.of(dienst))
/** Default of Kafka is 1 MB: so the broker itself would keep it away. */
const GROSS = 10 * 1024 * 1024

/** Reads what is in the topics, from offset 0, and sends every message once more. Returns how many. */
export async function spieleVonVorn(cluster: Testcluster): Promise<number> {
  const anzahlen = await Promise.all(themen.map(({ name }) => spieleEines(cluster, name)))
  return anzahlen.reduce((a, b) => a + b, 0)
}

async function spieleEines(cluster: Testcluster, topic: string): Promise<number> {
  const kafka = cluster.kafka()
  const consumer = kafka.consumer({ groupId: `fault-${topic}-${Date.now()}` })
  const left = new Map(
    (await offsetsOf(cluster, topic)).filter((p) => p.high > p.low).map((p) => [p.partition, p.high]),
  )
  if (left.size === 0) return 0
  const all: Nachricht[] = []
  const read = Promise.withResolvers<void>()
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    async eachMessage({ partition, message: { key, value, offset } }) {
      const high = left.get(partition)
      if (high === undefined) return
      all.push({ key, value })
      if (Number(offset) + 1 >= high) left.delete(partition)
      if (left.size === 0) read.resolve()
    },
  })
  await read.promise
  await consumer.disconnect()
  await send(cluster, topic, all)
  return all.length
}

async function offsetsOf(
  cluster: Testcluster,
  topic: string,
): Promise<{ partition: number; low: number; high: number }[]> {
  const admin = cluster.kafka().admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
}

/** What nobody can read, to every partition of every topic. Returns how many. */
export async function stoereMuell(cluster: Testcluster): Promise<number> {
  const anzahlen = await Promise.all(themen.map((thema) => stoereEines(cluster, thema)))
  return anzahlen.reduce((a, b) => a + b, 0)
}

async function stoereEines(cluster: Testcluster, { name, config }: Topic): Promise<number> {
  const admin = cluster.kafka().admin()
  await admin.connect()
  // Replaces all settings: a topic with others than it should have lets no process start.
  const wanted = { ...config, 'max.message.bytes': String(GROSS + 100_000) }
  const configEntries = Object.entries(wanted).map(([key, value]) => ({ name: key, value }))
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name, configEntries }] })
  await admin.disconnect()
  const partitions = (await offsetsOf(cluster, name)).map((p) => p.partition)
  const muell = partitions.flatMap((partition) => [
    { partition, key: 'x', value: null },
    { partition, key: null, value: '{"v":1,"vorgangId":"ABC' },
    { partition, key: Buffer.alloc(0), value: '{"v":1}' },
    { partition, key: 'x', value: Buffer.from([0xff, 0xfe, 0x00]) },
  ])
  await send(cluster, name, muell)
  await send(cluster, name, [{ partition: 0, key: 'gross', value: 'x'.repeat(GROSS) }])
  return muell.length + 1
}

type Nachricht = { partition?: number; key: Buffer | string | null; value: Buffer | string | null }

async function send(cluster: Testcluster, topic: string, messages: Nachricht[]): Promise<void> {
  const producer = cluster.kafka().producer()
  await producer.connect()
  for (let at = 0; at < messages.length; at += 500) {
    await producer.send({ topic, messages: messages.slice(at, at + 500) })
  }
  await producer.disconnect()
}

/** A stranger joins each group for a while, takes partitions and works on nothing: so they are all dealt anew twice. */
export async function mischeGruppen(cluster: Testcluster, ms: number): Promise<void> {
  const kafka = cluster.kafka()
  const fremde = await Promise.all(
    DIENSTE.map(async (dienst) => {
      const consumer = kafka.consumer({ groupId: topics.groupOf(dienst), sessionTimeout: 10_000 })
      await consumer.connect()
      await consumer.subscribe({ topic: topics.of(dienst).name, fromBeginning: true })
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined })
      return consumer
    }),
  )
  await sleep(ms)
  await Promise.all(fremde.map((consumer) => consumer.disconnect()))
}
