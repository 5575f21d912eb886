import type { VorgangLog } from '@weiche/controller'
import type { DokumentRenderer } from '@weiche/dokumente'
import type { Pfade } from '../pfade.ts'
import type { Installation } from '../platform.ts'
import { openAufzeichnung } from './aufzeichnung.ts'
import { werteBeispieleAus } from './auswertung.ts'
import { readBeispiele, schritteOf } from './beispiel.ts'
import type { Fetch } from './einreichen.ts'
import { spiele } from './spiele.ts'
import { renderTabelle } from './tabelle.ts'

const LEISTUNG = 'wohngeld'
const URHEBER = 'Vorführung'

export type Vorfuehrung = {
  /** First and last step still to be played; undefined = all done. */
  pending(): { first: Date; last: Date } | undefined
  play(deps: PlayDeps): Promise<void>
  /** Prints the table; true = all as expected. */
  show(log: VorgangLog, print: (text: string) => void): Promise<boolean>
}
export type PlayDeps = {
  platform: Installation
  fetch: Fetch
  renderer: DokumentRenderer
  quiet(): Promise<void>
  progress(done: number, of: number, titel: string): void
}

/** The samples of the Leistungspaket, played in once and compared at every start. */
export function openVorfuehrung(pfade: Pfade): Vorfuehrung {
  const schritte = schritteOf(LEISTUNG, readBeispiele(pfade.rules, LEISTUNG))
  const aufzeichnung = openAufzeichnung(pfade.vorfuehrung)
  const open = () => schritte.filter((s) => !aufzeichnung.get(s.name))

  return {
    pending() {
      const days = open().map((s) => s.am)
      return days.length === 0 ? undefined : { first: days[0]!, last: days.at(-1)! }
    },
    async play({ platform, ...deps }) {
      if (open().length === 0) return
      const { regelwerke } = platform
      const { paket } = await regelwerke.aktuell(LEISTUNG)
      // A drawn sample would go to a person; which one is chance, so the play runs without.
      await regelwerke.setzeStichprobe(LEISTUNG, URHEBER, '0')
      await spiele(schritte, { ...deps, uhr: platform.uhr, aufzeichnung })
      await regelwerke.setzeStichprobe(LEISTUNG, URHEBER, paket.kopf.automatisierung.stichprobe)
    },
    async show(log, print) {
      const zeilen = await werteBeispieleAus(schritte, log, aufzeichnung)
      print(renderTabelle(zeilen))
      return zeilen.every((z) => z.abweichungen.length === 0)
    },
  }
}
