import { fromMessage, type GeparktDoc, geparkt } from '@weiche/kafka'
import type { Databases } from '@weiche/mongo'
import { wecke } from './wecken.ts'

/** A parked message as operations may see it: place, reason, size, ids; no bytes. */
export type Geparkt = {
  id: string
  gruppe: string
  grund: string
  seit: string
  bytes: number
  /** Named by the message when it can be read, else null. */
  vorgangId: string | null
  kopfzeilen: string[]
}

export async function listeGeparkt(databases: Databases, limit: number): Promise<{ anzahl: number; liste: Geparkt[] }> {
  const anzahl = await geparkt(databases).countDocuments()
  const docs = await geparkt(databases).find().sort({ zeit: 1, _id: 1 }).limit(limit).toArray()
  return { anzahl, liste: docs.map(toGeparkt) }
}

export async function findeGeparkt(databases: Databases, ids: readonly string[]): Promise<Geparkt[]> {
  const docs = await geparkt(databases)
    .find({ _id: { $in: [...ids] } })
    .toArray()
  return docs.map(toGeparkt)
}

function toGeparkt(doc: GeparktDoc): Geparkt {
  const signal = read(doc)
  return {
    id: doc._id,
    gruppe: doc.gruppe,
    grund: doc.grund,
    seit: doc.zeit.toISOString(),
    bytes: doc.wert?.length() ?? 0,
    vorgangId: signal.kind === 'signal' ? signal.signal.vorgangId : null,
    // Names of headers, not their values: those come from outside.
    kopfzeilen: Object.keys(doc.kopfzeilen).sort(),
  }
}

const read = (doc: GeparktDoc) =>
  fromMessage({ value: doc.wert && Buffer.from(doc.wert.buffer), headers: doc.kopfzeilen })

export type Wiederholung = { id: string; ergebnis: 'geweckt' | 'ruht' | 'unlesbar' | 'unbekannt'; grund: string }

/**
 * Works on parked messages once more: whoever can be named is woken, and the handlers look at the log, as after any signal. What
 * still cannot be read stays where it is.
 */
export async function wiederhole(databases: Databases, ids: readonly string[], now: Date): Promise<Wiederholung[]> {
  const results: Wiederholung[] = []
  for (const id of ids) {
    const doc = await geparkt(databases).findOne({ _id: id })
    results.push({ id, ...(doc ? await again(databases, doc, now) : UNBEKANNT) })
  }
  return results
}

const UNBEKANNT = { ergebnis: 'unbekannt', grund: 'Diese Nachricht liegt nicht (mehr) geparkt.' } as const

async function again(databases: Databases, doc: GeparktDoc, now: Date): Promise<Omit<Wiederholung, 'id'>> {
  const decoded = read(doc)
  if (decoded.kind === 'unlesbar')
    return { ergebnis: 'unlesbar', grund: `Sie ist weiterhin unlesbar: ${decoded.grund}.` }
  const { vorgangId } = decoded.signal
  const exists = await databases.log.collection('commits').findOne({ vorgangId, seq: 1 }, { projection: { _id: 1 } })
  if (!exists) return { ergebnis: 'unlesbar', grund: `Den Vorgang ${vorgangId}, den sie nennt, gibt es nicht.` }
  const woken = await wecke(databases, [{ vorgangId }], now)
  // Woken first: broken off in between it is woken twice, which does no harm.
  await geparkt(databases).deleteOne({ _id: doc._id })
  return woken === 1
    ? { ergebnis: 'geweckt', grund: `Vorgang ${vorgangId}` }
    : { ergebnis: 'ruht', grund: `Vorgang ${vorgangId} ruht; es ist nichts zu tun.` }
}

/** Only on a signed order. */
export async function verwerfe(databases: Databases, ids: readonly string[]): Promise<number> {
  return (await geparkt(databases).deleteMany({ _id: { $in: [...ids] } })).deletedCount
}
