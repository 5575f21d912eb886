import { timingSafeEqual } from 'node:crypto'

type StatusHmac = (purpose: 'status', vorgangId: string) => Uint8Array

/** 128 bits that only the sender of the Antrag is told, 32 hex digits; derived, so never stored and the same on a retry. */
export function statusGeheimnis(hmac: StatusHmac, vorgangId: string): string {
  return Buffer.from(hmac('status', vorgangId)).toString('hex', 0, 16)
}

/** Constant time: how many characters were right cannot be measured. Case, blanks and hyphens do not matter: people type it. */
export function isStatusGeheimnis(hmac: StatusHmac, vorgangId: string, given: string): boolean {
  const wanted = Buffer.from(statusGeheimnis(hmac, vorgangId))
  const actual = Buffer.from(given.replace(/[\s-]/g, '').toLowerCase())
  return actual.length === wanted.length && timingSafeEqual(actual, wanted)
}
