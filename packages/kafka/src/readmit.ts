import type { KafkaMessage } from 'kafkajs'
import { type GeparktDoc, parkingId, VON_NEUEREN } from './parking.ts'
import { type Worker, workSlice } from './work-slice.ts'

const BATCH = 500

/**
 * What an older program parked because it did not understand it is worked on by one that does, and then no longer parked. What is
 * still not understood stays. Returns how many were taken up.
 */
export async function readmit(worker: Worker, isActive: () => boolean): Promise<number> {
  const docs = await worker.parking.list(worker.gruppe, VON_NEUEREN, BATCH)
  const stays = new Set<string>()
  const parking: Worker['parking'] = {
    ...worker.parking,
    async park(place, message, grund) {
      stays.add(parkingId(place, message))
      return worker.parking.park(place, message, grund)
    },
  }
  for (const [, ofOne] of Map.groupBy(docs, placeOf)) {
    const [topic = '', partition = ''] = placeOf(ofOne[0]!).split('/')
    const slice = { topic, partition: Number(partition), messages: ofOne.map(toMessageAgain) }
    if (!(await workSlice({ ...worker, parking }, slice, isActive))) return 0
  }
  const done = docs.map((d) => d._id).filter((id) => !stays.has(id))
  if (done.length > 0) await worker.parking.release(done)
  return done.length
}

/** `<topic>/<partition>` out of the id. */
const placeOf = ({ _id }: GeparktDoc): string => _id.split('/').slice(1, 3).join('/')

function toMessageAgain({ _id, schluessel, wert, kopfzeilen }: GeparktDoc): KafkaMessage {
  const bytes = (b: GeparktDoc['wert']) => b && Buffer.from(b.buffer)
  const rest = { timestamp: '0', attributes: 0, offset: _id.split('/').at(-1)! }
  return { ...rest, key: bytes(schluessel), value: bytes(wert), headers: kopfzeilen } as KafkaMessage
}
