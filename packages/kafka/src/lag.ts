import type { Admin } from 'kafkajs'
import type { SignalTopics } from './topics.ts'

/** How many signals a group has before it; a group that never noted a place has all that is there. */
export async function lagOf(admin: Admin, gruppe: string, topic: string): Promise<number> {
  // The end is read first: what is noted afterwards can only be further.
  const ends = await admin.fetchTopicOffsets(topic)
  const places = await placesOf(admin, gruppe, topic)
  return ends.reduce((sum, { partition, high, low }) => {
    const place = Math.max(places.get(partition) ?? -1, Number(low))
    return sum + Math.max(0, Number(high) - place)
  }, 0)
}

/** Has one of these services signals before it that are older than this? */
export async function isLate(
  admin: Admin,
  topics: SignalTopics,
  services: readonly string[],
  ms: number,
): Promise<boolean> {
  for (const service of services) {
    const topic = topics.of(service).name
    // The first that are younger; where there are none, the end.
    const younger = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - ms)
    const places = await placesOf(admin, topics.groupOf(service), topic)
    if (younger.some(({ partition, offset }) => isBetween(places.get(partition), Number(offset)))) return true
  }
  return false
}

/** Who has noted no place yet (-1) is about to begin. */
const isBetween = (place: number | undefined, end: number) => place !== undefined && place >= 0 && place < end

async function placesOf(admin: Admin, groupId: string, topic: string): Promise<Map<number, number>> {
  const [noted] = await admin.fetchOffsets({ groupId, topics: [topic] })
  return new Map(noted?.partitions.map((p) => [p.partition, Number(p.offset)]))
}
