import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Shorter texts gain less than setting up the compressor costs. */
const WORTH_PACKING = 1_000
/** A window as large as nearly every text; the usual one takes a quarter of a megabyte for each of them, to be cleared and collected. */
const DEFLATE = { level: 1, windowBits: 13, memLevel: 6, chunkSize: 4_096 }
/** No deflated bytes begin like this (there is no block of type 3): what follows is the text as it stands. */
const UNPACKED = Buffer.of(0x06)

/** Text before it is sealed, because ciphertext cannot be compressed later. Level 1 finds nearly all repetition of JSON. */
export function pack(text: string): Buffer {
  if (text.length >= WORTH_PACKING) return deflateRawSync(text, DEFLATE)
  return Buffer.concat([UNPACKED, Buffer.from(text)])
}

export function unpack(bytes: Buffer): string {
  return (bytes[0] === UNPACKED[0] ? bytes.subarray(1) : inflateRawSync(bytes)).toString('utf8')
}
