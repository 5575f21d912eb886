import kafkajs, { type Admin } from 'kafkajs'

/** A topic as the program needs it; made at the start when it is missing, compared when it is there. More partitions do no harm. */
export type Topic = { name: string; partitions: number; replication: number; config: Record<string, string> }

/** The cluster's topics are not as the program needs them. `message` is German, with the remedy. */
export class TopicFehler extends Error {
  override name = 'TopicFehler'
}

/**
 * Longer than an outage lasts and no longer: signals are pseudonymous Sozialdaten, and the log is the proof of what happened.
 * A service that was away for longer is woken by the watchdog.
 */
const RETENTION_MS = 90 * 24 * 60 * 60 * 1000

/** So many processes of a service share the work; each further one costs every consumer a part of its work per fetch. */
const PARTITIONS = 6

/** What services are woken by: each has a topic and a group of its own, so that nobody is woken for what concerns others. */
export type SignalTopics = { of(service: string): Topic; groupOf(service: string): string }

/** Keyed by Vorgang: so the signals of one stay in order, and one process of a service has all of them. */
export function signalTopics(options: { prefix: string; partitions?: number; replication?: number }): SignalTopics {
  const { prefix, partitions = PARTITIONS, replication = 1 } = options
  const config = {
    'cleanup.policy': 'delete',
    'retention.ms': String(RETENTION_MS),
    'retention.bytes': '-1',
    'min.insync.replicas': String(Math.max(1, replication - 1)),
  }
  return {
    of: (service) => ({ name: `${prefix}.signale.${service}`, partitions, replication, config }),
    groupOf: (service) => `${prefix}.${service}`,
  }
}

/** Makes what is missing, changes nothing that is there. Throws TopicFehler naming every difference. */
export async function ensureTopics(admin: Admin, topics: readonly Topic[]): Promise<void> {
  const there = new Set(await admin.listTopics())
  const missing = topics.filter((t) => !there.has(t.name))
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((t) => ({
        topic: t.name,
        numPartitions: t.partitions,
        replicationFactor: t.replication,
        configEntries: Object.entries(t.config).map(([name, value]) => ({ name, value })),
      })),
    })
  }
  const differences: string[] = []
  for (const topic of topics) differences.push(...(await compare(admin, topic)))
  if (differences.length > 0) throw new TopicFehler(differences.join('\n'))
}

async function compare(admin: Admin, topic: Topic): Promise<string[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name] })
  const partitions = topics[0]?.partitions ?? []
  const replication = Math.min(...partitions.map((p) => p.replicas.length))
  const names = Object.keys(topic.config)
  const described = await admin.describeConfigs({
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic.name, configNames: names }],
    includeSynonyms: false,
  })
  const set = new Map(described.resources[0]?.configEntries.map((e) => [e.configName, e.configValue]))
  const wrong = (what: string, is: unknown, shall: unknown, remedy: string) =>
    `Thema „${topic.name}“: ${what} ist ${is}, nötig ist ${shall}. Abhilfe: ${remedy}`
  const found: string[] = []
  if (partitions.length < topic.partitions) {
    const remedy = `kafka-topics.sh --alter --topic ${topic.name} --partitions ${topic.partitions}, während alle Dienste stehen.`
    found.push(wrong('die Zahl der Partitionen', partitions.length, topic.partitions, remedy))
  }
  if (replication !== topic.replication) {
    const remedy = 'kafka-reassign-partitions.sh, oder die Einstellung der Dienste anpassen.'
    found.push(wrong('die Zahl der Kopien', replication, topic.replication, remedy))
  }
  for (const [name, value] of Object.entries(topic.config)) {
    if (set.get(name) === value) continue
    const remedy = `kafka-configs.sh --alter --topic ${topic.name} --add-config ${name}=${value}.`
    found.push(wrong(name, set.get(name), value, remedy))
  }
  return found
}
