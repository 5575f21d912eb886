import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { liesOeffentlich, liesSchluessel, schreibeSchluessel } from './schluesseldatei.ts'
import { installationsschluessel, pruefeSignatur } from './signatur.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-schluessel-'))
afterAll(() => rmSync(ordner, { recursive: true }))
const ort = (name: string) => join(ordner, name)

/** Signs with what is in the file, checks with what is in its public part. */
function unterschreibt(datei: string, passwort?: string): boolean {
  const [geheim, offen] = [liesSchluessel(datei, passwort), liesOeffentlich(`${datei}.pub`)]
  if (!geheim.ok || !offen.ok) return false
  const { schluessel, signatur } = geheim.wert.unterzeichner.unterschreibe('Text')
  expect([geheim.wert.name, offen.wert.name]).toEqual(['Erika Muster', 'Erika Muster'])
  expect(schluessel).toMatch(/^[0-9a-f]{16}$/)
  return pruefeSignatur(offen.wert.oeffentlich, 'Text', signatur)
}

describe('a key file', () => {
  test('signs, is readable for its owner only, and never replaces another one', () => {
    expect(schreibeSchluessel(ort('a.pem'), 'Erika  Muster').ok).toBe(true)
    expect(statSync(ort('a.pem')).mode & 0o777).toBe(0o600)
    expect(unterschreibt(ort('a.pem'))).toBe(true)
    const before = readFileSync(ort('a.pem'), 'utf8')
    expect(schreibeSchluessel(ort('a.pem'), 'Max')).toMatchObject({
      ok: false,
      text: expect.stringContaining('gibt es schon'),
    })
    expect(readFileSync(ort('a.pem'), 'utf8')).toBe(before)
  })
  test('with a passphrase opens with it alone', () => {
    schreibeSchluessel(ort('b.pem'), 'Erika Muster', 'geheim')
    expect(readFileSync(ort('b.pem'), 'utf8')).toContain('ENCRYPTED')
    expect(unterschreibt(ort('b.pem'), 'geheim')).toBe(true)
    for (const passwort of [undefined, 'falsch'])
      expect(liesSchluessel(ort('b.pem'), passwort)).toMatchObject({
        text: expect.stringContaining('WEICHE_SCHLUESSEL_PASSWORT'),
      })
  })
  test.each([
    ['that is not there', 'fehlt.pem', 'gibt es nicht'],
    ['that is the public part', 'a.pem.pub', 'öffentliche Teil'],
    ['that others can read', 'offen.pem', 'chmod 600'],
    ['with something else in it', 'x.pem', 'keinen Ed25519'],
  ])('%s is refused with the remedy', (_what, name, text) => {
    schreibeSchluessel(ort('offen.pem'), 'Erika Muster')
    chmodSync(ort('offen.pem'), 0o644)
    chmodSync(ort('a.pem.pub'), 0o600)
    writeFileSync(ort('x.pem'), 'kein Schlüssel', { mode: 0o600 })
    expect(liesSchluessel(ort(name))).toMatchObject({ ok: false, text: expect.stringContaining(text) })
  })
})

test('the key of an installation follows from its secret, and only from it', () => {
  const von = (byte: number) => installationsschluessel(Buffer.alloc(32, byte)).oeffentlich
  expect(von(1)).toBe(von(1))
  expect(von(1)).not.toBe(von(2))
})
