import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-config-'))
afterAll(() => rmSync(ordner, { recursive: true }))
const datei = (name: string, text: string) => {
  writeFileSync(join(ordner, name), text)
  return join(ordner, name)
}
const alles = () => ({
  WEICHE_PORTAL: 'https://antrag.stadt.example/',
  WEICHE_OIDC_ISSUER: 'https://konto.stadt.example/realms/buerger',
  WEICHE_OIDC_CLIENT_ID: 'weiche',
  WEICHE_OIDC_SECRET_DATEI: datei('geheim', 'sehr geheim\n'),
})

test('without an issuer nobody can sign in, and nothing is asked for', () => {
  expect(readConfig({ WEICHE_OIDC_ISSUER: '' }).anmeldung).toBeUndefined()
})
test('a provider is set by four names; accounts are called after it unless it is said otherwise', () => {
  expect(readConfig(alles()).anmeldung).toEqual({
    issuer: 'https://konto.stadt.example/realms/buerger',
    clientId: 'weiche',
    clientSecret: 'sehr geheim',
    seite: 'https://antrag.stadt.example',
    kontenraum: 'https://konto.stadt.example/realms/buerger',
  })
  expect(readConfig({ ...alles(), WEICHE_OIDC_KONTENRAUM: 'buerger' }).anmeldung?.kontenraum).toBe('buerger')
})
test.each([
  [
    'a name that is missing',
    { WEICHE_OIDC_CLIENT_ID: '', WEICHE_PORTAL: '' },
    /fehlt noch: WEICHE_PORTAL, WEICHE_OIDC_CLIENT_ID/,
  ],
  ['a provider without https', { WEICHE_OIDC_ISSUER: 'http://konto.stadt.example' }, /mit https:\/\/ erreichbar/],
  ['what only looks local', { WEICHE_OIDC_ISSUER: 'http://localhost.evil.example' }, /mit https:\/\/ erreichbar/],
  ['no address at all', { WEICHE_OIDC_ISSUER: 'konto' }, /WEICHE_OIDC_ISSUER/],
  ['a secret that is not there', { WEICHE_OIDC_SECRET_DATEI: '/gibt/es/nicht' }, /lässt sich nicht lesen \(ENOENT\)/],
  ['an empty secret', { WEICHE_OIDC_SECRET_DATEI: datei('leer', ' \n') }, /ist leer/],
])('%s is told in German before anything starts', (_, falsch, text) => {
  expect(() => readConfig({ ...alles(), ...falsch })).toThrow(text)
})
