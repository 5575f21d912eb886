import type { Wert } from '@weiche/vorgang'
import type { Lage } from '../bedingung/ergebnis.ts'
import type { Kompiliert } from '../programm/kompiliert.ts'
import type { Feld } from '../schema/angaben.ts'
import type { LeistungJson } from '../schema/leistung.ts'
import type { AussteuerungJson, NachweisJson, ZustaendigkeitJson } from '../schema/nachweise.ts'
import type { Texte } from './lade-texte.ts'

/** One kind of Nachweis as nachweise.json says, without its compiled expressions. */
export type Nachweis = NachweisJson

/** One needed Nachweis; `betrifft` is the id of the list item (`m1`, in a list in a list `m1.e1`) or "". `offen`: whether it is needed depends on unknown facts. */
export type Bedarf = { nachweis: Nachweis; betrifft: string; bedarf: 'ja' | 'offen'; offen: string[] }

/** Numbers as exact decimal strings, dates `YYYY-MM-DD`, lists as arrays. */
export type Vergleichswert = { bekannt: true; wert: Wert } | { bekannt: false; offen: string[] }

export type NachweisKatalog = {
  liste: readonly Nachweis[]
  /** What is needed, in catalogue order, per item in list order. */
  benoetigt(lage: Lage): Bedarf[]
  /**
   * Value of `vergleiche[index].mit` for the item `betrifft`.
   * @throws when the kind, the index or the item does not exist: that is a bug of the caller.
   */
  vergleichswert(lage: Lage, nachweisId: string, index: number, betrifft: string): Vergleichswert
}

/** A checked and compiled Leistungspaket: pure data and closures, safe to share. */
export type Paket = {
  /** id of the Leistung, for example `wohngeld`. */
  leistung: string
  kopf: LeistungJson
  felder: readonly Feld[]
  fassungen: readonly string[]
  nachweise: NachweisKatalog
  zustaendigkeit: ZustaendigkeitJson
  /** Everything that brings a person: by a rule, by a gate, or because it is another procedure. */
  aussteuerung: AussteuerungJson['gruende']
  /** Text blocks by id (file name without `.md`). */
  texte: ReadonlyMap<string, string>
  /** The same in all registers; `textblock` falls back where a register has none. */
  register: Texte
  /** For the engine only. */
  kompiliert: Kompiliert
}
