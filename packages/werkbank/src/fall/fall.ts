import { type Angaben, Wert } from '@weiche/vorgang'
import { z } from 'zod'

const Beigelegt = z.strictObject({
  /** `<kind>:<betrifft>`, for example "verdienstbescheinigung:m2.e1". */
  fehlt: z.array(z.string()).default([]),
  ungelesen: z.array(z.string()).default([]),
  widerspruch: z.array(z.string()).default([]),
  ungefragt: z.array(z.string()).default([]),
})

/** One file of `faelle/`: given Angaben, expected outcome. */
export const FallJson = z.strictObject({
  $schema: z.string().optional(),
  titel: z.string().min(1),
  norm: z.string().optional(),
  eingang: z.iso.date(),
  entscheidung: z.iso.date(),
  /** Name of another case whose Angaben this one changes; `angaben` then is path -> value. */
  basis: z.string().optional(),
  angaben: z.record(z.string(), Wert),
  nachweise: z.union([z.enum(['alle', 'keine']), Beigelegt]).default('alle'),
  /** Id of the gate that stops this case. */
  gate: z.string().optional(),
  erwartet: z.strictObject({
    weg: z.enum(['dunkel', 'nachforderung', 'person']),
    ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']).optional(),
    betraege: z.array(z.string()).optional(),
    codes: z.array(z.string()),
    offen: z.array(z.string()).optional(),
    werte: z.record(z.string(), z.string()).optional(),
  }),
})
export type FallJson = z.infer<typeof FallJson>

/** A case with complete Angaben: the ones of its basis are worked in. */
export type Fall = FallJson & { name: string; angaben: Angaben }

/** What a case gives; without a `gate` nothing is stopped from outside. */
export type Gegeben = Pick<Fall, 'angaben' | 'eingang' | 'entscheidung' | 'nachweise'> & { gate?: string | undefined }
