import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Angaben, Wert } from '@weiche/vorgang'
import { z } from 'zod'

const Anlage = z.strictObject({
  art: z.string(),
  betrifft: z.string().default(''),
  layout: z.enum(['formular', 'brief']).default('formular'),
  abweichung: z.record(z.string(), z.string()).optional(),
})
const Erwartet = z.strictObject({
  weg: z.enum(['dunkel', 'nachforderung', 'person']),
  ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']).optional(),
  betraege: z.array(z.string()).optional(),
  codes: z.array(z.string()).optional(),
})
/** A sample: a complete application with its Nachweise and what must come of it. */
export const Beispiel = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  titel: z.string(),
  eingang: z.iso.datetime({ offset: true }),
  schluessel: z.string().optional(),
  antrag: Angaben,
  anlagen: z.array(Anlage),
  schritte: z
    .array(
      z.strictObject({
        am: z.iso.datetime({ offset: true }),
        art: z.literal('nachreichung'),
        angaben: z.record(z.string(), Wert).default({}),
        anlagen: z.array(Anlage).default([]),
      }),
    )
    .default([]),
  erwartet: Erwartet,
})
export type Beispiel = z.infer<typeof Beispiel>
export type BeispielAnlage = z.infer<typeof Anlage>
export type Erwartet = z.infer<typeof Erwartet>

/** One thing that happens on a day: the Antrag of a sample, or one of its later steps. */
export type Schritt = {
  /** Stable name, also the seed of its Idempotency-Key. */
  name: string
  am: Date
  beispiel: Beispiel
  leistung: string
  nachreichung: { angaben: Record<string, Wert>; anlagen: BeispielAnlage[] } | undefined
}

/** Reads `rules/<leistung>/beispiele/*.json`. Throws with file and place when one is malformed: they are ours. */
export function readBeispiele(rulesFolder: string, leistung: string): Beispiel[] {
  const folder = join(rulesFolder, leistung, 'beispiele')
  const files = readdirSync(folder).filter((f) => f.endsWith('.json'))
  return files.sort().map((file) => {
    const parsed = Beispiel.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (!parsed.success) throw new Error(`${join(folder, file)}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
}

/** All steps of all samples in the order of their days; samples of one instant keep their order. */
export function schritteOf(leistung: string, beispiele: readonly Beispiel[]): Schritt[] {
  const steps = beispiele.flatMap((beispiel): Schritt[] => [
    { name: beispiel.id, am: new Date(beispiel.eingang), beispiel, leistung, nachreichung: undefined },
    ...beispiel.schritte.map(
      ({ am, angaben, anlagen }, index): Schritt => ({
        name: `${beispiel.id}.${index + 1}`,
        am: new Date(am),
        beispiel,
        leistung,
        nachreichung: { angaben, anlagen },
      }),
    ),
  ])
  return steps.sort((a, b) => a.am.getTime() - b.am.getTime())
}
