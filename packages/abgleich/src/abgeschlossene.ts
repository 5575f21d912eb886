import type { ClientSession, Databases } from '@weiche/mongo'
import { bestand } from '@weiche/projektion'

/** Counted anew after so long, whatever the estimate says. */
const SPAETESTENS_MS = 3_600_000

export type Abgeschlossene = {
  /**
   * How many lines are finished, by Leistung. `offen`: how many are not. While all lines less the open ones are as many as at the last
   * count (the database's estimate, which costs nothing), nothing was finished meanwhile and nothing is counted; `genau`: counted.
   */
  zaehle(
    session: ClientSession,
    offen: number,
    genau: boolean,
  ): Promise<{ zahl: Record<string, number>; gezaehlt: boolean }>
}

export function createAbgeschlossene(databases: Databases): Abgeschlossene {
  const lines = bestand(databases)
  let last: { rest: number; zahl: Record<string, number>; am: number } | undefined

  return {
    async zaehle(session, offen, genau) {
      const rest = (await lines.estimatedDocumentCount()) - offen
      const isFresh = last && performance.now() - last.am < SPAETESTENS_MS
      if (!genau && isFresh && last!.rest === rest) return { zahl: last!.zahl, gezaehlt: false }
      const zahl: Record<string, number> = {}
      for (const leistung of await lines.distinct('leistung', {}, { session }))
        zahl[leistung] = await lines.countDocuments({ leistung, offen: false }, { session })
      last = { rest, zahl, am: performance.now() }
      return { zahl, gezaehlt: true }
    },
  }
}
