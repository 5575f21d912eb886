import type { Bus, Logger, Signal, Uhr } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import type { Databases } from '@weiche/mongo'
import { ereignisTypen } from '@weiche/vorgang'
import { type Bestandszeile, bestand, FIRST_PAUSE_MS } from './bestand.ts'

/** Signals that wait for longer than this for their turn: a jam. */
const LATE_MS = FIRST_PAUSE_MS / 2
/** In a jam most that stand still only wait for their turn: a wake-up counts as lost after this. */
const JAM_PAUSE_MS = 60_000
/** Pauses between tries for one Vorgang double up to this. */
const LONGEST_PAUSE_MS = 300_000
const BATCH = 500

export type Waechter = {
  /** Wakes every Vorgang in which somebody inside has to act; once, at start. Returns how many. */
  wakeAll(): Promise<number>
  /** Wakes what is due or seems forgotten; returns how many. */
  wakeDue(): Promise<number>
  /** Looks every second from now on. */
  start(): void
  stop(): Promise<void>
}

/** It only wakes: whether anything is to be done is decided by the handlers, who look at the log. */
export function createWaechter(deps: {
  databases: Databases
  bus: Bus
  uhr: Uhr
  logger: Logger
  /** Real time in ms; only tests pass another one. */
  realTime?: () => number
  intervalMs?: number
}): Waechter {
  const vorgaenge = bestand(deps.databases)
  const realTime = deps.realTime ?? Date.now
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()

  async function wake(found: Bestandszeile[]): Promise<void> {
    if (found.length === 0) return
    const now = realTime()
    // Before publishing: a wake-up that moves the Vorgang must not be overwritten by an older note.
    await vorgaenge.bulkWrite(
      found.map((z) => ({
        updateOne: {
          filter: { _id: z._id, seq: z.seq },
          update: { $set: { weckenAb: new Date(now + pause(z.weckversuche)), weckversuche: z.weckversuche + 1 } },
        },
      })),
      { ordered: false },
    )
    deps.bus.publish(found.map(toSignal))
  }

  async function wakeAll(): Promise<number> {
    let count = 0
    for (let after = ''; ; ) {
      const found = await vorgaenge
        .find({ ruhend: false, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray()
      await wake(found)
      count += found.length
      if (found.length < BATCH) return count
      after = found.at(-1)!._id
    }
  }

  /** `still`: real time until which who has to go on may be woken. */
  function findDue(now: number, still: number): Promise<Bestandszeile[]> {
    const heute = berlinDatum(deps.uhr.jetzt())
    return vorgaenge
      .find({
        $or: [
          { ruhend: false, weckenAb: { $lte: new Date(still) } },
          { naechsteFaelligkeit: { $lte: heute }, weckenAb: { $lte: new Date(now) } },
        ],
      })
      .limit(BATCH)
      .toArray()
  }

  async function wakeDue(): Promise<number> {
    const now = realTime()
    const due = await findDue(now, now)
    const jam = due.some((z) => !z.ruhend) && (await deps.bus.isLate(LATE_MS))
    const found = jam ? await findDue(now, now - (JAM_PAUSE_MS - FIRST_PAUSE_MS)) : due
    await wake(found)
    if (found.length > 0) deps.logger.info('waechter.geweckt', { anzahl: found.length })
    return found.length
  }

  function next(): void {
    if (stopped) return
    timer = setTimeout(() => {
      running = wakeDue()
        .catch((error) => deps.logger.error('waechter.fehlgeschlagen', {}, error))
        .then(next)
    }, deps.intervalMs ?? 1_000)
  }

  return {
    wakeAll,
    wakeDue,
    start: next,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

const pause = (tries: number) => Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS)

const toSignal = (z: Bestandszeile): Signal => ({
  vorgangId: z._id,
  seq: z.seq,
  leistung: z.leistung,
  types: ereignisTypen,
})
