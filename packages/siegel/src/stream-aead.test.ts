import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SiegelVerletzt } from './siegel-fehler.ts'
import { openParts, sealingStream } from './stream-aead.ts'

const key = randomBytes(32)
const aad = Buffer.from('ort')
const CHUNK = 64 * 1024
const SEALED_CHUNK = CHUNK + 16
const HEADER = 17

const seal = (plain: Buffer, pieces = [plain]) => buffer(Readable.from(pieces).pipe(sealingStream(key, aad)))

const open = async (sealed: Buffer, place = aad, withKey = key) => openParts(withKey, place, [sealed])

function cut(bytes: Buffer, sizes: number[]): Buffer[] {
  const pieces: Buffer[] = []
  let rest = bytes
  for (const size of sizes) {
    pieces.push(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  return [...pieces, rest].filter((p) => p.length > 0)
}

describe('a sealed stream', () => {
  test('however it was cut into pieces and whatever its length, opens to what was sealed', async () => {
    const lengths = fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7)
    const sizes = fc.array(fc.integer({ min: 1, max: CHUNK * 2 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lengths, sizes, sizes, async (length, inPieces, outPieces) => {
        const plain = randomBytes(length)
        const sealed = await seal(plain, cut(plain, inPieces))
        expect(openParts(key, aad, cut(sealed, outPieces)).equals(plain)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('with any one byte changed does not open', async () => {
    const sealed = await seal(randomBytes(CHUNK + 100))
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(sealed)
        changed[at] = changed[at]! ^ flip
        await expect(open(changed)).rejects.toBeInstanceOf(SiegelVerletzt)
      }),
      { numRuns: 60 },
    )
  })

  test('cut off anywhere, even between two chunks, does not open', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK))
    const places = [0, 5, HEADER, HEADER + 3, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK, sealed.length - 1]
    for (const length of places) {
      await expect(open(sealed.subarray(0, length)), `${length}`).rejects.toBeInstanceOf(SiegelVerletzt)
    }
  })

  test('with chunks exchanged, repeated or lengthened does not open', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK))
    const header = sealed.subarray(0, HEADER)
    const [a, b, c] = [0, 1, 2].map((i) => sealed.subarray(HEADER + i * SEALED_CHUNK, HEADER + (i + 1) * SEALED_CHUNK))
    const wrong = [
      [header, b!, a!, c!],
      [header, a!, a!, c!],
      [header, a!, c!],
      [header, a!, b!, c!, c!],
      [sealed, Buffer.of(0)],
    ]
    for (const parts of wrong) await expect(open(Buffer.concat(parts))).rejects.toBeInstanceOf(SiegelVerletzt)
  })

  test('does not open in another place or under another key', async () => {
    const sealed = await seal(Buffer.from('Mietbescheinigung'))
    await expect(open(sealed, Buffer.from('anderswo'))).rejects.toBeInstanceOf(SiegelVerletzt)
    await expect(open(sealed, aad, randomBytes(32))).rejects.toBeInstanceOf(SiegelVerletzt)
  })
})
