import { berlinDatum } from '@weiche/fristen'
import type { Lage } from '@weiche/regelwerk'
import { type Commit, type EreignisVon, foldVorgang, type Quittung, type Vorgang } from '@weiche/vorgang'

type Ausgewertet = EreignisVon<'regeln.ausgewertet'>
type Weg = 'entscheidung.getroffen' | 'nachforderung.gestellt' | 'vorgang.ausgesteuert'

/** One evaluation of a Vorgang with everything it was made from. */
export type Grundlage = {
  vorgangId: string
  /** Of the commit that holds the evaluation. */
  seq: number
  zeitpunkt: string
  /** The state that was looked at, with its `pruefung`. */
  vorgang: Vorgang
  lage: Lage
  auswertung: Ausgewertet
  quittung: Quittung
  /** What came of it, in the same commit. */
  weg: EreignisVon<Weg> | undefined
}

/** The evaluation in commit `seq`, or the newest one; undefined = there is none. `commits`: the whole stream. */
export function grundlageOf(commits: readonly Commit[], seq?: number): Grundlage | undefined {
  const commit = commits.findLast((c) => (seq === undefined || c.seq === seq) && c.ereignisse.some(isAuswertung))
  const auswertung = commit?.ereignisse.find(isAuswertung)
  const vorgang = commit && foldVorgang(commits.filter((c) => c.seq < commit.seq))
  if (!commit || !auswertung || !vorgang?.pruefung) return undefined
  const { quittung } = auswertung.inhalt
  return {
    vorgangId: commit.vorgangId,
    seq: commit.seq,
    zeitpunkt: commit.zeitpunkt,
    vorgang,
    lage: {
      angaben: vorgang.pruefung.inhalt.angaben,
      eingangsdatum: quittung.eingangsdatum || vorgang.antrag.fakten.eingangsdatum,
      entscheidungsdatum: quittung.entscheidungsdatum || berlinDatum(new Date(commit.zeitpunkt)),
    },
    auswertung,
    quittung,
    weg: commit.ereignisse.find((e): e is EreignisVon<Weg> => WEGE.has(e.type)),
  }
}

const WEGE: ReadonlySet<string> = new Set(['entscheidung.getroffen', 'nachforderung.gestellt', 'vorgang.ausgesteuert'])
const isAuswertung = (e: { type: string }): e is Ausgewertet => e.type === 'regeln.ausgewertet'
