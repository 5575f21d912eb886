import type { Databases } from '@weiche/mongo'
import type { Stand } from '@weiche/vorgang'
import { bestand, toZeileAgain } from './bestand.ts'
import type { Zeile } from './zeile.ts'

export type ListenFilter = {
  stand?: Stand
  /** Only these units: whoever may see none gets none. */
  organisationseinheiten?: readonly string[]
  code?: string
  leistung?: string
  /** Page size, 1..200, and the `weiter` of the page before. */
  anzahl?: number
  nach?: string
}
/** `weiter` names the next page; null = there is none. */
export type Liste = { zeilen: Zeile[]; weiter: string | null }

const MAX_PAGE = 200

/** Longest waiting first. Pages go on behind the last line seen, so that lines coming or going shift nothing. */
export async function readListe(databases: Databases, filter: ListenFilter): Promise<Liste> {
  const anzahl = Math.min(Math.max(Math.trunc(filter.anzahl ?? 50), 1), MAX_PAGE)
  const conditions = [
    { stand: { $eq: filter.stand ?? 'bei-person' } },
    filter.organisationseinheiten && { organisationseinheit: { $in: [...filter.organisationseinheiten] } },
    filter.code !== undefined && { codes: { $eq: String(filter.code) } },
    filter.leistung !== undefined && { leistung: { $eq: String(filter.leistung) } },
    behind(filter.nach),
  ].filter((c) => typeof c === 'object')
  const found = await bestand(databases)
    .find({ $and: conditions })
    .sort({ seit: 1, _id: 1 })
    .limit(anzahl + 1)
    .toArray()
  const zeilen = found.slice(0, anzahl).map(toZeileAgain)
  const last = zeilen.at(-1)
  return { zeilen, weiter: found.length > anzahl && last ? `${last.seit}~${last.vorgangId}` : null }
}

/** An unreadable mark counts as the first page. */
function behind(nach: string | undefined) {
  const [seit, vorgangId] = nach?.split('~') ?? []
  if (!seit || !vorgangId) return undefined
  return { $or: [{ seit: { $gt: seit } }, { seit, _id: { $gt: vorgangId } }] }
}
