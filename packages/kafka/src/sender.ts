import type { Logger } from '@weiche/controller'
import type { Kafka, Producer, TopicMessages } from 'kafkajs'
import { DeadlineError, withDeadline } from './deadline.ts'

export type Sender = {
  /** Acknowledged by all copies, or throws; what threw may have arrived all the same. One call at a time goes out. */
  send(post: TopicMessages[]): Promise<void>
  close(): Promise<void>
}

const SEND_MS = 15_000
const CLOSE_MS = 3_000

/**
 * An idempotent producer, one request in flight, replaced as soon as it keeps nobody's deadline: kafkajs may hold on to a dead
 * socket for a quarter of an hour. Nothing is buffered here; who sends keeps what is not acknowledged.
 */
export function createSender(kafka: Kafka, logger: Logger, sendMs = SEND_MS): Sender {
  let current: Promise<Producer> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function connected(): Promise<Producer> {
    const producer = kafka.producer({
      ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false },
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    })
    await producer.connect()
    return producer
  }

  async function once(post: TopicMessages[]): Promise<void> {
    current ??= connected()
    const mine = current
    try {
      await withDeadline(
        mine.then((producer) => producer.sendBatch({ topicMessages: post, acks: -1, timeout: sendMs })),
        sendMs,
        'send',
      )
    } catch (error) {
      const frist = error instanceof DeadlineError
      const themen = post.map((p) => p.topic).join(' ')
      const nachrichten = post.reduce((sum, p) => sum + p.messages.length, 0)
      logger.error('kafka.senden-fehlgeschlagen', { themen, nachrichten, frist }, error)
      if (current === mine) current = undefined
      void drop(mine)
      throw error
    }
  }

  return {
    send(post) {
      const mine = turn.then(() => once(post))
      turn = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await turn
      if (current) await drop(current)
      current = undefined
    },
  }
}

const drop = (producer: Promise<Producer>): Promise<void> =>
  withDeadline(
    producer.then((p) => p.disconnect()),
    CLOSE_MS,
    'disconnect',
  ).catch(() => undefined)
