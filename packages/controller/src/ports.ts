import type { Readable } from 'node:stream'
import type { Paket } from '@weiche/regelwerk'
import type { AnlageRef, Commit, Ereignis, EreignisTyp, Service, Steuerung, Vorgang } from '@weiche/vorgang'

/** Business clock. The demo clock may stand elsewhere than the machine's, but never runs backwards. */
export type Uhr = { jetzt(): Date }

export type Entry = {
  vorgangId: string
  /** seq of the fold that was looked at; 0 for a new stream. The commit takes seq + 1. */
  gesehen: number
  service: Service
  ursache: string
  /** Taken from the Uhr by the caller. */
  zeitpunkt: Date
  ereignisse: Ereignis[]
}

export type AppendResult =
  | { kind: 'appended'; commit: Commit }
  /** The same ursache took effect before; `commit` is what it did. */
  | { kind: 'already'; commit: Commit }
  /** Somebody else wrote first: fold again and decide again. */
  | { kind: 'conflict' }

/** The append-only log of commits. Nothing is acknowledged before majority and journal. */
export type VorgangLog = {
  append(entry: Entry): Promise<AppendResult>
  /** Commits in order of seq, opened. Empty = unknown stream. */
  read(vorgangId: string, fromSeq?: number): Promise<Commit[]>
  /** Commits from the first to this seq, which is in the log; from memory when they are known. */
  readUpTo(vorgangId: string, seq: number): Promise<Commit[]>
  /** Fold with at least this seq (reads on when the cached fold is older); undefined = unknown or not a Vorgang. */
  fold(vorgangId: string, atLeastSeq?: number): Promise<Vorgang | undefined>
}

/** A fact without content: who needs the content folds the log. */
export type Signal = {
  vorgangId: string
  seq: number
  leistung: string
  types: EreignisTyp[]
  /** Where in a trace the commit was made; who answers goes on there. Absent when nobody traced or the watchdog wakes. */
  traceparent?: string | undefined
}

/** Carries signals; may lose, double and reorder them: handlers are level-triggered. */
export type Bus = {
  publish(signals: readonly Signal[]): void
  /** One subscription per handler; never runs the same handler twice at once for one Vorgang. */
  subscribe(handler: string, types: readonly EreignisTyp[], onSignal: (signal: Signal) => Promise<void>): void
  /**
   * Do signals wait for longer than this for their turn? Then who stands still may just not have had his, and waking him again would
   * only make them wait longer.
   */
  isLate(ms: number): Promise<boolean>
  /** Resolves when nothing is queued or running. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** Attachments: sealed, streamed, sniffed, limited. A reference is appended to the log only when the bytes are stored. */
export type Anlagen = {
  store(
    vorgangId: string,
    stream: Readable,
    claim: { dateiname: string; art: string; betrifft: string },
  ): Promise<StoreResult>
  load(vorgangId: string, anlageId: string): Promise<Buffer>
  /** These will be loaded one after the other: as far as they are small they are fetched with one question. */
  fetchAhead(vorgangId: string, anlagen: readonly Pick<AnlageRef, 'anlageId' | 'laenge'>[]): Promise<void>
  /** Takes back what was stored for a commit that did not come about. Never for an attachment that the log names. */
  discard(vorgangId: string, anlageIds: readonly string[]): Promise<void>
}
export type StoreResult =
  | { kind: 'stored'; ref: AnlageRef }
  /** `code`: zu-gross, typ-nicht-erlaubt, zip, leer, typ-passt-nicht, aktiver-inhalt, verschluesselt, abgebrochen. Nothing is left behind. */
  | { kind: 'refused'; code: string; text: string }

/** Pure results (PDF): sealed, named by the HMAC of their content under the key of the Vorgang; storing twice is harmless. */
export type Dokumente = {
  put(vorgangId: string, bytes: Uint8Array): Promise<string>
  get(vorgangId: string, dokumentId: string): Promise<Buffer>
}

/** Keyed hashes of one Vorgang: never a plain hash of personal data. Lower-case hex, 64 characters. */
export type Siegel = {
  hmac(vorgangId: string, purpose: string, bytes: Uint8Array | string): Promise<string>
}

/** Released rules: the compiled package of the newest Ausgabe and the control state that named it. */
export type Regelwerke = {
  /** Those that can be applied for; at most a second late. */
  leistungen(): Promise<string[]>
  /** `dateien`: SHA-256 of every file of the Ausgabe by its path. */
  aktuell(leistung: string): Promise<{
    paket: Paket
    ausgabe: string
    dateien: Readonly<Record<string, string>>
    steuerung: Steuerung
  }>
  /** The package of an earlier Ausgabe, for copies of what was made with it. Throws when it was never stored. */
  zu(leistung: string, ausgabe: string): Promise<Paket>
}

/** Insert-only stream of reads by persons; the entry is stored before the answer leaves. */
export type Zugriffslog = {
  record(entry: { person: string; aktion: string; vorgangIds: string[]; zweck: string; zeitpunkt: Date }): Promise<void>
}

export type Logger = {
  info(event: string, ids?: Record<string, string | number | boolean>): void
  warn(event: string, ids?: Record<string, string | number | boolean>): void
  error(event: string, ids?: Record<string, string | number | boolean>, error?: unknown): void
}

/** What every service is given. Services own no connection. */
export type Platform = {
  log: VorgangLog
  bus: Bus
  uhr: Uhr
  anlagen: Anlagen
  dokumente: Dokumente
  siegel: Siegel
  regelwerke: Regelwerke
  zugriffslog: Zugriffslog
  logger: Logger
}
