/** Where in the Leistungspaket something changed. */
export type Bereich =
  | 'leistung'
  | 'angabe'
  | 'parameter'
  | 'ableitung'
  | 'regel'
  | 'tabelle'
  | 'bedingung'
  | 'nachweis'
  | 'zustaendigkeit'
  | 'aussteuerung'
  | 'text'
  | 'fassung'

/** One change in German words. `ab`: first day of the Fassung it belongs to, "" = all; `satz` stands on its own. */
export type Aenderung = {
  art: 'neu' | 'entfallen' | 'geaendert'
  bereich: Bereich
  /** Code, id or path of what changed. */
  name: string
  ab: string
  norm: string
  satz: string
}
