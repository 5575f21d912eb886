import type { Bedarf, Lage, Vergleichswert } from '@weiche/regelwerk'

/** Where the value stands as seen from its label; `danach`: in running text right after the phrase. */
export type Wo = 'rechts' | 'darunter' | 'danach'
export type Lesetyp = 'betrag' | 'datum' | 'zeitraum' | 'ganzzahl' | 'text' | 'name' | 'namen' | 'auswahl'

/** The same `id` may stand twice, with other labels and places: the labels count together. */
export type Lesefeld = {
  id: string
  typ: Lesetyp
  label: readonly string[]
  wo: readonly Wo[]
  /** auswahl: value -> words that may be printed. */
  werte?: Readonly<Record<string, readonly string[]>> | undefined
}

export type Vergleichsart =
  | 'gleich'
  | 'name'
  | 'namen'
  | 'prozent'
  | 'spaetestens'
  | 'fruehestens'
  | 'hoechstens-alt'
  | 'enthaelt-datum'
  | 'zeitraum-monate'

export type Vergleichsregel = {
  feld: string
  art: Vergleichsart
  mit?: string | undefined
  bisFeld?: string | undefined
  /** Percent (prozent) or months (hoechstens-alt, zeitraum-monate). */
  toleranz?: string | undefined
  norm?: string | undefined
}

/** What this package needs of one kind in nachweise.json. */
export type KatalogEintrag = {
  id: string
  code: string
  titel: string
  norm: string
  lesen?: { felder: readonly Lesefeld[] } | undefined
  vergleiche?: readonly Vergleichsregel[] | undefined
}

/** What one needed Nachweis belongs to; `betrifft` as in AnlageRef. */
export type Gegenstand = { nachweis: KatalogEintrag; betrifft: string }

/** The compiled catalogue of a Leistungspaket (`paket.nachweise`). */
export type Katalog = {
  liste: readonly KatalogEintrag[]
  benoetigt(lage: Lage): (Omit<Bedarf, 'nachweis'> & Gegenstand)[]
  vergleichswert(lage: Lage, nachweisId: string, index: number, betrifft: string): Vergleichswert
}
