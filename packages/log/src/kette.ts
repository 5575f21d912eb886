import { createHmac, type KeyObject } from 'node:crypto'
import { canonicalJson, type Wert } from '@weiche/vorgang'

/** What the chain covers: everything of a commit except `hash` itself and the server's arrival time. */
export type Glied = {
  vorgangId: string
  seq: number
  service: string
  ursache: string
  zeitpunkt: string
  ereignisse: unknown
  versiegelt: Uint8Array
  prevHash: Uint8Array
}

/** Predecessor of the first commit. */
export const ANFANG: Buffer = Buffer.alloc(32)

/** HMAC-SHA-256 over the sealed form, so the chain outlives the data key; the first element names this format. */
export function kettenHash(logKey: KeyObject, g: Glied): Buffer {
  const head = [1, g.vorgangId, g.seq, g.service, g.ursache, g.zeitpunkt, g.ereignisse]
  const mac = createHmac('sha256', logKey)
  mac.update(canonicalJson([...head, g.versiegelt.length] as Wert))
  mac.update(g.versiegelt)
  mac.update(g.prevHash)
  return mac.digest()
}

/** What storing and reading back makes of plain data: no undefined, no -0, no broken surrogates. */
export function storable<T>(value: T): T {
  return JSON.parse(storableText(value))
}

/** The same as JSON text, for who stores it. */
export function storableText(value: unknown): string {
  const text = JSON.stringify(value)
  // JSON escapes a broken surrogate; looking at every string is slow and hardly ever needed.
  return /\\ud[89a-f]/.test(text) ? JSON.stringify(value, wellFormed) : text
}

const wellFormed = (_: string, v: unknown) => (typeof v === 'string' ? v.toWellFormed() : v)
