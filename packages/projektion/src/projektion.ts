import type { Logger } from '@weiche/controller'
import { type Log, mitFakten, type Tail } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { bestand } from './bestand.ts'
import { readEigene } from './eigene.ts'
import { createFortschritt } from './fortschritt.ts'
import { type Lage, readLage, readRueckstand } from './lage.ts'
import { type Liste, type ListenFilter, readListe } from './liste.ts'
import { createUebernahme } from './uebernehme.ts'
import { BOOKMARK } from './ungesehen.ts'
import { readUnverstanden } from './unverstanden.ts'
import { readWartet, type Wartefrage, type Warteschau } from './wartet.ts'
import type { Zeile } from './zeile.ts'

export type Projektion = {
  /** Follows the log from where it stood; resolves when everything older is seen. */
  start(): Promise<void>
  /** Resolves when everything that is in the log now is seen. */
  quiet(): Promise<void>
  /** Throws the lines away and makes them again from the log. */
  rebuild(): Promise<void>
  lage(): Promise<Lage>
  liste(filter: ListenFilter): Promise<Liste>
  /** The Vorgaenge of one account, newest first. */
  eigene(konto: string): Promise<Zeile[]>
  /** How many Vorgaenge wait for somebody inside to go on; costs as much as there are. */
  rueckstand(): Promise<{ leistung: string; anzahl: number }[]>
  /** What waits for what until when. */
  wartet(frage: Wartefrage): Promise<Warteschau>
  stop(): Promise<void>
}

/** A Vorgang takes several steps in this time; its line is written for the last of them. Who waits need not wait for it. */
const PAUSE_MS = 500

/** Lists, counts and the watchdog look here; handlers never do. It may be lost at any time. */
export function createProjektion(deps: { databases: Databases; log: Log; logger: Logger }): Projektion {
  const { databases, log, logger } = deps
  const fortschritt = createFortschritt(databases)
  let tail: Tail | undefined
  let following: Promise<void> = Promise.resolve()

  async function follow(fromStart: boolean): Promise<void> {
    const uebernimm = createUebernahme(deps)
    await fortschritt.begin()
    // An older program may have been here before; the commits themselves are behind the bookmark.
    await uebernimm(await readUnverstanden(databases))
    tail = log.tail({
      blick: mitFakten,
      bookmark: BOOKMARK,
      fromStart,
      pauseMs: PAUSE_MS,
      async onCommits(commits) {
        await uebernimm(commits)
        fortschritt.delivered(commits)
      },
      onError: (error) => logger.error('projektion.fehlgeschlagen', {}, error),
    })
    await tail.caughtUp
  }

  async function begin(): Promise<void> {
    if ((await databases.arbeit.collection<{ _id: string }>('lesezeichen').findOne({ _id: BOOKMARK })) === null)
      return again()
    // Lost lines with a bookmark that survived would stay lost.
    const isEmpty = (await bestand(databases).findOne({}, { projection: { _id: 1 } })) === null
    await follow(isEmpty)
  }

  async function again(): Promise<void> {
    await tail?.stop()
    await bestand(databases).deleteMany({})
    await follow(true)
  }

  return {
    start() {
      following = begin()
      return following
    },
    async quiet() {
      await following
      await fortschritt.caughtUp(() => tail?.hurry())
    },
    rebuild() {
      following = again()
      return following
    },
    lage: () => readLage(databases),
    liste: (filter) => readListe(databases, filter),
    wartet: (frage) => readWartet(databases, frage),
    eigene: (konto) => readEigene(databases, konto),
    rueckstand: () => readRueckstand(databases),
    stop: async () => tail?.stop(),
  }
}
