import { berlinDatum } from '@weiche/fristen'
import type { ClientSession, Databases } from '@weiche/mongo'
import { type Bestandszeile, bestand } from '@weiche/projektion'
import type { Stand } from '@weiche/vorgang'
import type { Erwartungen } from './erwartungen.ts'
import type { Standzeit } from './zusammenfassung.ts'

/** Lines of one Leistung in one Stand. `ruhend`: nobody inside has to act. */
export type Gruppe = {
  leistung: string
  stand: Stand
  ruhend: boolean
  anzahl: number
  /** Of these the newest commits are of a newer program. */
  unverstanden: number
  aelteste: Date
}

/** Lines in which something may still happen, from indexes; as many groups as there are Leistungen times Staende. */
export async function gruppiere(databases: Databases, session: ClientSession): Promise<Gruppe[]> {
  const groups = await bestand(databases)
    .aggregate<{ _id: Pick<Gruppe, 'leistung' | 'stand' | 'ruhend'>; n: number; u: number; aelteste: Date }>(
      [
        { $match: { $or: [{ offen: true }, { ruhend: false }] } },
        {
          $group: {
            _id: { leistung: '$leistung', stand: '$stand', ruhend: '$ruhend' },
            n: { $sum: 1 },
            u: { $sum: { $cond: [{ $gt: ['$unverstanden', null] }, 1, 0] } },
            aelteste: { $min: '$gespeichert' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      { session },
    )
    .toArray()
  return groups.map(({ _id, n, u, aelteste }) => ({ ..._id, anzahl: n, unverstanden: u, aelteste }))
}

type Zeilenfilter = { leistung: string; stand: Stand; ruhend: boolean } & Record<string, unknown>
type Jetzt = { real: Date; fachlich: Date }

const BEISPIELE = 10
/** Orders in a Stand of their own; in another Stand an open order is what keeps a line from resting. */
const MIT_AUFTRAG: ReadonlySet<Stand> = new Set(['bescheid-erstellt', 'versandt'])
const WARTET: ReadonlySet<Stand> = new Set(['bei-person', 'nachforderung', 'abgeschlossen'])

export type Ueberfaellig = { staende: Standzeit[]; auftraege: Standzeit[]; filter: Zeilenfilter[] }

/** What stands longer than expected; `filter` find the lines again. */
export async function findeUeberfaellige(
  databases: Databases,
  gruppen: readonly Gruppe[],
  e: Erwartungen,
  jetzt: Jetzt,
): Promise<Ueberfaellig> {
  const found: Ueberfaellig = { staende: [], auftraege: [], filter: [] }
  for (const gruppe of gruppen) {
    const erwartet = erwartungOf(gruppe, e)
    if (erwartet === undefined) continue
    const filter = filterOf(gruppe, erwartet, jetzt)
    if (!filter) continue
    const standzeit = await zaehle(databases, filter, jetzt.real)
    if (standzeit.anzahl === 0) continue
    found.filter.push(filter)
    const isAuftrag = !gruppe.ruhend && (MIT_AUFTRAG.has(gruppe.stand) || WARTET.has(gruppe.stand))
    found[isAuftrag ? 'auftraege' : 'staende'].push(standzeit)
  }
  return found
}

function erwartungOf({ stand, ruhend }: Gruppe, e: Erwartungen): number | undefined {
  return !ruhend && WARTET.has(stand) ? e.auftrag : e.staende[stand]
}

function filterOf(gruppe: Gruppe, sekunden: number, { real, fachlich }: Jetzt): Zeilenfilter | undefined {
  const { leistung, stand, ruhend, aelteste } = gruppe
  if (ruhend && stand === 'nachforderung') {
    const tag = berlinDatum(new Date(fachlich.getTime() - sekunden * 1000))
    return { leistung, stand, ruhend, naechsteFaelligkeit: { $lte: tag } }
  }
  const before = new Date(real.getTime() - sekunden * 1000)
  return aelteste < before ? { leistung, stand, ruhend, gespeichert: { $lt: before } } : undefined
}

async function zaehle(databases: Databases, filter: Zeilenfilter, now: Date): Promise<Standzeit> {
  const lines = bestand(databases)
  const oldest = await lines
    .find(filter, { projection: { gespeichert: 1 } })
    .sort({ gespeichert: 1 })
    .limit(BEISPIELE)
    .toArray()
  const first = oldest[0]
  return {
    leistung: filter.leistung,
    stand: filter.stand,
    anzahl: oldest.length < BEISPIELE ? oldest.length : await lines.countDocuments(filter),
    aelteste: first ? Math.max(0, (now.getTime() - first.gespeichert.getTime()) / 1000) : 0,
    beispiele: oldest.map((z) => z._id),
  }
}

const AUF_EINMAL = 500

/** Lets the watchdog wake at once what stands too long; who waits for a person is left alone. Returns the ids. */
export async function weckeUeberfaellige(databases: Databases, { filter }: Ueberfaellig, now: Date): Promise<string[]> {
  const lines = bestand(databases)
  const woken: string[] = []
  for (const one of filter.filter((f) => !(f.ruhend && f.stand === 'bei-person'))) {
    const found = await lines
      .find<Pick<Bestandszeile, '_id'>>(one, { projection: { _id: 1 } })
      .sort({ gespeichert: 1 })
      .limit(AUF_EINMAL - woken.length)
      .toArray()
    const ids = found.map((z) => z._id)
    await lines.updateMany({ _id: { $in: ids }, weckenAb: { $gt: now } }, { $set: { weckenAb: now } })
    woken.push(...ids)
    if (woken.length >= AUF_EINMAL) break
  }
  return woken
}
