import { type Angaben, canonicalJson } from '@weiche/vorgang'
import type { IntakePlatform } from './platform.ts'

type Deps = Pick<IntakePlatform, 'serverHmac' | 'dubletten' | 'log'>

/**
 * The other Vorgang of this Leistung that came with the same Angaben first. Whoever withdrew may apply again.
 * A claim whose commit is not there (yet) counts too: two at the same instant must not miss each other.
 */
export async function findDublette(
  deps: Deps,
  leistung: string,
  angaben: Angaben,
  vorgangId: string,
): Promise<string | undefined> {
  const inhalt = Buffer.from(deps.serverHmac(`dublette/${leistung}`, canonicalJson(angaben))).toString('hex')
  const first = await deps.dubletten.claim(inhalt, vorgangId)
  if (first === vorgangId) return undefined
  const other = await deps.log.fold(first)
  if (other?.ruecknahme && (await deps.dubletten.takeOver(inhalt, first, vorgangId))) return undefined
  return first
}
