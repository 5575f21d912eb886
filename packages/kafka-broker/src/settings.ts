export type BrokerSettings = {
  datenordner: string
  port: number
  controllerPort: number
}

/** Longer than any outage: a service that was away keeps its place (broker default: 7 days). */
const OFFSETS_RETENTION_MINUTES = 400 * 24 * 60

/** One node that is broker and controller, on loopback only. Topics are made by code, never by a typing mistake. */
export function serverProperties({ datenordner, port, controllerPort }: BrokerSettings): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': datenordner,
    'auto.create.topics.enable': false,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'offsets.retention.minutes': OFFSETS_RETENTION_MINUTES,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    // Quiet log folders: the cleaner's default buffer alone is half of the heap.
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'log.cleaner.threads': 1,
    'num.network.threads': 2,
    'num.io.threads': 2,
    'background.threads': 2,
    // The time a deleted or expired segment stays; tests shorten retention to see what happens then.
    'log.retention.check.interval.ms': 1000,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}

/** To the console, which goes into a file: what is worse than normal. */
export const LOG4J = `status = error
appender.console.type = Console
appender.console.name = K
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d %p %m (%c)%n
rootLogger.level = warn
rootLogger.appenderRef.k.ref = K
`
