import type { Collection, Databases, IndexSpec, Timestamp } from '@weiche/mongo'
import type { Zeile } from './zeile.ts'

/**
 * A stored line. `gespeichert`: real time at which its newest commit was stored, so that how long something stands still does not
 * hang on a demo clock. `bau`: see `Bau`. `weckenAb`: real time from which the watchdog may wake it (again); `weckversuche` since its newest commit.
 */
export type Bestandszeile = Omit<Zeile, 'vorgangId'> & {
  _id: string
  /** Accounts of citizens that own it; absent = none. */
  konten?: readonly string[]
  bau: number
  gespeichert: Date
  weckenAb: Date
  weckversuche: number
  /** The newest commits are of a newer program: the line says what was understood last. */
  unverstanden: { seq: number; aufgenommen: Timestamp } | null
}

export function bestand(databases: Databases): Collection<Bestandszeile> {
  return databases.arbeit.collection<Bestandszeile>('vorgaenge')
}

/** A wake-up counts as lost when a Vorgang in which somebody inside has to act stands still for this long (real time). */
export const FIRST_PAUSE_MS = 5_000

/** What rests may be woken at once when it falls due. */
export function toDokument(zeile: Zeile, stored: Date, bau: number, konten: readonly string[] = []): Bestandszeile {
  const { vorgangId, ...rest } = zeile
  const weckenAb = new Date(stored.getTime() + (zeile.ruhend ? 0 : FIRST_PAUSE_MS))
  const line = { _id: vorgangId, ...rest, bau, gespeichert: stored, weckenAb, weckversuche: 0, unverstanden: null }
  return konten.length === 0 ? line : { ...line, konten }
}

export function toZeileAgain(line: Bestandszeile): Zeile {
  const { _id, bau: _b, gespeichert: _g, weckenAb: _a, weckversuche: _v, unverstanden: _u, konten: _k, ...rest } = line
  return { vorgangId: _id, ...rest }
}

export const projektionIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: 'vorgaenge', name: 'wecken', key: { ruhend: 1, weckenAb: 1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'faellig', key: { naechsteFaelligkeit: 1, weckenAb: 1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'liste', key: { stand: 1, organisationseinheit: 1, seit: 1, _id: 1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'leistung', key: { leistung: 1, offen: 1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'aelteste', key: { offen: 1, eingang: 1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'dauer', key: { leistung: 1, weg: 1, entschiedenAm: -1 } },
  { db: 'arbeit', collection: 'vorgaenge', name: 'konten', key: { konten: 1 }, sparse: true },
]
