import type { Platform } from '@weiche/controller'
import type { Vorgang } from '@weiche/vorgang'
import type { Dokumentwunsch } from './dokumente.ts'
import type { Dubletten } from './dubletten.ts'

/** Keyed hash under a key of this server, one key per purpose; 32 bytes. */
export type ServerHmac = (purpose: 'vorgang-id' | 'status' | `dublette/${string}`, bytes: string) => Uint8Array

/** What intake needs beyond what every service is given. */
export type IntakePlatform = Platform & {
  serverHmac: ServerHmac
  dubletten: Dubletten
  /** PDF of a document of this Vorgang; everything but the Eingangsbestaetigung is marked as Abschrift. */
  renderDokument(vorgang: Vorgang, wunsch: Dokumentwunsch): Promise<Uint8Array>
  /** How many Vorgaenge Weiche itself has to go on with. */
  rueckstand(): Promise<number>
  /** A fresh Idempotency-Key for who sent none. */
  newKey(): string
}
