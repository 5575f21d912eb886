import { type EreignisTyp, foldVorgang, type Vorgang } from '@weiche/vorgang'
import type { VorgangLog } from './ports.ts'

/** Commits of these types alone change nothing that an ordered effect is made of. */
const BELEGE: ReadonlySet<EreignisTyp> = new Set([
  'bescheid.versandt',
  'fachverfahren.uebergeben',
  'akte.abgelegt',
  'konto.verbunden',
])

/**
 * The state that the ordering commit left behind. An effect is made from it alone, so that repeating it later gives
 * the same bytes, whatever came in between.
 */
export async function stateAt(log: VorgangLog, vorgang: Vorgang, seq: number): Promise<Vorgang> {
  if (vorgang.verlauf.every((e) => e.seq <= seq || BELEGE.has(e.type))) return vorgang
  return foldVorgang(await log.readUpTo(vorgang.vorgangId, seq))!
}
