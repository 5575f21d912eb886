import { relative } from 'node:path'
import type { VorgangLog } from '@weiche/controller'
import type { DokumentRenderer } from '@weiche/dokumente'
import type { Musterperson } from '@weiche/musterkonto'
import type { Pfade } from '../pfade.ts'
import type { Installation } from '../platform.ts'
import { openAufzeichnung } from './aufzeichnung.ts'
import { werteBeispieleAus } from './auswertung.ts'
import { findeBeispiele, nachTagen, type Schritt } from './beispiel.ts'
import type { Fetch } from './einreichen.ts'
import { musterpersonenOf } from './musterpersonen.ts'
import { spiele } from './spiele.ts'
import { renderTabelle } from './tabelle.ts'

const URHEBER = 'Vorführung'
const OHNE = '0'

export type Vorfuehrung = {
  /** Who can be signed in to look at what was played in. */
  personen: readonly Musterperson[]
  /** First and last step still to be played; undefined = all done. */
  pending(): { first: Date; last: Date } | undefined
  play(deps: PlayDeps): Promise<void>
  /** Prints the table; true = all as expected. */
  show(log: VorgangLog, at: { base: string; columns: number; print: (text: string) => void }): Promise<boolean>
}
export type PlayDeps = {
  platform: Installation
  fetch: Fetch
  renderer: DokumentRenderer
  /** The account of an invented person, as the log knows it. */
  kontoOf(sub: string): string
  quiet(): Promise<void>
  progress(done: number, of: number, titel: string): void
}

/** The samples of the Leistungspaket, played in once and compared at every start. */
export function openVorfuehrung(pfade: Pfade): Vorfuehrung {
  const schritte = nachTagen(findeBeispiele(pfade.rules))
  const { personen, subOf } = musterpersonenOf(pfade.rules, schritte)
  const aufzeichnung = openAufzeichnung(pfade.vorfuehrung)
  const open = () => schritte.filter((s) => !aufzeichnung.get(s.name))

  return {
    personen,
    pending() {
      const days = open().map((s) => s.am)
      return days.length === 0 ? undefined : { first: days[0]!, last: days.at(-1)! }
    },
    async play({ platform, kontoOf, ...deps }) {
      if (open().length === 0) return
      // A drawn sample would go to a person; which one is chance, so the play runs without.
      for (const leistung of await platform.regelwerke.leistungen())
        await platform.regelwerke.setzeStichprobe(leistung, URHEBER, OHNE)
      const konto = (schritt: Schritt) => {
        const sub = subOf(schritt)
        return sub === undefined ? undefined : kontoOf(sub)
      }
      await spiele(schritte, { ...deps, kontoOf: konto, uhr: platform.uhr, aufzeichnung })
      await beendeVorfuehrung(platform)
    },
    async show(log, { base, columns, print }) {
      const zeilen = await werteBeispieleAus(schritte, log, aufzeichnung)
      const fundorte = [
        `Nachsehen: Briefe ${relative(process.cwd(), pfade.austausch.brief)}/*_<Vorgang>_*.pdf`,
        `           Person curl -H Person:sb-1 ${base}/sachbearbeitung/vorgaenge/<Vorgang>`,
      ]
      const offen = zeilen.find((z) => z.ergebnis.weg === 'nachforderung')
      const zugang =
        offen && schritte.map((s) => aufzeichnung.get(s.name)).find((a) => a?.vorgangId === offen.vorgangId)
      if (zugang)
        fundorte.push(
          `           Seite  ${base}/  Vorgangs-ID ${zugang.vorgangId}  Zugangscode ${zugang.statusGeheimnis}`,
        )
      print(renderTabelle(zeilen, columns, fundorte))
      return zeilen.every((z) => z.abweichungen.length === 0)
    },
  }
}

/** Gives the Stichprobe back the share of the package, also when the play that took it away was broken off. */
export async function beendeVorfuehrung({ log, regelwerke }: Pick<Installation, 'log' | 'regelwerke'>): Promise<void> {
  for (const leistung of await regelwerke.leistungen()) {
    const commits = await log.readSteuerung(leistung)
    const last = commits.flatMap((c) => c.ereignisse).findLast((e) => e.type === 'stichprobe.festgelegt')
    if (last?.fakten.urheber !== URHEBER || last.fakten.anteil !== OHNE) continue
    await regelwerke.setzeStichprobe(leistung, URHEBER, '')
  }
}
