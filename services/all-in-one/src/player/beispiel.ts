import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  /** Name of the step that handed in the Antrag; its own for an Antrag. */
  antrag: string
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

/** The steps of the samples of every Leistung that brings some. */
export function findeBeispiele(rulesFolder: string): Schritt[] {
  const folders = readdirSync(rulesFolder, { withFileTypes: true }).filter((e) => e.isDirectory())
  const leistungen = folders.map((e) => e.name).filter((name) => existsSync(join(rulesFolder, name, 'beispiele')))
  const released = leistungen.filter((name) => !name.startsWith('_')).sort()
  return released.flatMap((leistung) => schritteOf(leistung, readBeispiele(rulesFolder, leistung)))
}

/** All steps of the samples of one Leistung. */
function schritteOf(leistung: string, beispiele: readonly Beispiel[]): Schritt[] {
  return beispiele.flatMap((beispiel): Schritt[] => {
    const antrag = `${leistung}/${beispiel.id}`
    const gemeinsam = { antrag, beispiel, leistung }
    return [
      { ...gemeinsam, name: antrag, am: new Date(beispiel.eingang), nachreichung: undefined },
      ...beispiel.schritte.map(
        ({ am, angaben, anlagen }, index): Schritt => ({
          ...gemeinsam,
          name: `${antrag}.${index + 1}`,
          am: new Date(am),
          nachreichung: { angaben, anlagen },
        }),
      ),
    ]
  })
}

/** In the order of their days; samples of one instant keep their order. */
export function nachTagen(schritte: readonly Schritt[]): Schritt[] {
  return [...schritte].sort((a, b) => a.am.getTime() - b.am.getTime())
}
