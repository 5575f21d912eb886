/** What the measured process tells the bench. Times are `Date.now()`. */
export type Nachricht =
  | { typ: 'bereit'; port: number }
  | { typ: 'versandt'; vorgaenge: [vorgangId: string, zeit: number][] }
  | { typ: 'ruhe'; nr: number; verbrauch: Verbrauch }

/** Of the whole process with all its threads since its start: milliseconds of CPU, bytes of memory now. */
export type Verbrauch = { cpuMs: number; rss: number }

/** What the bench asks for: an answer when nothing is under way any more, or the end. */
export type Frage = { typ: 'ruhe'; nr: number } | { typ: 'ende' }

/** How the product is set up for one profile; everything else is as released. */
export type Aufbau = {
  mongodbUri: string
  daten: string
  prefix: string
  /** Folder of the Leistungspakete. */
  rules: string
  /** They ask for less than released. */
  gekuerzt: boolean
  /** Real typesetting; else every letter is the same few bytes. */
  satz: boolean
}
