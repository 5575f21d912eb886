import { z } from 'zod'

/** Why something is asked for. */
export const Forderungsgrund = z.enum(['fehlt', 'unvollstaendig', 'unrichtig', 'veraltet'])
export type Forderungsgrund = z.infer<typeof Forderungsgrund>

/** One item of a request: one fact that is open or refuted, and what would settle it. */
export const Forderung = z.strictObject({
  /** `p1`, `p2` ...: the same thing keeps its id in every request of a Vorgang; an answer names it. */
  id: z.string(),
  code: z.string(),
  /** Nachweis kind or path of the Angabe. */
  gegenstand: z.string(),
  betrifft: z.string(),
  titel: z.string(),
  grund: Forderungsgrund,
  /** What exactly, in the words of who asked; "" = the standard text says it. */
  erlaeuterung: z.string(),
  norm: z.string(),
  von: z.enum(['regeln', 'person']),
})
export type Forderung = z.infer<typeof Forderung>

/** An item before it has its id. */
export type Bedarf = Omit<Forderung, 'id'>

/** What an item asks for, whoever asks and why. */
export function gegenstandOf({ gegenstand, betrifft }: Pick<Forderung, 'gegenstand' | 'betrifft'>): string {
  return `${gegenstand}|${betrifft}`
}
