import { Binary, type Collection, type Databases } from '@weiche/mongo'
import type { KafkaMessage } from 'kafkajs'

/** A message nobody could work on, with its bytes, in `<prefix>_arbeit.geparkt`. */
export type GeparktDoc = {
  /** `<gruppe>/<topic>/<partition>/<offset>`: parking twice is parking once. */
  _id: string
  gruppe: string
  grund: string
  schluessel: Binary | null
  wert: Binary | null
  kopfzeilen: Record<string, string>
  zeit: Date
}

/** Reasons that pass when this program becomes newer. */
export const NEUERE_VERSION = 'neuere Version'
export const NEUERES_EREIGNIS = 'neueres Ereignis im Vorgang'
export const VON_NEUEREN: readonly string[] = [NEUERE_VERSION, NEUERES_EREIGNIS]

type Place = { gruppe: string; topic: string; partition: number }

export const parkingId = ({ gruppe, topic, partition }: Place, { offset }: Pick<KafkaMessage, 'offset'>): string =>
  `${gruppe}/${topic}/${partition}/${offset}`

export type Parking = {
  /** Stored before the message counts as done; false = it was parked already. Throws when it could not be stored. */
  park(place: Place, message: KafkaMessage, grund: string): Promise<boolean>
  /** What a group has parked for one of these reasons, oldest first. */
  list(gruppe: string, gruende: readonly string[], limit: number): Promise<GeparktDoc[]>
  release(ids: readonly string[]): Promise<void>
}

/** Kafka takes messages of this size by default; MongoDB documents hold more. */
const MAX_BYTES = 1024 * 1024

export const geparkt = (databases: Databases): Collection<GeparktDoc> =>
  databases.arbeit.collection<GeparktDoc>('geparkt')

export function createParking(databases: Databases): Parking {
  return {
    async park(place, message, grund) {
      const bytes = (value: Buffer | null) => value && new Binary(value.subarray(0, MAX_BYTES))
      const kopfzeilen = Object.entries(message.headers ?? {}).map(([k, v]) => [k, String(v).slice(0, 1000)])
      const { upsertedCount } = await geparkt(databases).updateOne(
        { _id: parkingId(place, message) },
        {
          $setOnInsert: {
            ...{ gruppe: place.gruppe, grund, schluessel: bytes(message.key), wert: bytes(message.value) },
            kopfzeilen: Object.fromEntries(kopfzeilen),
          },
          $currentDate: { zeit: true },
        },
        { upsert: true, writeConcern: { w: 'majority', j: true } },
      )
      return upsertedCount === 1
    },
    list: (gruppe, gruende, limit) =>
      geparkt(databases)
        .find({ gruppe, grund: { $in: [...gruende] } })
        .sort({ zeit: 1 })
        .limit(limit)
        .toArray(),
    async release(ids) {
      await geparkt(databases).deleteMany({ _id: { $in: [...ids] } })
    },
  }
}
