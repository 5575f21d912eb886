import { formatVorgangsId } from '@weiche/vorgang'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vorgangsIdsIn } from './vorgangs-ids.ts'

const ids = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(formatVorgangsId)
const separators = fc.constantFrom('-', ' ', '', '\u2013', '.')

test('an id is found in any text, however it is parted and written', () => {
  fc.assert(
    fc.property(ids, separators, fc.boolean(), (id, separator, small) => {
      const written = id.replaceAll('-', separator)
      const text = `Betreff: Ihr Schreiben, Vorgang ${small ? written.toLowerCase() : written}, danke.`
      expect(vorgangsIdsIn(text)).toEqual([id])
    }),
  )
})

test('one wrong character, or something longer, is none', () => {
  const id = 'K7QD-2M9X-P0AH-W4TR-8'
  expect(vorgangsIdsIn(id)).toEqual([])
  const real = formatVorgangsId(new Uint8Array(16).fill(7))
  expect(vorgangsIdsIn(`${real}9`)).toEqual([])
  expect(vorgangsIdsIn(`${real} und ${real}`)).toEqual([real])
})
