import type { Consumer, ConsumerConfig, Kafka } from 'kafkajs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startGroup } from './group.ts'
import { createLanes } from './lanes.ts'
import { toMessage } from './message.ts'
import { createParking } from './parking.ts'
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

/** Everything that `client` makes is real, but its first consumer is held up before it begins to run, as on a machine far too busy. */
function holdUpFirst(client: Kafka) {
  const mayRun = Promise.withResolvers<void>()
  const hasJoined = Promise.withResolvers<void>()
  let made = 0
  const heldUp = (consumer: Consumer): Consumer => {
    consumer.on(consumer.events.GROUP_JOIN, () => hasJoined.resolve())
    return { ...consumer, run: (config) => mayRun.promise.then(() => consumer.run(config)) }
  }
  const consumer = (config: ConsumerConfig) => {
    const real = client.consumer(config)
    return made++ === 0 ? heldUp(real) : real
  }
  return { kafka: Object.assign(Object.create(client), { consumer }) as Kafka, mayRun, hasJoined: hasJoined.promise }
}

describe.skipIf(!kafka)('given a consumer that was replaced before it began', () => {
  test('then it goes as soon as it has begun, and keeps no partition from those who work', async () => {
    const { topics, topic } = newPlace(2)
    const gruppe = topics.groupOf('a')
    const client = newClient()
    const admin = client.admin()
    await admin.connect()
    onTestFinished(() => admin.disconnect())
    await ensureTopics(admin, [topic])
    const { logger, events } = notingLogger()
    const sender = createSender(client, logger)
    onTestFinished(sender.close)
    const seen = new Set<string>()
    const onSignal = async ({ vorgangId }: { vorgangId: string }) => void seen.add(vorgangId)
    const subscriptions = [{ handler: 'a.pruefe', types: new Set(TYPES), onSignal }]
    const parking = createParking(parkingInMemory().databases)
    const first = holdUpFirst(client)
    const group = startGroup({
      ...{ kafka: first.kafka, topic: topic.name, sessionTimeout: 2_000 },
      worker: { gruppe, subscriptions, lanes: createLanes(8), parking, logger },
    })
    onTestFinished(group.close)
    await group.joined
    expect(events).toContain('kafka.verbraucher-ersetzt')
    first.mayRun.resolve()
    await first.hasJoined
    const ids = Array.from({ length: 20 }, newId)
    await sender.send([{ topic: topic.name, messages: ids.map((id) => toMessage(signal(id))) }])
    await until(() => ids.every((id) => seen.has(id)), 30_000)
    const { groups } = await admin.describeGroups([gruppe])
    expect(groups[0]!.members).toHaveLength(1)
  }, 60_000)
})
