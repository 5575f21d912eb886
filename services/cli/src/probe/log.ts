import { berlinDatum } from '@weiche/fristen'
import { type Daten, type Datenquelle, oeffneDaten } from '@weiche/installation'
import { scanEingaben } from '@weiche/log'
import type { Probefall } from '@weiche/werkbank'
import type { Teil } from './quelle.ts'

/** Opened once per thread; the thread ends with the rehearsal. */
let offen: Promise<Daten> | undefined

/** The stored cases of a Leistung as they stand now, as if decided on the day on which they were last checked. */
export async function* faelleImLog(
  quelle: Datenquelle,
  { leistung, von, bis }: Extract<Teil, { art: 'log' }>,
): AsyncGenerator<Probefall> {
  offen ??= oeffneDaten(quelle, new AsyncDisposableStack())
  const { databases, siegel } = await offen
  for await (const seite of scanEingaben(databases, siegel, { von, bis }))
    for (const { vorgangId, eingangsdatum, leistung: hier, geprueft } of seite) {
      if (hier !== leistung) continue
      const pruefung = geprueft.ereignisse.find((e) => e.type === 'antrag.geprueft')!
      const entscheidung = berlinDatum(new Date(geprueft.zeitpunkt))
      yield { id: vorgangId, angaben: pruefung.inhalt.angaben, eingang: eingangsdatum, entscheidung }
    }
}
