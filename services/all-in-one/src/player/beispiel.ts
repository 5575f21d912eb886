import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Wert } from '@weiche/vorgang'
import { BeispielJson } from '@weiche/werkbank'
import { z } from 'zod'

export type Beispiel = BeispielJson
export type BeispielAnlage = BeispielJson['anlagen'][number]
export type Erwartet = BeispielJson['erwartet']

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
    const parsed = BeispielJson.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
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
