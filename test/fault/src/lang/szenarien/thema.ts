import { setTimeout as sleep } from 'node:timers/promises'
import { signalTopic } from '@weiche/kafka'
import type { Testcluster } from '../testcluster.ts'

const { name: TOPIC, config } = signalTopic({ prefix: 'weiche' })
/** Default of Kafka is 1 MB: so the broker itself would keep it away. */
const GROSS = 10 * 1024 * 1024

/** Reads what is in the topic, from offset 0, and sends every message once more. Returns how many. */
export async function spieleVonVorn(cluster: Testcluster): Promise<number> {
  const kafka = cluster.kafka()
  const consumer = kafka.consumer({ groupId: `fault-${Date.now()}` })
  const left = new Map((await offsetsOf(cluster)).filter((p) => p.high > p.low).map((p) => [p.partition, p.high]))
  if (left.size === 0) return 0
  const all: Nachricht[] = []
  const read = Promise.withResolvers<void>()
  await consumer.connect()
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true })
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
  await send(cluster, all)
  return all.length
}

async function offsetsOf(cluster: Testcluster): Promise<{ partition: number; low: number; high: number }[]> {
  const admin = cluster.kafka().admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(TOPIC)
  await admin.disconnect()
  return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
}

/** What nobody can read, to every partition. Returns how many. */
export async function stoereMuell(cluster: Testcluster): Promise<number> {
  const admin = cluster.kafka().admin()
  await admin.connect()
  // Replaces all settings: a topic with others than it should have lets no process start.
  const wanted = { ...config, 'max.message.bytes': String(GROSS + 100_000) }
  const configEntries = Object.entries(wanted).map(([name, value]) => ({ name, value }))
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: TOPIC, configEntries }] })
  await admin.disconnect()
  const partitions = (await offsetsOf(cluster)).map((p) => p.partition)
  const muell = partitions.flatMap((partition) => [
    { partition, key: 'x', value: null },
    { partition, key: null, value: '{"v":1,"vorgangId":"ABC' },
    { partition, key: Buffer.alloc(0), value: '{"v":1}' },
    { partition, key: 'x', value: Buffer.from([0xff, 0xfe, 0x00]) },
  ])
  await send(cluster, muell)
  await send(cluster, [{ partition: 0, key: 'gross', value: 'x'.repeat(GROSS) }])
  return muell.length + 1
}

type Nachricht = { partition?: number; key: Buffer | string | null; value: Buffer | string | null }

async function send(cluster: Testcluster, messages: Nachricht[]): Promise<void> {
  const producer = cluster.kafka().producer()
  await producer.connect()
  for (let at = 0; at < messages.length; at += 500) {
    await producer.send({ topic: TOPIC, messages: messages.slice(at, at + 500) })
  }
  await producer.disconnect()
}

/** A stranger joins each group for a while, takes partitions and works on nothing: so they are all dealt anew twice. */
export async function mischeGruppen(cluster: Testcluster, dienste: readonly string[], ms: number): Promise<void> {
  const kafka = cluster.kafka()
  const fremde = await Promise.all(
    dienste.map(async (dienst) => {
      const consumer = kafka.consumer({ groupId: `weiche.${dienst}`, sessionTimeout: 10_000 })
      await consumer.connect()
      await consumer.subscribe({ topic: TOPIC, fromBeginning: true })
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined })
      return consumer
    }),
  )
  await sleep(ms)
  await Promise.all(fremde.map((consumer) => consumer.disconnect()))
}
