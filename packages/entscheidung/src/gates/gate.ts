import type { Bewertung } from '@weiche/regelwerk'
import type { Angaben, Forderung, Pruefpunkt, Steuerung, Vorgang } from '@weiche/vorgang'

/** Everything a gate may look at: plain values, no clock, no I/O. */
export type Lage = {
  vorgang: Vorgang
  auswertung: Omit<Bewertung, 'spuren'>
  automatik: Automatik
  /** What is still to be asked for. */
  forderungen: Forderung[]
  steuerung: Steuerung
  /** Sampling: the Vorgang is drawn when `los` < `anteil`. `los` = keyed hash of the vorgangId in [0, 1). */
  los: number
  /** Codes of the rules that a second computation judges differently; none = all alike, or not drawn for it. */
  zweitrechnung: readonly string[]
  /** Day of the decision in Europe/Berlin. */
  heute: string
}

/** What the Leistungspaket says about deciding without a person. */
export type Automatik = {
  /** Norm that permits the automatic decision, "" = none. */
  norm: string
  ermessen: boolean
  /** The law has been verified up to this day. */
  geprueftBis: string
  /** Share of the package, as decimal string; the control stream may override it. */
  stichprobe: string
  /** Norm on making up for cooperation after a Versagung, "" = this Leistung knows none. */
  nachholung: string
  hasFreitext(angaben: Angaben): boolean
  /** Paths of the Angaben (janein) that protect the applicant. */
  schutzadresse: string
  betreuung: string
}

/** `alles`: nothing automatic, not even a Nachforderung. `entscheidung`: only the automatic decision is barred. */
export type Befund = { code: string; grund: string; sperrt: 'alles' | 'entscheidung' }

/**
 * A condition of every automatic decision. No Befund = clear. Each Befund needs a German reason without personal data.
 * `klaerbar: false`: about the Leistung, not about the case; nobody at the case can clear it, a return only asks again.
 */
export type Gate = { id: string; klaerbar?: false; pruefe(lage: Lage): Befund[] }

export function punkteOf(lage: Lage): Pruefpunkt[] {
  return lage.vorgang.pruefung?.inhalt.punkte ?? []
}
