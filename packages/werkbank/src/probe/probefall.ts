import { Angaben } from '@weiche/vorgang'
import { z } from 'zod'

/** One case of a rehearsal: typed Angaben and the two days that choose the law. One line of a case file (NDJSON) is this. */
export const Probefall = z.strictObject({
  id: z.string().min(1),
  angaben: Angaben,
  eingang: z.iso.date(),
  entscheidung: z.iso.date(),
})
export type Probefall = z.infer<typeof Probefall>
