import type { Log } from '@weiche/log'
import {
  foldSchluessel,
  foldSteuerung,
  keinBund,
  keineSteuerung,
  SCHLUESSEL_STROM,
  type Schluesselbund,
  type Steuerung,
  type SteuerungEreignis,
} from '@weiche/vorgang'
import { pruefeSignatur } from './signatur.ts'

/** A state counts as fresh for this long (ms), so nobody acts on one that is a second old. */
const FRESH_MS = 500
const MAX_TRIES = 10

/** `bund`: the keys, as new as the state. */
export type Kontrollstand = { steuerung: Steuerung; bund: Schluesselbund }
/** `ursache`: makes the append idempotent; undefined = nothing to do. */
export type Anhang = { ursache: string; zeitpunkt: Date; ereignis: SteuerungEreignis } | undefined

export type Steuerungsstand = {
  /** Never older than a second; throws while the log cannot be read, so that nothing is decided on an old state. */
  read(leistung: string): Promise<Steuerung>
  /** Read anew. */
  readNow(leistung: string): Promise<Kontrollstand>
  bund(): Promise<Schluesselbund>
  /** Appends what `decide` makes of the newest state; it is asked again when somebody else was quicker. Returns the state afterwards. */
  append(leistung: string, decide: (now: Kontrollstand) => Anhang | Promise<Anhang>): Promise<Kontrollstand>
  /** The same for the stream of the keys. */
  appendSchluessel(decide: (bund: Schluesselbund) => Anhang | Promise<Anhang>): Promise<Schluesselbund>
}

type Known = Kontrollstand & { readAt: number }

/**
 * Reads on demand instead of following: no cost when idle, and the age of an answer is bounded by construction.
 * `installation`: public key of the installation.
 */
export function createSteuerungsstand(
  log: Pick<Log, 'readSteuerung' | 'appendSteuerung'>,
  installation: string,
): Steuerungsstand {
  const pruefung = { installation, pruefe: pruefeSignatur }
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<Kontrollstand>>()
  let keys = keinBund

  async function readKeys(): Promise<Schluesselbund> {
    const from = keys
    const read = foldSchluessel(await log.readSteuerung(SCHLUESSEL_STROM, from.seq + 1), pruefung, from)
    if (read.seq > keys.seq) keys = read
    return keys
  }

  async function refresh(leistung: string): Promise<Kontrollstand> {
    const readAt = performance.now()
    const before = known.get(leistung)
    const [bund, news] = await Promise.all([readKeys(), log.readSteuerung(leistung, (before?.steuerung.seq ?? 0) + 1)])
    // Other keys may have made another release count.
    const isSame = !before || before.bund.seq === bund.seq
    const commits = isSame ? news : await log.readSteuerung(leistung)
    const from = (isSame ? before?.steuerung : undefined) ?? keineSteuerung
    const steuerung = foldSteuerung(commits, { ...pruefung, leistung, bund }, from)
    // Two reads may overtake each other; the newer state and the later read count.
    const now = known.get(leistung)
    if (now && (now.steuerung.seq > steuerung.seq || now.readAt > readAt)) return now
    known.set(leistung, { steuerung, bund, readAt })
    return { steuerung, bund }
  }

  async function write<S>(
    strom: string,
    read: () => Promise<S>,
    seqOf: (state: S) => number,
    decide: (state: S) => Anhang | Promise<Anhang>,
  ): Promise<S> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const state = await read()
      const anhang = await decide(state)
      if (!anhang) return state
      const { ursache, zeitpunkt, ereignis } = anhang
      const { kind } = await log.appendSteuerung(strom, seqOf(state), ursache, zeitpunkt, [ereignis])
      if (kind !== 'conflict') return read()
    }
    throw new Error(`control stream of ${strom} is too busy`)
  }

  return {
    async read(leistung) {
      const fresh = known.get(leistung)
      if (fresh && performance.now() - fresh.readAt < FRESH_MS) return fresh.steuerung
      const running = reading.get(leistung) ?? refresh(leistung).finally(() => reading.delete(leistung))
      reading.set(leistung, running)
      return (await running).steuerung
    },
    readNow: refresh,
    bund: readKeys,
    append: (leistung, decide) =>
      write(
        leistung,
        () => refresh(leistung),
        (now) => now.steuerung.seq,
        decide,
      ),
    appendSchluessel: (decide) => write(SCHLUESSEL_STROM, readKeys, (bund) => bund.seq, decide),
  }
}
