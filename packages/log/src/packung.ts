import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Shorter texts gain less than setting up the compressor costs. */
const WORTH_PACKING = 1_000
/** No deflated bytes begin like this (there is no block of type 3): what follows is the text as it stands. */
const UNPACKED = Buffer.of(0x06)

/** Text before it is sealed, because ciphertext cannot be compressed later. Level 1 finds nearly all repetition of JSON. */
export function pack(text: string): Buffer {
  if (text.length >= WORTH_PACKING) return deflateRawSync(text, { level: 1 })
  return Buffer.concat([UNPACKED, Buffer.from(text)])
}

export function unpack(bytes: Buffer): string {
  return (bytes[0] === UNPACKED[0] ? bytes.subarray(1) : inflateRawSync(bytes)).toString('utf8')
}
