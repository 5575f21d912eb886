import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatVorgangsId, parseVorgangsId } from './vorgangs-id.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTWXYZ'
const ids = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(formatVorgangsId)

describe('Vorgangs-ID', () => {
  test('an id is read back however a person types it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseVorgangsId(id)).toBe(id)
        expect(parseVorgangsId(id.toLowerCase().replaceAll('-', ' '))).toBe(id)
      }),
    )
  })
  test('every single wrong character is found', () => {
    fc.assert(
      fc.property(ids, fc.nat(16), fc.nat(30), (id, at, letter) => {
        const plain = id.replaceAll('-', '')
        const wrong = plain.slice(0, at) + ALPHABET[letter] + plain.slice(at + 1)
        expect(parseVorgangsId(wrong)).toBe(wrong === plain ? id : undefined)
      }),
    )
  })
  test('every swap of two different characters among the data is found', () => {
    fc.assert(
      fc.property(ids, fc.nat(15), fc.nat(15), (id, a, b) => {
        const c = [...id.replaceAll('-', '')]
        fc.pre(c[a] !== c[b])
        const [x, y] = [c[a]!, c[b]!]
        c[a] = y
        c[b] = x
        expect(parseVorgangsId(c.join(''))).toBeUndefined()
      }),
    )
  })
  test('anything else is not an id', () => {
    for (const text of ['', 'x', '../../etc', '$ne', 'K7QD-2M9X-P0AH-W4TR-', '🙂'.repeat(17)]) {
      expect(parseVorgangsId(text)).toBeUndefined()
    }
  })
})
