import type { Bedarf, Lage, Nachweis, Vergleichswert } from '@weiche/regelwerk'

/** What this package needs of one kind in nachweise.json. */
export type KatalogEintrag = Pick<Nachweis, 'id' | 'code' | 'titel' | 'norm' | 'lesen' | 'vergleiche'>

export type Lesefeld = NonNullable<Nachweis['lesen']>['felder'][number]
/** Where the value stands as seen from its label; `danach`: in running text right after the phrase. */
export type Wo = Lesefeld['wo'][number]

/** `toleranz`: percent (prozent) or months (hoechstens-alt, zeitraum-monate). */
export type Vergleichsregel = NonNullable<Nachweis['vergleiche']>[number]

/** What one needed Nachweis belongs to; `betrifft` as in AnlageRef. */
export type Gegenstand = { nachweis: KatalogEintrag; betrifft: string }

/** The compiled catalogue of a Leistungspaket (`paket.nachweise`). */
export type Katalog = {
  liste: readonly KatalogEintrag[]
  benoetigt(lage: Lage): (Omit<Bedarf, 'nachweis'> & Gegenstand)[]
  vergleichswert(lage: Lage, nachweisId: string, index: number, betrifft: string): Vergleichswert
}
