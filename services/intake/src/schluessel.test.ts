import { createHmac } from 'node:crypto'
import { parseVorgangsId } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ServerHmac } from './platform.ts'
import { vorgangIdOf } from './schluessel.ts'

const hmac: ServerHmac = (purpose, bytes) => createHmac('sha256', `key of ${purpose}`).update(bytes).digest()

describe('ids', () => {
  test('the same submission has the same id, and every id has a right check character', () => {
    fc.assert(
      fc.property(fc.uuid(), (key) => {
        const id = vorgangIdOf(hmac, 'api', '', key)
        expect(vorgangIdOf(hmac, 'api', '', key.toUpperCase())).toBe(id)
        expect(parseVorgangsId(id)).toBe(id)
      }),
    )
  })

  test('channel, sender and key cannot be shifted into each other', () => {
    expect(vorgangIdOf(hmac, 'api', 'a', 'b')).not.toBe(vorgangIdOf(hmac, 'api', '', 'ab'))
    expect(vorgangIdOf(hmac, 'api', '', 'k')).not.toBe(vorgangIdOf(hmac, 'player', '', 'k'))
  })
})
