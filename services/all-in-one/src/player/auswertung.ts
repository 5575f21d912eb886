import type { VorgangLog } from '@weiche/controller'
import type { Aufzeichnung } from './aufzeichnung.ts'
import type { Schritt } from './beispiel.ts'
import { abweichungen, ergebnisAt } from './ergebnis.ts'
import type { Tabellenzeile } from './tabelle.ts'

/** After its last step a sample had come to rest; later reminders and lapses are another story. */
const QUIET_MS = 3_600_000

/** One line per sample, read from the log. */
export async function werteBeispieleAus(
  schritte: readonly Schritt[],
  log: VorgangLog,
  aufzeichnung: Aufzeichnung,
): Promise<Tabellenzeile[]> {
  const zeilen: Tabellenzeile[] = []
  for (const { beispiel, antrag } of schritte.filter((s) => !s.nachreichung)) {
    const own = schritte.filter((s) => s.antrag === antrag)
    const until = new Date(Math.max(...own.map((s) => s.am.getTime())) + QUIET_MS)
    const steps = own.map((s) => aufzeichnung.get(s.name))
    const vorgangId = steps[0]?.vorgangId
    if (vorgangId === undefined) continue
    const ergebnis = ergebnisAt(await log.read(vorgangId), until)
    zeilen.push({
      vorgangId,
      titel: beispiel.titel,
      ergebnis,
      abweichungen: abweichungen(beispiel.erwartet, ergebnis),
      dauerMs: steps.reduce((sum, step) => sum + (step?.dauerMs ?? 0), 0),
    })
  }
  return zeilen
}
