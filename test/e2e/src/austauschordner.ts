import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Constellation } from './constellation.ts'

/** The print shop, the eAkte, or a Fachverfahren by its name. */
export type Ziel = 'brief' | 'eakte' | 'soziales' | 'steuern' | 'verkehr'

/** The exchange folder of a receiver. */
export function ordnerOf({ pfade }: Constellation, ziel: Ziel): string {
  return ziel === 'brief' || ziel === 'eakte' ? pfade.austausch[ziel] : pfade.fachverfahren(ziel)
}

/** What lies in an exchange folder of one Vorgang, by name; archived files have their folder before it. */
export function dateien(c: Constellation, ziel: Ziel, { vorgangId }: { vorgangId: string }): string[] {
  const ordner = ordnerOf(c, ziel)
  // The folder of a Fachverfahren is made with the first case that is handed over.
  const names = existsSync(ordner) ? readdirSync(ordner, { recursive: true, encoding: 'utf8' }) : []
  return names.filter((name) => name.includes(vorgangId)).sort()
}

export function bytesOf(c: Constellation, ziel: Ziel, name: string): Buffer {
  return readFileSync(join(ordnerOf(c, ziel), name))
}

/** The job file of an effect, for example of `Bescheid`. */
export function auftrag(c: Constellation, ziel: Ziel, vorgang: { vorgangId: string }, art: string) {
  const [first] = auftraege(c, ziel, vorgang, art)
  if (!first) throw new Error(`no ${art} of ${vorgang.vorgangId} in ${ziel}`)
  return first
}

/** The job files of every effect of that kind. */
export function auftraege(c: Constellation, ziel: Ziel, vorgang: { vorgangId: string }, art: string) {
  return dateien(c, ziel, vorgang)
    .filter((n) => n.startsWith(`${art}_`) && n.endsWith('.json'))
    .map((n) => JSON.parse(bytesOf(c, ziel, n).toString('utf8')))
}

/** How many letters of a kind were ordered. */
export function briefe(c: Constellation, vorgang: { vorgangId: string }, art: string): number {
  return dateien(c, 'brief', vorgang).filter((n) => n.startsWith(`${art}_`) && n.endsWith('.pdf')).length
}
