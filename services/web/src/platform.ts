import type { Platform } from '@weiche/controller'
import type { Anmeldeeinstellungen } from './anmeldung/einstellungen.ts'
import type { Laufende } from './anmeldung/laufende.ts'
import type { Schau } from './neues/neuigkeiten.ts'
import type { Erfahrungsfrage } from './status/erfahrung.ts'
import type { Sitzungen } from './zugang/sitzungen.ts'
import type { Versuche } from './zugang/versuche.ts'

/** What the pages need beyond what every service is given. */
export type WebPlatform = Platform & {
  serverHmac(purpose: 'status' | 'codeversuch' | 'konto', text: string): Uint8Array
  sitzungen: Sitzungen
  versuche: Versuche
  laufende: Laufende
  /** How citizens sign in; undefined = they cannot (yet). */
  einstellungen(): Anmeldeeinstellungen | undefined
  /** The Vorgaenge of an account, newest first; a moment late. */
  eigene(konto: string): Promise<{ vorgangId: string }[]>
  /** Intake's API, from inside: what citizens send goes in by the same door as everything else. */
  intake(path: string, init?: RequestInit): Promise<Response>
  /** Follows the log of the installation, for pages that are open. */
  schaue: Schau
  erfahrung: Erfahrungsfrage
  /** Folder for the built pages. */
  bauordner: string
}
