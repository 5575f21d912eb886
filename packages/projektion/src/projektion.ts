import type { Logger } from '@weiche/controller'
import { type Log, mitArten, type Tail } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { beendeBau, beginneBau, laufenderBau } from './bau.ts'
import { type Erfahrung, readErfahrung } from './dauer.ts'
import { readEigene } from './eigene.ts'
import { createFortschritt } from './fortschritt.ts'
import { type Lage, readLage, readRueckstand } from './lage.ts'
import { type Liste, type ListenFilter, readListe } from './liste.ts'
import { readAnlaesse, readLines } from './nachtrag.ts'
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
  /** Makes all lines again from the log; meanwhile the old ones are there. */
  rebuild(): Promise<void>
  /** Makes the lines of these anew, beside whoever follows the log; returns which of them have one now. */
  trageNach(vorgangIds: readonly string[]): Promise<string[]>
  lage(): Promise<Lage>
  liste(filter: ListenFilter): Promise<Liste>
  /** The Vorgaenge of one account, newest first. */
  eigene(konto: string): Promise<Zeile[]>
  /** How many Vorgaenge wait for somebody inside to go on; costs as much as there are. */
  rueckstand(): Promise<{ leistung: string; anzahl: number }[]>
  /** What waits for what until when. */
  wartet(frage: Wartefrage): Promise<Warteschau>
  /** How long the last cases took; undefined = too few to say. */
  erfahrung(frage: Parameters<typeof readErfahrung>[1]): Promise<Erfahrung | undefined>
  stop(): Promise<void>
}

/**
 * A Vorgang takes several steps in this time; its line is written for the last of them. The more came last, the longer. Who waits
 * need not wait for it.
 */
const pauseMs = (commits: number) => Math.min(500 + 10 * commits, 2_000)
/** So many commits at once: what 2 s bring under full load. */
const MOST = 4_000

/** Lists, counts and the watchdog look here; handlers never do. It may be lost at any time. */
export function createProjektion(deps: { databases: Databases; log: Log; logger: Logger }): Projektion {
  const { databases, log, logger } = deps
  const fortschritt = createFortschritt(databases)
  let tail: Tail | undefined
  let stopped = false
  let following: Promise<void> = Promise.resolve()

  async function follow(bau: number, fromStart: boolean): Promise<void> {
    const uebernimm = createUebernahme({ ...deps, bau })
    await fortschritt.begin()
    // An older program may have been here before; the commits themselves are behind the bookmark.
    await uebernimm(await readUnverstanden(databases))
    tail = log.tail({
      blick: mitArten,
      bookmark: BOOKMARK,
      fromStart,
      ...{ pauseMs, most: MOST },
      async onCommits(commits) {
        await uebernimm(commits)
        fortschritt.delivered(commits)
      },
      onError: (error) => logger.error('projektion.fehlgeschlagen', {}, error),
    })
    await tail.caughtUp
  }

  async function begin(): Promise<void> {
    const bau = await laufenderBau(databases)
    // Lost lines with a bookmark that survived would stay lost.
    if (bau?.fertig && (await isThere('lesezeichen', BOOKMARK)) && (await isThere('vorgaenge')))
      return follow(bau.nummer, false)
    return again()
  }

  async function isThere(collection: string, _id?: string): Promise<boolean> {
    const found = databases.arbeit.collection<{ _id: string }>(collection).findOne(_id === undefined ? {} : { _id })
    return (await found) !== null
  }

  async function again(): Promise<void> {
    await tail?.stop()
    const bau = await beginneBau(databases)
    await follow(bau, true)
    if (!stopped) await beendeBau(databases, bau)
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
    async trageNach(vorgangIds) {
      const bau = (await laufenderBau(databases))?.nummer ?? 0
      await createUebernahme({ ...deps, bau })(await readAnlaesse(databases, vorgangIds))
      return readLines(databases, vorgangIds)
    },
    lage: () => readLage(databases),
    liste: (filter) => readListe(databases, filter),
    wartet: (frage) => readWartet(databases, frage),
    eigene: (konto) => readEigene(databases, konto),
    rueckstand: () => readRueckstand(databases),
    erfahrung: (frage) => readErfahrung(databases, frage),
    async stop() {
      stopped = true
      await tail?.stop()
    },
  }
}
