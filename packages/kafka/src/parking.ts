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

export type Parking = {
  /** Stored before the message counts as done; throws when it could not be stored. */
  park(place: { gruppe: string; topic: string; partition: number }, message: KafkaMessage, grund: string): Promise<void>
}

/** Kafka takes messages of this size by default; MongoDB documents hold more. */
const MAX_BYTES = 1024 * 1024

export function createParking(databases: Databases): Parking {
  const geparkt: Collection<GeparktDoc> = databases.arbeit.collection<GeparktDoc>('geparkt')
  return {
    async park({ gruppe, topic, partition }, message, grund) {
      const bytes = (value: Buffer | null) => value && new Binary(value.subarray(0, MAX_BYTES))
      const kopfzeilen = Object.entries(message.headers ?? {}).map(([k, v]) => [k, String(v).slice(0, 1000)])
      await geparkt.updateOne(
        { _id: `${gruppe}/${topic}/${partition}/${message.offset}` },
        {
          $setOnInsert: {
            ...{ gruppe, grund, schluessel: bytes(message.key), wert: bytes(message.value) },
            kopfzeilen: Object.fromEntries(kopfzeilen),
          },
          $currentDate: { zeit: true },
        },
        { upsert: true, writeConcern: { w: 'majority', j: true } },
      )
    },
  }
}
