import type { Platform } from '@weiche/controller'
import type { Schau } from './neues/neuigkeiten.ts'
import type { Sitzungen } from './zugang/sitzungen.ts'
import type { Versuche } from './zugang/versuche.ts'

/** What the pages need beyond what every service is given. */
export type WebPlatform = Platform & {
  serverHmac(purpose: 'status' | 'codeversuch', text: string): Uint8Array
  sitzungen: Sitzungen
  versuche: Versuche
  /** Intake's API, from inside: what citizens send goes in by the same door as everything else. */
  intake(path: string, init?: RequestInit): Promise<Response>
  /** Follows the log of the installation, for pages that are open. */
  schaue: Schau
  /** Folder for the built pages. */
  bauordner: string
}
