import { connect as connectPlain, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Logger } from '@weiche/controller'
import kafkajs, { type Kafka, type KafkaConfig } from 'kafkajs'
import { quietTimers } from './quiet-timers.ts'

export type ClientOptions = {
  /** host:port of each broker. */
  brokers: readonly string[]
  clientId: string
  logger: Logger
  /** TLS and sign-in as kafkajs takes them. */
  ssl?: NonNullable<KafkaConfig['ssl']>
  sasl?: NonNullable<KafkaConfig['sasl']>
}

const KEEP_ALIVE_MS = 15_000
/** kafkajs jumps silently when the offset of a group no longer exists: this line of its log is the only sign. */
const JUMP = /offset out of range/i
/**
 * A broker's answer that kafkajs acts on by itself (a group is dealt anew, a coordinator is sought): told again at a higher place when
 * that does not help.
 */
const ANSWER = /^Response /
/** A broker that has just started still reads where every group was; it is asked again until it knows. */
const STARTING = /coordinator is loading/i

/** How loud to say that something failed for this reason. */
export const stufeOf = (grund: string): 'info' | 'error' => (STARTING.test(grund) ? 'info' : 'error')

/** The one way to kafkajs: few retries (the log is the buffer), timeouts, keep-alive, its log lines as events of ours. */
export function createClient({ logger, brokers, ...options }: ClientOptions): Kafka {
  quietTimers()
  return new kafkajs.Kafka({
    ...options,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
    socketFactory({ host, port, ssl, onConnect }) {
      const socket = ssl
        ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
        : connectPlain({ host, port }, onConnect)
      return socket.setKeepAlive(true, KEEP_ALIVE_MS)
    },
    logLevel: kafkajs.logLevel.ERROR,
    logCreator:
      () =>
      ({ log, namespace }) => {
        if (namespace === 'Connection' && ANSWER.test(log.message)) return
        const { topic, partition, groupId } = log as Record<string, unknown>
        const ids = Object.fromEntries(
          Object.entries({ topic, partition, groupId }).filter(([, v]) => ['string', 'number'].includes(typeof v)),
        ) as Record<string, string | number>
        const event = JUMP.test(log.message) ? 'kafka.stelle-verloren' : 'kafka.meldung'
        logger[stufeOf(log.message)](event, { ...ids, von: namespace, meldung: log.message })
      },
  })
}
