import type { Abschnitt, Angaben, Wert } from '@weiche/vorgang'
import type { Spur } from './spur.ts'

export const phasen = ['vollstaendigkeit', 'anspruch', 'hoehe', 'plausibilitaet', 'aussteuerung'] as const
export type Phase = (typeof phasen)[number]
export type RegelArt = 'nachforderung' | 'ablehnung' | 'aussteuerung'

/** What is evaluated. Dates are `YYYY-MM-DD`; `beginn` (first of a month) overrides the package's rule for it. */
export type Lage = { angaben: Angaben; eingangsdatum: string; entscheidungsdatum: string; beginn?: string }

/** A rule that fired. `text` is the id of a text block, `abschnitt` the index in `abschnitte`. */
export type Treffer = {
  code: string
  phase: Phase
  art: RegelArt
  titel: string
  norm: string
  text: string
  /** Path of the Angabe to ask for (nachforderung), else "". */
  gegenstand: string
  fassung: string
  abschnitt: number
}

/** A rule that unknown facts keep from being true or false. */
export type OffeneRegel = { code: string; phase: Phase; art: RegelArt; titel: string; norm: string; offen: string[] }

/** `wert` is exact (decimal point, no unit); `typ` says how a letter prints it. */
export type Rechenzeile = {
  id: string
  titel: string
  wert: string
  typ: 'betrag' | 'zahl' | 'ganzzahl' | 'janein' | 'text' | 'datum'
  norm: string
}

export type Ergebnis = 'erfuellt' | 'nicht erfuellt' | 'offen' | 'nicht erreicht'

/** Flat and deterministic: first the computed facts in file order, then rule by rule, each followed by its conditions. */
export type TraceZeile =
  | { art: 'ableitung'; abschnitt: number; fassung: string; id: string; wert: Wert; offen: string[]; norm: string }
  | { art: 'regel'; abschnitt: number; fassung: string; code: string; phase: Phase; norm: string; ergebnis: Ergebnis }
  | {
      art: 'bedingung'
      abschnitt: number
      code: string
      /** Place in the rule, for example `all[0].not`. */
      stelle: string
      fact: string
      links: Wert
      operator: string
      rechts: Wert
      ergebnis: Ergebnis
      offen: string[]
    }

/** What the rules say, compact: enough to decide by. The rest is printed from `spuren` when somebody wants to read it. */
export type Bewertung = {
  ausgang: 'bewilligung' | 'ablehnung' | 'offen'
  abschnitte: Abschnitt[]
  treffer: Treffer[]
  offeneRegeln: OffeneRegel[]
  /**
   * Facts that would settle amount and claim (phases vollstaendigkeit, anspruch, hoehe), for example
   * `haushalt.mitglieder[m2].gdb`. A name ending in `()` is a table without a row or an impossible computation:
   * there is no Angabe to ask for, a person has to look.
   */
  offen: string[]
  fassungen: string[]
  engine: string
  /** Per Abschnitt every value and every result by index; undefined for months before the first Fassung. */
  spuren: readonly (Spur | undefined)[]
}

/** A Bewertung in full, as JSON. */
export type Auswertung = Omit<Bewertung, 'spuren'> & {
  /** Every computed fact per Abschnitt; numbers as exact decimal strings, unknown = null, `je` facts by item path. */
  werte: Record<string, Wert>[]
  /** Lines of the calculation sheet (`bescheid: true`) per Abschnitt. */
  berechnung: Rechenzeile[][]
  trace: TraceZeile[]
}
