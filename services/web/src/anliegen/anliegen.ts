import type { Anliegenseite, Feldfehler } from '../seite/modell.ts'
import type { Offen } from '../zugang/offen.ts'

/** What a page is made from: the Vorgang, the instant, and what was typed before if something has to be put right. */
export type Lage = Offen & {
  jetzt: Date
  /** One form is one command, however often it is sent. */
  schluessel: string
  /** The Angabe that was chosen, by its path. */
  angabe: string
  /** seq of what the form before this page made. */
  eingang: number | undefined
  fehler: Feldfehler[]
  eingaben: Record<string, string>
}

/** The command for intake, or what the citizen has to put right first. */
export type Kommando = { path: string; body: object } | { fehler: Feldfehler[] }

/** Last step of the address of each, in the order in which they are offered. */
export const orte = ['berichtigen', 'kontakt', 'widerspruch', 'zuruecknehmen'] as const

/** One thing that an owner can do with the Vorgang: a page, and the command that its form makes. */
export type Anliegen = {
  ort: (typeof orte)[number]
  summary: string
  /** Shows what the Vorgang contains, which is noted before. */
  zeigtAngaben?: true
  /** As it is now: what was received before is read from the log, so nothing is claimed that is not stored. */
  zeige(lage: Lage): Omit<Anliegenseite, 'art' | 'vorgangId' | 'thema' | 'fehler' | 'eingaben' | 'kontakt'>
  lies(form: URLSearchParams, offen: Offen): Kommando
}
