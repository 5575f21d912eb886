import type { VorgangLog } from '@weiche/controller'
import type { EreignisTyp, Service, SteuerungCommit, SteuerungEreignis } from '@weiche/vorgang'
import type { FaktenCommit } from './commit-doc.ts'
import type { Tail, TailOptions } from './tail.ts'
import type { Marke } from './tail-source.ts'

/** The log with everything the platform needs beside the port of the controllers. */
export type Log = VorgangLog & {
  /** The readable part of a stream, also of an erased one, in order of seq. Empty = unknown. */
  readFakten(vorgangId: string, fromSeq?: number): Promise<FaktenCommit[]>
  /** What remains of a Vorgang whose data key was destroyed; undefined when it was not, or is unknown. */
  readStub(vorgangId: string): Promise<VorgangStub | undefined>
  /** Control stream of a Leistung. `gesehen`: seq of the state looked at, 0 for a new stream. Throws on an unknown event. */
  appendSteuerung(
    leistung: string,
    gesehen: number,
    ursache: string,
    zeitpunkt: Date,
    ereignisse: readonly SteuerungEreignis[],
  ): Promise<SteuerungResult>
  /** Commits of the control stream from this seq on (default 1), in order. */
  readSteuerung(leistung: string, fromSeq?: number): Promise<SteuerungCommit[]>
  /** Follows the log from where `bookmark` stands; for projections, relay and heads. */
  tail<C extends Marke>(options: TailOptions<C>): Tail
  /** Waits for appends under way and ends all tails. */
  close(): Promise<void>
}

export type SteuerungResult =
  | { kind: 'appended'; commit: SteuerungCommit }
  | { kind: 'already'; commit: SteuerungCommit }
  | { kind: 'conflict' }

/** The defined stub of an erased stream: that there was a Vorgang, and when what happened; no Angaben, no amounts. */
export type VorgangStub = {
  geloescht: true
  vorgangId: string
  seq: number
  leistung: string
  verlauf: { seq: number; zeitpunkt: string; service: Service; type: EreignisTyp }[]
}
