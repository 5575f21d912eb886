import type { Databases } from '@weiche/mongo'
import { type Bestandszeile, bestand } from '@weiche/projektion'
import { type Stand, staende } from '@weiche/vorgang'
import { z } from 'zod'

/** Which Vorgaenge: by id, or by what the lists know of them. Everything named must hold. */
export const Auswahl = z.strictObject({
  vorgaenge: z.array(z.string().max(40)).min(1).max(1_000).optional(),
  leistung: z.string().max(60).optional(),
  stand: z.enum(staende).optional(),
  code: z.string().max(60).optional(),
  /** Seconds since the newest commit, real time. */
  aelterAls: z.int().min(0).optional(),
})
export type Auswahl = z.infer<typeof Auswahl>

export type Treffer = { vorgangId: string; seq: number; leistung: string; stand: Stand; ruhend: boolean; seit: string }

/** Nothing named would be everything: that nobody means. */
export const isLeer = (auswahl: Auswahl): boolean => Object.values(auswahl).every((v) => v === undefined)

function filterOf({ vorgaenge, leistung, stand, code, aelterAls }: Auswahl, now: Date): Record<string, unknown> {
  return {
    ...(vorgaenge === undefined ? {} : { _id: { $in: vorgaenge } }),
    ...(leistung === undefined ? {} : { leistung: { $eq: leistung } }),
    ...(stand === undefined ? { stand: { $ne: 'abgeschlossen' } } : { stand: { $eq: stand } }),
    ...(code === undefined ? {} : { codes: { $eq: code } }),
    ...(aelterAls === undefined ? {} : { gespeichert: { $lt: new Date(now.getTime() - aelterAls * 1000) } }),
  }
}

export const zaehle = (databases: Databases, auswahl: Auswahl, now: Date): Promise<number> =>
  bestand(databases).countDocuments(filterOf(auswahl, now))

/** The longest standing first; without a Stand: all that are not finished. */
export async function finde(databases: Databases, auswahl: Auswahl, now: Date, limit: number): Promise<Treffer[]> {
  const found = await bestand(databases)
    .find(filterOf(auswahl, now))
    .sort({ gespeichert: 1, _id: 1 })
    .limit(limit)
    .toArray()
  return found.map(toTreffer)
}

const toTreffer = ({ _id, seq, leistung, stand, ruhend, gespeichert }: Bestandszeile): Treffer => ({
  ...{ vorgangId: _id, seq, leistung, stand, ruhend, seit: gespeichert.toISOString() },
})

/** `seit`: of the one that stands longest. */
export type Stoerungsgruppe = { leistung: string; stand: Stand; code: string; anzahl: number; seit: string }

/** Where work stands, by Leistung, Stand and reason: what is with a person, and what Weiche itself has not done yet. */
export async function gruppiere(databases: Databases, auswahl: Auswahl, now: Date): Promise<Stoerungsgruppe[]> {
  const groups = await bestand(databases)
    .aggregate<{ _id: { leistung: string; stand: Stand; code?: string }; n: number; seit: Date }>([
      { $match: filterOf(auswahl, now) },
      { $unwind: { path: '$codes', preserveNullAndEmptyArrays: true } },
      {
        $group: {
          _id: { leistung: '$leistung', stand: '$stand', code: '$codes' },
          n: { $sum: 1 },
          seit: { $min: '$gespeichert' },
        },
      },
      { $sort: { n: -1, _id: 1 } },
      { $limit: 200 },
    ])
    .toArray()
  return groups.map(({ _id: { leistung, stand, code = '' }, n, seit }) => ({
    ...{ leistung, stand, code, anzahl: n, seit: seit.toISOString() },
  }))
}
