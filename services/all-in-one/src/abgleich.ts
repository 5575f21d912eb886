import { createAbgleich, letzterBericht, liesErwartungen, startAbgleich } from '@weiche/abgleich'
import { loadKopfSchluessel } from '@weiche/log'
import type { Grundlage } from './grundlage.ts'
import type { Pfade } from './pfade.ts'
import { StartFehler } from './start-fehler.ts'

/** So many Vorgaenge in which Weiche has to act are work enough. */
const BUSY = 100

/** The continuous proof of this installation, every minute; one process does it. @throws StartFehler for a faulty file of expectations. */
export function starteAbgleich(platform: Grundlage, pfade: Pfade): { stop(): Promise<void> } {
  const { databases, schluessel, uhr, logger, projektion } = platform
  const erwartungen = liesErwartungen(pfade.erwartungen)
  if (!erwartungen.ok) throw new StartFehler(erwartungen.text)
  const abgleich = createAbgleich({
    ...{ databases, uhr, erwartungen: erwartungen.wert, koepfe: pfade.koepfe },
    trageNach: projektion.trageNach,
    logKey: schluessel.serverKey('log-kette'),
    publicKey: loadKopfSchluessel(pfade.kopfschluessel).publicKey,
  })
  const isBusy = async () => (await projektion.rueckstand()).reduce((sum, r) => sum + r.anzahl, 0) > BUSY
  return startAbgleich({ abgleich, logger, isBusy })
}

/** For `GET /bereit` of any process: how many findings of which kind the last look had. They are an alarm, no reason to stop taking in. */
export async function abgleichZustand({ databases }: Pick<Grundlage, 'databases'>): Promise<Record<string, unknown>> {
  const bericht = await letzterBericht(databases)
  if (!bericht) return {}
  const codes = Map.groupBy(bericht.befunde, (b) => b.code)
  const befunde = [...codes].map(([code, found]) => [code, found.reduce((n, b) => n + b.anzahl, 0)])
  return { abgleich: { am: bericht.am, befunde: Object.fromEntries(befunde) } }
}
