import type { Signal } from '@weiche/controller'
import { UnbekanntesEreignis } from '@weiche/vorgang'
import type { KafkaMessage } from 'kafkajs'
import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'
import { toMessage } from './message.ts'
import { createParking } from './parking.ts'
import { readmit } from './readmit.ts'
import { newId, notingLogger, parkingInMemory, signal, TYPES } from './test-umgebung.ts'
import { workSlice } from './work-slice.ts'

/** Programs of one service, older and newer, that share what they park. */
function programs() {
  const { parked, databases } = parkingInMemory()
  const program = (onSignal: (signal: Signal) => Promise<void>) => ({
    ...{ gruppe: 'a', lanes: createLanes(4), parking: createParking(databases), logger: notingLogger().logger },
    subscriptions: [{ handler: 'a.pruefe', types: new Set(TYPES), onSignal }],
  })
  return { parked, program }
}

/** As they come out of Kafka. */
function messages(...sent: { key?: string; value: string }[]): KafkaMessage[] {
  return sent.map(({ key, value }, i) => {
    const rest = { timestamp: '0', attributes: 0, headers: {}, offset: String(i) }
    return { ...rest, key: key === undefined ? null : Buffer.from(key), value: Buffer.from(value) } as KafkaMessage
  })
}
const ofSignal = (id: string) => ({ key: id, value: String(toMessage(signal(id)).value) })

test('what an older program does not understand it parks, and a newer one takes it up: once, and all of it', async () => {
  const { parked, program } = programs()
  const [known, unknown] = [newId(), newId()]
  const older = program(async ({ vorgangId }) => {
    if (vorgangId === unknown) throw new UnbekanntesEreignis('bescheid.erstellt', 2)
  })
  const seen: string[] = []
  const newer = program(async ({ vorgangId }) => void seen.push(vorgangId))
  const slice = { topic: 't', partition: 3, messages: messages(ofSignal(known), ofSignal(unknown)) }
  expect(await workSlice(older, slice, () => true)).toBe(true)
  expect(parked).toMatchObject([{ _id: 'a/t/3/1', grund: 'neueres Ereignis im Vorgang' }])
  expect(await readmit(older, () => true)).toBe(0)
  expect(parked).toHaveLength(1)
  expect(await readmit(newer, () => true)).toBe(1)
  expect([seen, parked]).toEqual([[unknown], []])
  expect(await readmit(newer, () => true)).toBe(0)
})

test('what is parked because it is broken stays parked, and so does a signal that is still too new', async () => {
  const { parked, program } = programs()
  const broken = [{ value: 'kein JSON' }, { key: 'x', value: JSON.stringify({ v: 99 }) }]
  const worker = program(async () => undefined)
  await workSlice(worker, { topic: 't', partition: 0, messages: messages(...broken) }, () => true)
  expect(await readmit(worker, () => true)).toBe(0)
  expect(parked.map((p) => p.grund)).toEqual(['kein JSON', 'neuere Version'])
})
