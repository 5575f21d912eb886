import type { Logger } from '@weiche/controller'
import {
  type ClientOptions,
  createClient,
  createSender,
  ensureTopics,
  type Sender,
  type SignalTopics,
  signalTopics,
} from '@weiche/kafka'
import { dienstnamen } from '../dienste.ts'

/** Names topics and groups. */
const PREFIX = 'weiche'
/** Three copies where there are three brokers. */
const COPIES = 3

export type Kafkazugang = { client: ClientOptions; topics: SignalTopics; sender(): Sender }

/** The same settings in every process, or the topics would not be as some of them need them. */
export function kafkazugang(brokers: readonly string[], clientId: string, logger: Logger): Kafkazugang {
  const client = { brokers, clientId, logger }
  const topics = signalTopics({ prefix: PREFIX, replication: Math.min(COPIES, brokers.length) })
  return { client, topics, sender: () => createSender(createClient(client), logger) }
}

/** Before the processes start, so that they need not race for them; also for who is woken by nothing yet. @throws TopicFehler */
export async function makeTopics({ client, topics }: Kafkazugang): Promise<void> {
  const admin = createClient(client).admin()
  await admin.connect()
  try {
    await ensureTopics(
      admin,
      dienstnamen.map((dienst) => topics.of(dienst)),
    )
  } finally {
    await admin.disconnect()
  }
}
