import type { Logger, Signal } from '@weiche/controller'
import { type Log, mitArten, type TailCommit } from '@weiche/log'
import { type Databases, type LeaseDoc, startLeased, type Timestamp } from '@weiche/mongo'
import { type Announce, type Announcement, createAnnounce } from './announce.ts'
import { createInterest } from './interest.ts'
import { createLeistungen } from './leistungen.ts'
import { createStand, isAllPublished, isRelayLate, loadStand } from './relay-stand.ts'
import type { Sender } from './sender.ts'
import type { SignalTopics } from './topics.ts'

export type RelayOptions = {
  databases: Databases
  log: Pick<Log, 'tail'>
  /** Each holder of the lease gets one of its own. */
  sender(): Sender
  topics: SignalTopics
  logger: Logger
  /** Names the lease, the place and the bookmark; default `relay`. */
  name?: string
  ttlMs?: number
  /** Announces everything again that arrived since then, whatever was announced before. */
  from?: Timestamp | undefined
}

export type Relay = {
  /** Has everything that is in the log now been announced? See `isAllPublished`. */
  allPublished(): Promise<boolean>
  /** Has a commit waited for longer than this to be announced? */
  isLate(ms: number): Promise<boolean>
  stop(): Promise<void>
}

/** The server forgets change streams that are older than its oplog; what arrived within this was perhaps not announced. */
const RESCAN_S = 3_600
/**
 * What comes meanwhile goes out together, because every batch costs each consumer of every service a fetch: the more came last, the
 * longer it waits. The first after a silence goes at once.
 */
const pauseMs = (commits: number) => Math.min(2 * commits, 100)
/** `<handler>:<id of the event answered>:<attempt>`: what a controller wrote. Anything else was named by somebody outside. */
const ANSWER = /^[a-z]+\.[a-z.-]+:([^:]+:\d+\.\d+):\d+$/

/**
 * Announces every commit of the log as a signal, at least once, in the order of its Vorgang. One relay at a time by lease; the
 * next one goes on where the last one noted its place, which is only after Kafka has acknowledged.
 */
export function startRelay(options: RelayOptions): Relay {
  const { databases, logger, name = 'relay' } = options
  const onError = (error: unknown) => logger.error('relay.fehlgeschlagen', {}, error)
  const leistungen = createLeistungen(databases)
  // Once: who gets the lease again goes on where it was.
  let replay = options.from

  async function announceAll(announce: Announce, commits: TailCommit[]): Promise<Timestamp> {
    const leistung = await leistungen(commits)
    await announce(commits.map((c) => announcement(c, leistung.get(c.vorgangId) ?? '')))
    return commits.reduce((a, b) => (a.aufgenommen.compare(b.aufgenommen) > 0 ? a : b)).aufgenommen
  }

  function announcement(commit: TailCommit, leistung: string): Announcement {
    const { vorgangId, seq, ereignisse, ursache, traceparent } = commit
    const types = ereignisse.map((e) => e.type)
    const signal: Signal = { vorgangId, seq, leistung, types, traceparent }
    return { signal, ursache: ANSWER.exec(ursache)?.[1] }
  }

  async function run(lost: AbortSignal): Promise<void> {
    const sender = options.sender()
    const announce = createAnnounce(sender, createInterest(databases), options.topics)
    const fromStart = replay !== undefined
    const from = replay ?? (await loadStand(databases, name))
    replay = undefined
    const stand = createStand(databases, name, onError)
    const tail = options.log.tail({
      ...{ blick: mitArten, bookmark: name, from, fromStart, onError },
      ...{ overlapS: fromStart ? 0 : RESCAN_S, pauseMs },
      async onCommits(commits, stelle) {
        if (lost.aborted) throw new Error('the lease is lost')
        stand.note({ bis: await announceAll(announce, commits), ...(stelle ? { stelle } : {}) })
      },
      async onFollow(stelle) {
        if (lost.aborted) return
        stand.note({ stelle })
        await stand.flush()
      },
    })
    logger.info('relay.begonnen')
    await aborted(lost)
    stand.drop()
    await tail.stop()
    stand.drop()
    await sender.close()
  }

  const leased = startLeased({
    collection: databases.arbeit.collection<LeaseDoc>('leases'),
    ...{ name, run, onError },
    ...(options.ttlMs === undefined ? {} : { ttlMs: options.ttlMs }),
  })
  return {
    allPublished: () => isAllPublished(databases, name),
    isLate: (ms) => isRelayLate(databases, name, ms),
    stop: leased.stop,
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
