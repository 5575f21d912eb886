import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@weiche/controller'
import type { Log, Tail } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { bestand } from './bestand.ts'
import { type Lage, readLage } from './lage.ts'
import { type Liste, type ListenFilter, readListe } from './liste.ts'
import { newestCommits } from './neueste.ts'
import { createUebernahme } from './uebernehme.ts'

export type Projektion = {
  /** Follows the log from where it stood; resolves when everything older is seen. */
  start(): Promise<void>
  /** Resolves when everything that is in the log now is seen. */
  quiet(): Promise<void>
  /** Throws the lines away and makes them again from the log. */
  rebuild(): Promise<void>
  lage(): Promise<Lage>
  liste(filter: ListenFilter): Promise<Liste>
  stop(): Promise<void>
}

const BOOKMARK = 'projektion'

/** Lists, counts and the watchdog look here; handlers never do. It may be lost at any time. */
export function createProjektion(deps: { databases: Databases; log: Log; logger: Logger }): Projektion {
  const { databases, log, logger } = deps
  const uebernahme = createUebernahme(deps)
  let tail: Tail | undefined

  async function follow(fromStart: boolean): Promise<void> {
    tail = log.tail({
      bookmark: BOOKMARK,
      fromStart,
      onCommits: uebernahme.apply,
      onError: (error) => logger.error('projektion.fehlgeschlagen', {}, error),
    })
    await tail.caughtUp
  }

  async function isBehind(commits: Awaited<ReturnType<typeof newestCommits>>): Promise<boolean> {
    const ids = commits.map((c) => c.vorgangId).filter((id) => !uebernahme.unlesbar.has(id))
    const lines = await bestand(databases)
      .find({ _id: { $in: ids } }, { projection: { seq: 1 } })
      .toArray()
    const seen = new Map(lines.map((l) => [l._id, l.seq]))
    for (const { vorgangId, seq } of commits) {
      if (uebernahme.unlesbar.has(vorgangId) || (seen.get(vorgangId) ?? 0) >= seq) continue
      if (seen.has(vorgangId) || (await log.fold(vorgangId, seq))) return true
    }
    return false
  }

  return {
    async start() {
      // Lost lines with a bookmark that survived would stay lost.
      const empty = (await bestand(databases).findOne({}, { projection: { _id: 1 } })) === null
      await follow(empty)
    },
    async quiet() {
      for (let pause = 5; await isBehind(await newestCommits(databases)); pause = Math.min(pause * 2, 200)) {
        await sleep(pause)
      }
    },
    async rebuild() {
      await tail?.stop()
      await bestand(databases).deleteMany({})
      await follow(true)
    },
    lage: () => readLage(databases),
    liste: (filter) => readListe(databases, filter),
    stop: async () => tail?.stop(),
  }
}
