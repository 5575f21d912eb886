import type { Admin } from 'kafkajs'

/** How many signals a group has before it; a group that never noted a place has all that is there. */
export async function lagOf(admin: Admin, gruppe: string, topic: string): Promise<number> {
  // The end is read first: what is noted afterwards can only be further.
  const ends = await admin.fetchTopicOffsets(topic)
  const [noted] = await admin.fetchOffsets({ groupId: gruppe, topics: [topic] })
  const places = new Map(noted?.partitions.map((p) => [p.partition, Number(p.offset)]))
  return ends.reduce((sum, { partition, high, low }) => {
    const place = Math.max(places.get(partition) ?? -1, Number(low))
    return sum + Math.max(0, Number(high) - place)
  }, 0)
}
