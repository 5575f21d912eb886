import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger, Signal } from '@weiche/controller'
import { createZaehler } from '@weiche/telemetrie'
import { type EreignisTyp, UnbekanntesEreignis } from '@weiche/vorgang'
import type { KafkaMessage } from 'kafkajs'
import type { Lanes } from './lanes.ts'
import { fromMessage } from './message.ts'
import { NEUERES_EREIGNIS, type Parking } from './parking.ts'

export type Subscription = {
  handler: string
  types: ReadonlySet<EreignisTyp>
  onSignal(signal: Signal): Promise<void>
}

export type Worker = {
  gruppe: string
  subscriptions: readonly Subscription[]
  lanes: Lanes
  parking: Parking
  logger: Logger
}

export type Slice = { topic: string; partition: number; messages: readonly KafkaMessage[] }
type Woken = { message: KafkaMessage; signal: Signal }

/** Handlers answer for their own faults and steer out; what still comes through here is a bug, and must not stop a partition. */
const ATTEMPTS = 3
const PAUSE_MS = 200
const geparkt = createZaehler('weiche.geparkt', 'Signals nobody could work on, set aside with their bytes')

/**
 * Works on some messages of a partition: each handler is woken once per Vorgang, with the newest signal; handlers of one
 * Vorgang take turns, Vorgaenge run side by side. True = every effect took place or was parked, so the slice may be committed;
 * false = stopped on the way. Throws when something could not be parked.
 */
export async function workSlice(worker: Worker, slice: Slice, isActive: () => boolean): Promise<boolean> {
  const woken: Woken[] = []
  for (const message of slice.messages) {
    if (!isActive()) return false
    const decoded = fromMessage(message)
    if (decoded.kind === 'signal') woken.push({ message, signal: decoded.signal })
    else await park(worker, slice, message, 'unlesbar', decoded.grund)
  }
  const jobs = [...Map.groupBy(woken, (w) => w.signal.vorgangId)].map(([vorgangId, ofOne]) =>
    worker.lanes.run(vorgangId, () => wakeAll(worker, slice, ofOne, isActive)),
  )
  const failed = (await Promise.allSettled(jobs)).find((job) => job.status === 'rejected')
  if (failed) throw failed.reason
  return isActive()
}

async function wakeAll(worker: Worker, slice: Slice, ofOne: Woken[], isActive: () => boolean): Promise<void> {
  for (const subscription of worker.subscriptions) {
    const newest = ofOne
      .filter((w) => w.signal.types.some((type) => subscription.types.has(type)))
      .reduce<Woken | undefined>((a, b) => (a && a.signal.seq > b.signal.seq ? a : b), undefined)
    if (newest && isActive()) await wake(worker, slice, subscription, newest)
  }
}

async function wake(worker: Worker, slice: Slice, { handler, onSignal }: Subscription, woken: Woken): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await onSignal(woken.signal)
    } catch (error) {
      if (error instanceof UnbekanntesEreignis) return park(worker, slice, woken.message, 'neuer', NEUERES_EREIGNIS)
      worker.logger.error('kafka.schritt-fehlgeschlagen', { handler, vorgangId: woken.signal.vorgangId, tries }, error)
      if (tries === ATTEMPTS) {
        return park(worker, slice, woken.message, 'fehlgeschlagen', `Schritt ${handler} ist fehlgeschlagen`)
      }
      await sleep(PAUSE_MS * tries)
    }
  }
}

/** `art` is for counting: a reason may name fields of a message that came from anywhere. */
async function park(
  { gruppe, parking, logger }: Worker,
  slice: Slice,
  message: KafkaMessage,
  art: 'unlesbar' | 'neuer' | 'fehlgeschlagen',
  grund: string,
) {
  const { topic, partition } = slice
  if (!(await parking.park({ gruppe, topic, partition }, message, grund))) return
  geparkt({ gruppe, art })
  logger.error('kafka.geparkt', { gruppe, topic, partition, offset: message.offset, grund })
}
