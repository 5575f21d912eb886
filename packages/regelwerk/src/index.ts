import type { Angaben, Wert } from '@weiche/vorgang'
import type { Auswertung, Lage } from './ergebnis.ts'
import type { Ladefehler, Paket } from './paket.ts'

export type * from './ergebnis.ts'
export { phasen } from './ergebnis.ts'
export type { Feld, LeistungJson } from './lade-schema.ts'
export type * from './paket.ts'

/** Loads a Leistungspaket from its files by relative path. All faults at once, or a compiled package. */
export function ladePaket(_dateien: Record<string, string>): { paket: Paket } | { fehler: Ladefehler[] } {
  throw new Error('follows')
}

export type AngabenFehler = {
  /** Path as in `haushalt.mitglieder[m2].gdb`; before ids are known `haushalt.mitglieder[1].gdb` (from 0). */
  pfad: string
  code: 'unbekanntes-feld' | 'typ' | 'bereich' | 'fehlt' | 'zu-lang' | 'zu-viele' | 'doppelt'
  /** German, names the remedy, never repeats a value. */
  text: string
}
/** Types the JSON of an Antrag. `angaben` holds what could be typed; only `pflicht` fields may not be missing. */
export function pruefeAngaben(_paket: Paket, _roh: unknown): { angaben: Angaben; fehler: AngabenFehler[] } {
  throw new Error('follows')
}
/** Types one value by its path, for example `haushalt.mitglieder[m2].gdb` (Nachreichung, Berichtigung). */
export function pruefeAngabe(
  _paket: Paket,
  _pfad: string,
  _wert: unknown,
): { wert: Wert; fehler: [] } | { wert: undefined; fehler: AngabenFehler[] } {
  throw new Error('follows')
}
/** Evaluates all months of the period. Pure: the same input gives byte-equal results. */
export function werteAus(_paket: Paket, _lage: Lage): Auswertung {
  throw new Error('follows')
}

export type Zustaendigkeit = {
  organisationseinheit: string
  team: string
  fachverfahren: string
  aktenplan: string
  /** Codes why no rule was the first sure hit: a person has to look. Empty = a rule hit. */
  codes: string[]
}
export function zustaendigkeit(_paket: Paket, _angaben: Angaben): Zustaendigkeit {
  throw new Error('follows')
}
/** A text block with its placeholders filled. @throws for an unknown text or a placeholder without value: bugs. */
export function text(_paket: Paket, _id: string, _werte: Readonly<Record<string, string>>): string {
  throw new Error('follows')
}
