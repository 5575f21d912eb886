import { setTimeout as sleep } from 'node:timers/promises'
import type { Bus } from '@weiche/controller'
import type { Databases } from '@weiche/mongo'
import { observe } from '@weiche/telemetrie'
import { createAnnounce } from './announce.ts'
import { type ClientOptions, createClient } from './client.ts'
import { withDeadline } from './deadline.ts'
import { type Group, startGroup } from './group.ts'
import { createInterest, INTEREST_MS, noteInterest } from './interest.ts'
import { isLate, lagOf } from './lag.ts'
import { createLanes } from './lanes.ts'
import { createOutgoing } from './outgoing.ts'
import { createParking } from './parking.ts'
import { readmit } from './readmit.ts'
import { createSender } from './sender.ts'
import { ensureTopics, type SignalTopics } from './topics.ts'
import type { Subscription, Worker } from './work-slice.ts'

export type KafkaBusOptions = ClientOptions & {
  topics: SignalTopics
  /** Where interest is noted, and messages are parked that nobody can work on. */
  databases: Databases
  /** Vorgaenge at work at once, per service and process. */
  concurrency: number
  sessionTimeout?: number
}

export type Lage = { gruppe: string; ersetzt: number; ohneFortschrittMs: number }

/**
 * The same port as the bus inside one process. Handlers of one service share a group; the service is the handler's name up to
 * the first dot. `publish` is for wake-ups; commits are announced by the relay.
 */
export type KafkaBus = Bus & {
  /**
   * Makes and checks the topics, then begins to consume; after the last `subscribe`, or its handler would miss what came before.
   * Throws TopicFehler.
   */
  start(): Promise<void>
  /** Signals not yet worked on, per group of this process. */
  rueckstand(): Promise<Record<string, number>>
  /** For readiness: a consumer without progress is not well, connected or not. */
  lage(): Lage[]
  /**
   * Resolves when nothing published by this process waits, and each group of this process has noted every signal that was in
   * the topic when it was asked, in whatever process it was worked on. What the relay has yet to announce is not seen here.
   */
  quiet(): Promise<void>
}

const QUIET_POLL_MS = 50
const CLOSE_MS = 5_000
const READMIT_MS = 60_000

export function createKafkaBus(options: KafkaBusOptions): KafkaBus {
  const { topics, databases, logger, sessionTimeout } = options
  const kafka = createClient(options)
  const admin = kafka.admin()
  const sender = createSender(kafka, logger)
  const interest = createInterest(databases)
  const outgoing = createOutgoing(createAnnounce(sender, interest, topics), logger)
  const parking = createParking(databases)
  /** By service. */
  const subscriptions = new Map<string, Subscription[]>()
  const groups = new Map<string, Group>()
  const workers: Worker[] = []
  let timer: NodeJS.Timeout | undefined
  let started = false
  let closed = false

  async function rueckstand(): Promise<Record<string, number>> {
    const lags: Record<string, number> = {}
    for (const service of subscriptions.keys()) {
      const gruppe = topics.groupOf(service)
      lags[gruppe] = await lagOf(admin, gruppe, topics.of(service).name)
    }
    return lags
  }

  /** Once the topic is there, and before a process counts as ready: then everybody who announces knows. */
  async function noteInterests(): Promise<void> {
    const noted = [...subscriptions].map(([service, list]) => {
      const types = list.flatMap((subscription) => [...subscription.types])
      return noteInterest(databases, service, types)
    })
    if ((await Promise.all(noted)).includes(true)) await sleep(INTEREST_MS)
  }

  /** Parked by an older program beside this one, or before this one was newer. */
  async function readmitAll(): Promise<void> {
    for (const worker of workers) {
      await readmit(worker, () => !closed).then(
        (anzahl) => anzahl > 0 && logger.info('kafka.wieder-aufgenommen', { gruppe: worker.gruppe, anzahl }),
        (error) => logger.error('kafka.wiederaufnahme-fehlgeschlagen', { gruppe: worker.gruppe }, error),
      )
    }
  }

  return {
    publish(signals) {
      if (!closed) outgoing.put(signals)
    },
    subscribe(handler, types, onSignal) {
      if (started) throw new Error(`${handler} subscribes after the start`)
      const service = handler.split('.')[0]!
      const list = subscriptions.get(service) ?? []
      subscriptions.set(service, [...list, { handler, types: new Set(types), onSignal }])
    },
    async start() {
      started = true
      await admin.connect()
      const own = [...subscriptions.keys()].map((service) => topics.of(service))
      await ensureTopics(admin, own)
      await noteInterests()
      for (const [service, list] of subscriptions) {
        const { name: topic, partitions } = topics.of(service)
        const gruppe = topics.groupOf(service)
        const worker = { gruppe, subscriptions: list, lanes: createLanes(options.concurrency), parking, logger }
        const session = sessionTimeout === undefined ? {} : { sessionTimeout }
        workers.push(worker)
        groups.set(gruppe, startGroup({ kafka, topic, worker, partitions, ...session }))
      }
      await Promise.all([...groups.values()].map((group) => group.joined))
      observe('weiche.warteschlange', 'Signals a group has not worked on yet, in whatever process', async () =>
        Object.entries(await rueckstand()).map(([gruppe, value]) => ({ value, attributes: { gruppe } })),
      )
      void readmitAll()
      timer = setInterval(readmitAll, READMIT_MS).unref()
    },
    rueckstand,
    lage: () =>
      [...groups].map(([gruppe, group]) => ({
        gruppe,
        ersetzt: group.replaced(),
        ohneFortschrittMs: performance.now() - group.lastProgress(),
      })),
    isLate: async (ms) => isLate(admin, topics, [...(await interest()).keys()], ms),
    async quiet() {
      while (!closed) {
        if (outgoing.isEmpty() && Object.values(await rueckstand()).every((lag) => lag === 0)) return
        await sleep(QUIET_POLL_MS)
      }
    },
    async close() {
      closed = true
      clearInterval(timer)
      await Promise.all([...groups.values()].map((group) => group.close()))
      await outgoing.close()
      await sender.close()
      await withDeadline(admin.disconnect(), CLOSE_MS, 'disconnect').catch(() => undefined)
    },
  }
}
