import { type Auswertung, type Lage, type Paket, werteAus } from '@weiche/regelwerk'
import { ergebnisOf, type Unterschied, unterschiede } from './unterschiede.ts'

/** `recht`: the law of the other day alone does it. `wissen`: the other Ausgabe alone. `beide`: both together, or each by itself. */
export type Achse = 'keine' | 'recht' | 'wissen' | 'beide'

export type Achsenvergleich = {
  /** As it was decided, then with one axis moved, then with both. */
  damals: Auswertung
  anderesRecht: Auswertung
  andereAusgabe: Auswertung
  beides: Auswertung
  /** Which axis makes the difference between `damals` and `beides`. */
  achse: Achse
  unterschiede: Unterschied[]
}

/**
 * The two time axes: which law is in force on a day (Fassung), and what was known when (Ausgabe). The fact date, the
 * receipt of the Antrag, stays; a `stichtag` moves the day of decision and the beginning of the period.
 */
export function vergleicheAchsen(
  damals: Paket,
  heute: Paket,
  lage: Lage,
  stichtag: string | undefined,
): Achsenvergleich {
  const verlegt = stichtag === undefined ? lage : amStichtag(lage, stichtag)
  const a = werteAus(damals, lage)
  const r = werteAus(damals, verlegt)
  const w = werteAus(heute, lage)
  const b = werteAus(heute, verlegt)
  const wie = (x: Auswertung) => wirkung(b) === wirkung(x)
  const achse = wie(a) ? 'keine' : wie(r) === wie(w) ? 'beide' : wie(r) ? 'recht' : 'wissen'
  return {
    damals: a,
    anderesRecht: r,
    andereAusgabe: w,
    beides: b,
    achse,
    unterschiede: unterschiede(ergebnisOf(a), ergebnisOf(b)),
  }
}

export function amStichtag(lage: Lage, stichtag: string): Lage {
  return { ...lage, entscheidungsdatum: stichtag, beginn: `${stichtag.slice(0, 7)}-01` }
}

/** Outcome, amounts and rules, without the days that a moved period has anyway. */
function wirkung({ ausgang, abschnitte, treffer }: Auswertung): string {
  return JSON.stringify([ausgang, abschnitte.map((a) => a.betrag), [...new Set(treffer.map((t) => t.code))]])
}
