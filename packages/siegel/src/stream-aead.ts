import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import { deriveKey } from './aead.ts'
import { SiegelVerletzt } from './siegel-fehler.ts'

/**
 * Streams are sealed in chunks, so memory stays flat and nothing unproven is handed on: header = format (1) | salt (16),
 * then per chunk ciphertext | tag. Each stream has its own key (salt), the nonce is the chunk's number and whether it is
 * the last: chunks cannot be moved, repeated or left out, and a cut-off stream has no last chunk.
 */
const FORMAT = 2
const SALT = 16
const HEADER = 1 + SALT
const TAG = 16
const CHUNK = 64 * 1024

export function sealingStream(key: Uint8Array, aad: Uint8Array): Transform {
  const header = Buffer.concat([Buffer.of(FORMAT), randomBytes(SALT)])
  const seal = chunkCipher(deriveKey(key, 'strom', header.subarray(1)), aad, 'seal')
  const chunks = rechunk(CHUNK, seal)
  let begun = false
  return new Transform({
    transform(data, _encoding, done) {
      if (!begun) this.push(header)
      begun = true
      attempt(done, () => chunks.push(data, (out) => this.push(out)))
    },
    flush(done) {
      if (!begun) this.push(header)
      attempt(done, () => chunks.end((out) => this.push(out)))
    },
  })
}

/** Opens all that such a stream gave. @throws SiegelVerletzt when something was changed, moved or cut off */
export function openParts(key: Uint8Array, aad: Uint8Array, parts: readonly Uint8Array[]): Buffer {
  const sealed = joined(parts)
  if (sealed.length < HEADER) throw new SiegelVerletzt('sealed stream is cut off')
  if (sealed[0] !== FORMAT) throw new SiegelVerletzt('not a sealed stream')
  const open = chunkCipher(deriveKey(key, 'strom', sealed.subarray(1, HEADER)), aad, 'open')
  const chunks = rechunk(CHUNK + TAG, open)
  const plain: Buffer[] = []
  chunks.push(sealed.subarray(HEADER), (out) => plain.push(out))
  chunks.end((out) => plain.push(out))
  return joined(plain)
}

/** Most attachments are one piece, which need not be copied. */
function joined(parts: readonly Uint8Array[]): Buffer {
  const [only] = parts
  if (parts.length !== 1 || !only) return Buffer.concat(parts)
  return Buffer.from(only.buffer, only.byteOffset, only.byteLength)
}

function chunkCipher(bytes: Buffer, aad: Uint8Array, direction: 'seal' | 'open') {
  const key = createSecretKey(bytes)
  let number = 0
  return (chunk: Buffer, last: boolean): Buffer => {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(number++, 7)
    nonce[11] = last ? 1 : 0
    if (direction === 'seal') {
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(aad)
      const body = cipher.update(chunk)
      cipher.final()
      return Buffer.concat([body, cipher.getAuthTag()])
    }
    if (chunk.length < TAG) throw new SiegelVerletzt('sealed stream is cut off')
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    decipher.setAAD(aad)
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG))
    const plain = decipher.update(chunk.subarray(0, chunk.length - TAG))
    try {
      decipher.final()
    } catch {
      throw new SiegelVerletzt('sealed stream is changed or cut off')
    }
    return plain
  }
}

type Rechunk = { push(data: Buffer, emit: (out: Buffer) => void): void; end(emit: (out: Buffer) => void): void }

/** Cuts into pieces of one size and holds the newest back, because only the end tells which is the last. */
function rechunk(size: number, work: (chunk: Buffer, last: boolean) => Buffer): Rechunk {
  let waiting: Buffer[] = []
  let length = 0
  return {
    push(data, emit) {
      waiting.push(data)
      length += data.length
      if (length <= size) return
      const all = joined(waiting)
      let from = 0
      for (; all.length - from > size; from += size) emit(work(all.subarray(from, from + size), false))
      waiting = [all.subarray(from)]
      length = all.length - from
    },
    end: (emit) => emit(work(joined(waiting), true)),
  }
}

function attempt(done: (error?: Error) => void, run: () => void): void {
  let failure: Error | undefined
  try {
    run()
  } catch (error) {
    failure = error as Error
  }
  done(failure)
}
