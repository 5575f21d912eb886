import type { Block } from './textblock.ts'

/** Calendar date `YYYY-MM-DD`; printed as "17. November 2024". */
export type Datum = string

export type Behoerde = {
  name: string
  /** Department or team; "" = none. */
  stelle: string
  strasse: string
  /** Postcode and town. */
  ort: string
  telefon: string
  email: string
}

/** What every letter carries. Empty strings are left out of the print. */
export type Kopf = {
  vorgangId: string
  /** "" = none assigned yet. */
  aktenzeichen: string
  /** Date of the letter, also the creation time of the PDF: the same data give the same bytes. */
  datum: Datum
  /** Name of the Leistung, for example "Wohngeld". */
  leistung: string
  behoerde: Behoerde
  /** Lines of the address window: name, street, postcode and town. */
  empfaenger: string[]
  /** For example "Guten Tag Erika Mustermann"; stands alone on its line, so the text after it begins with a capital. */
  anrede: string
  /** What the letter answers, for example "Ihr Antrag vom 1. Juni 2025". */
  bezug: string
  /** Marks every page: this copy is not the original. */
  abschrift: boolean
}

/** A line of figures; `wert` is printed as given, for example "520,00 EUR". */
export type Zeile = { titel: string; wert: string; norm: string }
/** `betrag`: exact decimal in EUR, for example "101.00". */
export type Zeitraumbetrag = { von: Datum; bis: Datum; betrag: string }
/** The items of a list of the Antrag, under two headings; without lines it is not printed. */
export type Aufstellung = { titel: string; spalten: [string, string]; zeilen: { name: string; angabe: string }[] }
export type Grund = { text: string; norm: string }
/** See `parseHinweis`. */
export type Hinweis = { titel: string; text: Block[] }

export type Bescheid = Kopf & {
  art: 'bescheid'
  ausgang: 'bewilligung' | 'ablehnung'
  weg: 'dunkel' | 'person'
  /** The outcome; its first sentence is the first sentence of the letter. */
  ergebnis: Block[]
  /** Which earlier Bescheid this one takes the place of; mostly none. */
  ersetzt: Block[]
  /** What stands above the amounts, for example "Wohngeld im Monat". */
  betragstitel: string
  /** One row per span of months; empty for an Ablehnung. */
  betraege: Zeitraumbetrag[]
  /** Printed below the amounts: when and where it is paid. */
  zahlung: Block[]
  aufstellung: Aufstellung
  /** Figures that the law wants in the letter; for Wohngeld monthly Miete and sum of monthly income (§ 24 Abs. 3 WoGG). */
  kenngroessen: Zeile[]
  gruende: Grund[]
  /** Calculation sheet, one table per span of months. */
  berechnung: { von: Datum; bis: Datum; zeilen: Zeile[] }[]
  pflichten: Block[]
  /** Further notes with their own heading, for example on the repeat application. */
  hinweise: Hinweis[]
  rechtsbehelf: Block[]
  /** Note on automatic processing and the right to a human; printed only when `weg` is dunkel. */
  automatik: Block[]
  /** Why the letter bears no signature (§ 33 Abs. 5 SGB X). */
  ohneUnterschrift: Block[]
}

/** `betrifft`: whose document or statement, "" = the applicant's. */
export type Forderungspunkt = { titel: string; betrifft: string; grund: string; norm: string }

type Anforderung = Kopf & {
  /** What is missing, in order; one consolidated list. */
  punkte: Forderungspunkt[]
  frist: Datum
  einleitung: Block[]
  /** How to hand it in, with the Vorgangs-ID to name. */
  einreichen: Block[]
  /** Duty to cooperate (§ 60 SGB I) in words. */
  mitwirkung: Block[]
  automatik: Block[]
}

/** Refusal until the cooperation is made up for (§ 66 SGB I): by a person, with that person's reasons. */
export type Versagung = Kopf & {
  art: 'versagung'
  ausspruch: Block[]
  /** Asked, warned, Frist over; the list of what is missing follows. */
  sachverhalt: Block[]
  punkte: Forderungspunkt[]
  /** Words of the person, by paragraph; they print literally. */
  erschwerung: string[]
  ermessen: string[]
  /** The norm that permits it. */
  norm: string
  nachholen: Block[]
  einreichen: Block[]
  rechtsbehelf: Block[]
  ohneUnterschrift: Block[]
}

export type Nachforderung = Anforderung & { art: 'nachforderung' }
export type Erinnerung = Anforderung & {
  art: 'erinnerung'
  /** Date of the request that is reminded of. */
  nachforderungVom: Datum
  /** Written warning of § 66 Abs. 3 SGB I: what happens when nothing comes. */
  belehrung: Block[]
}

export type Eingangsbestaetigung = Kopf & {
  art: 'eingangsbestaetigung'
  eingegangenAm: Datum
  text: Block[]
  /** What came with the Antrag; titles as the citizen knows them. */
  unterlagen: { titel: string; dateiname: string }[]
  hinweise: Hinweis[]
}

export type Ruecknahmebestaetigung = Kopf & {
  art: 'ruecknahmebestaetigung'
  zurueckgenommenAm: Datum
  text: Block[]
}

/** What a person answered who was asked for more time. */
export type Fristantwort = Kopf & {
  art: 'fristantwort'
  ausgang: 'gewaehrt' | 'abgelehnt'
  /** Last day that counts now: the new one, or the one that stays. */
  frist: Datum
  text: Block[]
  /** Reasons of the person, by paragraph; they print literally. */
  begruendung: string[]
  einreichen: Block[]
}

export type Dokument =
  | Bescheid
  | Versagung
  | Nachforderung
  | Erinnerung
  | Fristantwort
  | Eingangsbestaetigung
  | Ruecknahmebestaetigung
