import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isStatusGeheimnis, statusGeheimnis } from './status-geheimnis.ts'

const hmac = (purpose: string, bytes: string) => createHmac('sha256', `key of ${purpose}`).update(bytes).digest()

test('only the whole secret of this Vorgang opens it, however a person typed it', () => {
  const secret = statusGeheimnis(hmac, 'A')
  expect(secret).toMatch(/^[0-9a-f]{32}$/)
  const typed = ` ${secret.toUpperCase().match(/.{4}/g)!.join('-')} `
  for (const right of [secret, typed, typed.replaceAll('-', ' ')])
    expect(isStatusGeheimnis(hmac, 'A', right)).toBe(true)
  const other = secret.replace(/^./, (c) => (c === '0' ? '1' : '0'))
  for (const wrong of ['', secret.slice(1), `${secret}0`, 'ü'.repeat(32), other])
    expect(isStatusGeheimnis(hmac, 'A', wrong)).toBe(false)
  expect(isStatusGeheimnis(hmac, 'B', secret)).toBe(false)
})
