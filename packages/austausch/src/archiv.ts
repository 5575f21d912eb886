import type { VorgangLog } from '@weiche/controller'
import { bescheide, type Vorgang } from '@weiche/vorgang'
import { type Effekt, nameOf } from './effekt.ts'
import { createOrdner } from './ordner.ts'

/** Does the log prove that this effect took place? */
export function isBelegt(v: Vorgang, effekt: Effekt): boolean {
  const bescheidbelege = bescheide(v).flatMap(({ versand, uebergabe, ablage }) => [versand, uebergabe, ablage])
  const belege = [...bescheidbelege, ...Object.values(v.mitteilungenVersandt)]
  return belege.some((beleg) => beleg?.fakten.effekt === nameOf(effekt))
}

/** One round over exchange folders: archives what was acknowledged and is evidenced, sweeps what killed writers left. */
export async function pflegeOrdner(pfade: readonly string[], log: Pick<VorgangLog, 'fold'>, jetzt: Date) {
  const archiviert: string[] = []
  for (const pfad of pfade) {
    const ordner = await createOrdner(pfad)
    await ordner.raeumeAuf(new Date(jetzt.getTime() - STUNDE))
    const moved = await ordner.archiviere(async (effekt) => {
      const vorgang = await log.fold(effekt.vorgangId)
      return vorgang !== undefined && isBelegt(vorgang, effekt)
    })
    archiviert.push(...moved)
  }
  return archiviert
}

/** No writer needs an hour for one file; and if it did, it would try again. */
const STUNDE = 3_600_000
