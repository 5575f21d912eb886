import { type Databases, ErrorCode, errorCode } from '@weiche/mongo'
import { ausgabeHash, type Dateien } from './ausgabe.ts'

/** One Ausgabe in `<prefix>_log.ausgaben`: insert-only, named by its content, never changed. */
type AusgabeDoc = {
  _id: string
  leistung: string
  dateien: { pfad: string; inhalt: string }[]
  gespeichert: Date
}

export type Ausgaben = {
  /** Stores the files under their hash, which is returned; storing twice is harmless. */
  store(leistung: string, dateien: Dateien, now: Date): Promise<string>
  /** @throws when it is missing or not what its name says: rules that cannot be trusted are not evaluated. */
  load(leistung: string, hash: string): Promise<Dateien>
  leistungen(): Promise<string[]>
  /** Hashes of what was ever stored of a Leistung. */
  namen(leistung: string): Promise<string[]>
}

export function createAusgaben(databases: Databases): Ausgaben {
  const ausgaben = databases.log.collection<AusgabeDoc>('ausgaben')
  return {
    async store(leistung, dateien, now) {
      const hash = ausgabeHash(leistung, dateien)
      const list = [...dateien].map(([pfad, inhalt]) => ({ pfad, inhalt }))
      try {
        await ausgaben.insertOne({ _id: hash, leistung, dateien: list, gespeichert: now })
      } catch (error) {
        if (errorCode(error) !== ErrorCode.duplicateKey) throw error
      }
      return hash
    },
    async load(leistung, hash) {
      const found = await ausgaben.findOne({ _id: { $eq: hash } })
      if (!found) throw new Error(`Ausgabe ${hash} of ${leistung} is not stored`)
      const dateien = new Map(found.dateien.map(({ pfad, inhalt }) => [pfad, inhalt]))
      if (ausgabeHash(leistung, dateien) !== hash) throw new Error(`Ausgabe ${hash} of ${leistung} was changed`)
      return dateien
    },
    leistungen: () => ausgaben.distinct('leistung'),
    namen: (leistung) => ausgaben.distinct('_id', { leistung }),
  }
}
