import { timingSafeEqual } from 'node:crypto'
import { formatVorgangsId } from '@weiche/vorgang'
import type { ServerHmac } from './platform.ts'

/** The same submission has the same id, so it can exist only once. JSON keeps the three parts apart. */
export function vorgangIdOf(hmac: ServerHmac, kanal: string, absender: string, key: string): string {
  return formatVorgangsId(hmac('vorgang-id', JSON.stringify([kanal, absender, key.toLowerCase()])))
}

/** 128 bits that only the sender of the Antrag is told; derived, so never stored and the same on a retry. */
export function statusGeheimnis(hmac: ServerHmac, vorgangId: string): string {
  return Buffer.from(hmac('status', vorgangId)).toString('hex', 0, 16)
}

/** Constant time: how many characters were right cannot be measured. */
export function isGeheimnis(hmac: ServerHmac, vorgangId: string, given: string): boolean {
  const wanted = Buffer.from(statusGeheimnis(hmac, vorgangId))
  const actual = Buffer.from(given.trim().toLowerCase())
  return actual.length === wanted.length && timingSafeEqual(actual, wanted)
}
