import type { Ereignis } from './ereignisse.ts'

/**
 * One commit = one atomic insert: the state change, the outbox entry and the audit entry at once.
 * This is the opened form; the log seals every `inhalt` and keeps only types and `fakten` readable.
 */
export type Commit = {
  vorgangId: string
  /** 1, 2, 3 ... without gaps; the unique index (vorgangId, seq) is the optimistic lock. */
  seq: number
  service: Service
  /** Idempotency key of a command, or `<handler>:<event id answered>:<attempt>` of a controller. Never the wake-up. */
  ursache: string
  /** Business clock, ISO 8601 UTC. */
  zeitpunkt: string
  ereignisse: Ereignis[]
}

export const services = ['intake', 'validation', 'routing', 'processing', 'review', 'backchannel', 'steuerung'] as const
export type Service = (typeof services)[number]

/** Events have no stored id: position in the stream names them. */
export function ereignisId(vorgangId: string, seq: number, index: number): string {
  return `${vorgangId}:${seq}.${index}`
}

/** seq of the commit that made the event. */
export function seqOfEreignis(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1).split('.')[0])
}

/** Name of an effect outside the log: `<Art>_<Vorgangs-ID>_<seq of the ordering commit>`. Same name = same bytes. */
export function effektName(art: string, vorgangId: string, seq: number): string {
  return `${art}_${vorgangId}_${seq}`
}
