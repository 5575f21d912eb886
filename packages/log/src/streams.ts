import { steuerungId } from '@weiche/vorgang'

/** Vorgaenge and control streams lie in one collection. */
export type Streams = 'vorgaenge' | 'steuerung' | 'alle'

const CONTROL = new RegExp(`^${steuerungId('')}`)

/** Filters for `vorgangId` of a commit. */
export const idOf = { vorgaenge: { $not: CONTROL }, steuerung: CONTROL } as const
/** Filter of commits of Vorgaenge. */
export const nurVorgaenge = { vorgangId: idOf.vorgaenge } as const

export const isSteuerung = (vorgangId: string): boolean => vorgangId.startsWith(steuerungId(''))
