import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  KeyObject,
  randomFillSync,
} from 'node:crypto'
import { SiegelVerletzt } from './siegel-fehler.ts'

/** First byte of everything sealed, so that an algorithm can be replaced while old records stay readable. */
const AES_256_GCM = 1
const NONCE = 12
const TAG = 16
export const OVERHEAD = 1 + NONCE + TAG

// Node looks at plain bytes as a key for ten microseconds; made a key object first, they are used at once.

/** algorithm (1) | nonce (12) | tag (16) | ciphertext. Nonces are random: a key seals far fewer than 2^32 records. */
export function sealBytes(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
  cipher.setAAD(aad)
  const body = cipher.update(plain)
  cipher.final()
  return Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), body])
}

/** Drawn in advance, because asking for so few costs as much as asking for many; no byte is used twice. */
const drawn = Buffer.allocUnsafeSlow(500 * NONCE)
let used = drawn.length

function newNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += NONCE
  return drawn.subarray(used - NONCE, used)
}

/** @throws SiegelVerletzt */
export function openBytes(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed[0] !== AES_256_GCM || sealed.length < OVERHEAD) throw new SiegelVerletzt('not a sealed record')
  const nonce = sealed.subarray(1, 1 + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: TAG })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(1 + NONCE, OVERHEAD))
  const plain = decipher.update(sealed.subarray(OVERHEAD))
  try {
    decipher.final()
  } catch {
    throw new SiegelVerletzt('sealed record does not open in this place')
  }
  return plain
}

/** Binds sealed bytes to their place; JSON keeps the parts apart. */
export const aadOf = (vorgangId: string, purpose: string): Buffer =>
  Buffer.from(JSON.stringify(['weiche', AES_256_GCM, vorgangId, purpose]))

export function deriveKey(key: Uint8Array, purpose: string, salt: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', createSecretKey(key), salt, `weiche/${purpose}`, 32))
}

export const hmacSha256 = (key: Uint8Array | KeyObject, bytes: Uint8Array | string): Buffer =>
  createHmac('sha256', key instanceof KeyObject ? key : createSecretKey(key))
    .update(bytes)
    .digest()
