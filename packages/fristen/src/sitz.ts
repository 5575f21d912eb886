import { type Land, toLand } from './land.ts'

/** Holidays that hold in some municipalities only. */
export const oertlicheFeiertage = ['mariae-himmelfahrt', 'fronleichnam', 'friedensfest'] as const
export type OertlicherFeiertag = (typeof oertlicheFeiertage)[number]

/**
 * Where the authority sits: its calendar counts. A Land alone knows the holidays of the whole Land; `gemeinde` those of
 * the table of municipalities; `oertlich` names what the table does not know (Bayern finds it out for 2056 of them).
 */
export type Sitz = Land | { land: Land; gemeinde: string; oertlich: readonly OertlicherFeiertag[] }

/** @throws for a Land that does not exist. */
export function toSitz(ort: {
  land: string
  gemeinde?: string | undefined
  oertlich?: readonly OertlicherFeiertag[] | undefined
}): Sitz {
  const land = toLand(ort.land)
  if (ort.gemeinde === undefined && ort.oertlich === undefined) return land
  return { land, gemeinde: ort.gemeinde ?? '', oertlich: ort.oertlich ?? [] }
}

export const landOf = (sitz: Sitz): Land => (typeof sitz === 'string' ? sitz : sitz.land)
