import type { Databases } from '@weiche/mongo'
import { type Stand, staende } from '@weiche/vorgang'
import { bestand } from './bestand.ts'

/** Where the work stands, in counts; for `GET /lage`. */
export type Lage = {
  gesamt: number
  offen: number
  staende: Record<Stand, number>
  entschieden: { dunkel: number; person: number; zurueckgenommen: number }
  /** Share of decisions without a person, 0..1 with four digits; null while nothing is decided. */
  dunkelquote: number | null
  /** Why Vorgaenge wait for a person or for the citizen now, most frequent first. */
  gruende: { stand: Stand; code: string; anzahl: number }[]
  aelteste: { vorgangId: string; eingang: string; stand: Stand } | null
}

export async function readLage(databases: Databases): Promise<Lage> {
  const vorgaenge = bestand(databases)
  const [counts, gruende, oldest] = await Promise.all([
    vorgaenge
      .aggregate<{ _id: { stand: Stand; weg: string | null; ausgang: string | null }; n: number }>([
        { $group: { _id: { stand: '$stand', weg: '$weg', ausgang: '$ausgang' }, n: { $sum: 1 } } },
      ])
      .toArray(),
    vorgaenge
      .aggregate<{ _id: { stand: Stand; code: string }; n: number }>([
        { $match: { stand: { $in: ['bei-person', 'nachforderung'] } } },
        { $unwind: '$codes' },
        { $group: { _id: { stand: '$stand', code: '$codes' }, n: { $sum: 1 } } },
        { $sort: { n: -1, '_id.stand': 1, '_id.code': 1 } },
      ])
      .toArray(),
    vorgaenge.find({ offen: true }).sort({ eingang: 1 }).limit(1).next(),
  ])
  const sum = (fits: (id: (typeof counts)[number]['_id']) => boolean) =>
    counts.reduce((total, { _id, n }) => total + (fits(_id) ? n : 0), 0)
  const dunkel = sum((id) => id.weg === 'dunkel')
  const person = sum((id) => id.weg === 'person')
  return {
    gesamt: sum(() => true),
    offen: sum((id) => id.stand !== 'abgeschlossen'),
    staende: Object.fromEntries(staende.map((s) => [s, sum((id) => id.stand === s)])) as Record<Stand, number>,
    entschieden: { dunkel, person, zurueckgenommen: sum((id) => id.ausgang === 'zurueckgenommen') },
    dunkelquote: dunkel + person === 0 ? null : Math.round((dunkel / (dunkel + person)) * 10_000) / 10_000,
    gruende: gruende.map(({ _id, n }) => ({ ..._id, anzahl: n })),
    aelteste: oldest && { vorgangId: oldest._id, eingang: oldest.eingang, stand: oldest.stand },
  }
}

/** By Leistung, from the index of the watchdog: no look at what rests. */
export async function readRueckstand(databases: Databases): Promise<{ leistung: string; anzahl: number }[]> {
  const groups = await bestand(databases)
    .aggregate<{ _id: string; n: number }>([
      { $match: { ruhend: false } },
      { $group: { _id: '$leistung', n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ leistung: _id, anzahl: n }))
}
