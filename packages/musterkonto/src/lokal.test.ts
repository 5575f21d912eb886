import { expect, test } from 'vitest'
import { createMusterkonto } from './index.ts'
import { warumNicht } from './lokal.ts'

test.each(['http://127.0.0.1:8080', 'http://localhost:3000', 'http://[::1]:8080'])(
  'there are invented persons at %s',
  (seite) => {
    expect(warumNicht(seite, undefined)).toBeUndefined()
  },
)
test.each([
  'https://antrag.stadt.example',
  'http://192.168.1.5:8080',
  'http://localhost.evil.example',
  'http://0.0.0.0:80',
  '',
])('there are none at %s', (seite) => {
  expect(warumNicht(seite, undefined)).toContain('nur auf dem eigenen Rechner')
  expect(() => createMusterkonto({ seite: () => seite, personen: [] }).zugang()).toThrow(/nur auf dem eigenen Rechner/)
  expect(() =>
    createMusterkonto({ seite: () => 'http://127.0.0.1:1', adresse: () => seite, personen: [] }).zugang(),
  ).toThrow()
})
test('there are none once a real provider is set', () => {
  expect(warumNicht('http://127.0.0.1:8080', 'https://konto.stadt.example')).toContain('WEICHE_OIDC_ISSUER')
})
