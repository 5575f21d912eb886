import { availableParallelism } from 'node:os'
import type { Paket } from '@weiche/regelwerk'
import { addiereBilanz, type Bilanz, leereBilanz, merkmaleVon } from '@weiche/werkbank'
import { Piscina } from 'piscina'
import type { Arbeitsdaten, Teilergebnis } from './arbeiter.ts'
import type { Teil } from './quelle.ts'
import type { Fehlerhafte } from './sage-fehler.ts'

export type Gespielt = Fehlerhafte & { bilanz: Bilanz }

/** Plays all parts on all cores and adds up. `fortschritt`: share of the parts that are done, 0 to 1. */
export async function spieleAlle(
  daten: Arbeitsdaten,
  alt: Paket,
  teile: readonly Teil[],
  fortschritt: (anteil: number) => void,
): Promise<Gespielt> {
  const pool = new Piscina<Teil, Teilergebnis>({
    filename: new URL('./arbeiter.ts', import.meta.url).href,
    name: 'spieleTeil',
    minThreads: 1,
    maxThreads: Math.min(availableParallelism(), Math.max(teile.length, 1)),
    workerData: daten,
  })
  try {
    const gesamt: Gespielt = { bilanz: leereBilanz(merkmaleVon(alt.felder)), fehler: [], fehlerhaft: 0 }
    let fertig = 0
    await Promise.all(
      teile.map(async (teil) => {
        const { bilanz, fehler, fehlerhaft } = await pool.run(teil)
        addiereBilanz(gesamt.bilanz, bilanz)
        gesamt.fehler.push(...fehler)
        gesamt.fehlerhaft += fehlerhaft
        fortschritt(++fertig / teile.length)
      }),
    )
    gesamt.fehler.sort((a, b) => a.stelle - b.stelle)
    return gesamt
  } finally {
    await pool.destroy()
  }
}
