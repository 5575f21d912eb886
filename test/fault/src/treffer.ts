import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Pfade } from '@weiche/all-in-one'
import { ordnerOf } from './austauschordner.ts'
import type { Bestand } from './bestand.ts'
import type { Toetung } from './runde.ts'
import { wirkungenOf } from './vergleich.ts'

export type Treffer = { vorWirkung: boolean; vorBeleg: boolean }

/**
 * Where each kill hit, read off afterwards: an effect was ordered and not done (its file is younger than the kill), or done
 * and not proven (the file is older, the evidence younger). Arrival times are whole seconds; a restart takes longer.
 */
export function trefferOf(toetungen: readonly Toetung[], { akten }: Bestand, pfade: Pfade): Treffer[] {
  const wirkungen = [...akten.values()].flatMap(({ vorgang, stored }) =>
    wirkungenOf(vorgang).map(({ ordner, datei, auftrag, beleg }) => ({
      auftrag: stored.get(auftrag)! * 1000,
      wirkung: statSync(join(ordnerOf(pfade, ordner), datei)).mtimeMs,
      beleg: stored.get(beleg)! * 1000,
    })),
  )
  return toetungen.map(({ zeit }) => {
    const second = Math.floor(zeit / 1000) * 1000
    return {
      vorWirkung: wirkungen.some((w) => w.auftrag <= second && w.wirkung > zeit),
      vorBeleg: wirkungen.some((w) => w.wirkung <= zeit && w.beleg > second),
    }
  })
}
