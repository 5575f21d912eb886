import { createHmac } from 'node:crypto'
import { parseVorgangsId } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ServerHmac } from './platform.ts'
import { isGeheimnis, statusGeheimnis, vorgangIdOf } from './schluessel.ts'

const hmac: ServerHmac = (purpose, bytes) => createHmac('sha256', `key of ${purpose}`).update(bytes).digest()

describe('ids and secrets', () => {
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

  test('only the whole secret of this Vorgang opens it', () => {
    const id = vorgangIdOf(hmac, 'api', '', 'k')
    const secret = statusGeheimnis(hmac, id)
    expect(secret).toMatch(/^[0-9a-f]{32}$/)
    expect(isGeheimnis(hmac, id, ` ${secret.toUpperCase()} `)).toBe(true)
    for (const wrong of [
      '',
      secret.slice(1),
      `${secret}0`,
      'ü'.repeat(32),
      secret.replace(/^./, (c) => (c === '0' ? '1' : '0')),
    ])
      expect(isGeheimnis(hmac, id, wrong)).toBe(false)
    expect(isGeheimnis(hmac, vorgangIdOf(hmac, 'api', '', 'other'), secret)).toBe(false)
  })
})
