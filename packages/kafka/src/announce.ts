import type { Signal } from '@weiche/controller'
import type { TopicMessages } from 'kafkajs'
import type { AskInterest, Interest } from './interest.ts'
import { toMessage } from './message.ts'
import type { Sender } from './sender.ts'
import type { SignalTopics } from './topics.ts'

/** `ursache`: id of the event that a controller answered. */
export type Announcement = { signal: Signal; ursache?: string | undefined }
/** Resolves when each of them is acknowledged in the topic of every service that it concerns. */
export type Announce = (announcements: readonly Announcement[]) => Promise<void>

export function createAnnounce(sender: Sender, interest: AskInterest, topics: SignalTopics): Announce {
  return async (announcements) => {
    const post = distribute(announcements, await interest(), topics)
    if (post.length > 0) await sender.send(post)
  }
}

/** Into the topic of each service that some event of the signal concerns, in the same order. */
export function distribute(
  announcements: readonly Announcement[],
  interest: Interest,
  topics: SignalTopics,
): TopicMessages[] {
  const made = announcements.map(({ signal, ursache }) => ({ ...signal, message: toMessage(signal, ursache) }))
  return [...interest]
    .map(([service, wanted]) => {
      const concerned = made.filter(({ types }) => types.some((type) => wanted.has(type)))
      return { topic: topics.of(service).name, messages: concerned.map((m) => m.message) }
    })
    .filter(({ messages }) => messages.length > 0)
}
