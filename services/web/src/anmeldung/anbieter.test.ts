import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Anbieter, createAnbieter } from './anbieter.ts'
import { type Bosheit, startTestAnbieter, type TestAnbieter } from './test-anbieter.ts'

let t: TestAnbieter
let anbieter: Anbieter
beforeAll(async () => {
  t = await startTestAnbieter()
  const seite = 'http://127.0.0.1:1'
  anbieter = createAnbieter({ issuer: t.issuer, clientId: 'weiche', clientSecret: 's', seite, kontenraum: 'probe' })
})
afterAll(() => t.stop())

async function anmeldung(bosheit: Bosheit & { iss?: string } = {}) {
  const { adresse, merk } = await anbieter.beginne()
  return anbieter.beende(t.antwort(adresse, bosheit), merk)
}

describe('who comes back from the provider', () => {
  test('is signed in, with what the provider vouches for', async () => {
    const claims = { given_name: 'Helga', family_name: 'Brandt', birthdate: '1952-03-14', sid: 's-1' }
    expect(await anmeldung({ claims })).toEqual({
      ...{ kind: 'angemeldet', sub: 'helga', sid: 's-1' },
      ausweis: { vorname: 'Helga', nachname: 'Brandt', geburtsdatum: '1952-03-14' },
    })
    expect(await anmeldung({ claims: { ...claims, birthdate: ' ' } })).toMatchObject({ ausweis: undefined })
    expect(await anmeldung()).toEqual({ kind: 'angemeldet', sub: 'helga', sid: undefined, ausweis: undefined })
  })

  test('went there with a challenge whose answer only this server knew, and with a nonce and a state of one use', async () => {
    const [first, second] = [await anbieter.beginne(), await anbieter.beginne()]
    const asked = new URL(first.adresse).searchParams
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code'])
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)).not.toBe(new URL(second.adresse).searchParams.get(name))
    expect(first.adresse).not.toContain(first.merk.verifier)
    await anbieter.beende(t.antwort(first.adresse), first.merk)
    expect(t.zustand.verifier).toBe(first.merk.verifier)
  })
})

describe('refused is', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const fremder = async (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign((await generateKeyPair('RS256')).privateKey)
  const faelle: [string, () => Bosheit & { iss?: string }][] = [
    ['an ID token for another client', () => ({ claims: { aud: 'anderer' } })],
    [
      'an ID token for several clients that names another one as the user',
      () => ({ claims: { aud: ['weiche', 'x'], azp: 'x' } }),
    ],
    ['an ID token of another issuer', () => ({ claims: { iss: 'https://boese.example' } })],
    ['an ID token of an earlier sign-in', () => ({ claims: { nonce: 'alt' } })],
    ['an ID token without a nonce', () => ({ claims: { nonce: undefined } as never })],
    ['an ID token that has run out', () => ({ claims: { iat: now() - 900, exp: now() - 600 } })],
    ['an ID token of a foreign key', () => ({ signiere: fremder })],
    ['an ID token without a signature', () => ({ signiere: async (c) => new UnsecuredJWT(c).encode() })],
    [
      'an ID token signed with the public key as a password',
      () => ({
        signiere: (c) =>
          new SignJWT(c)
            .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
            .sign(new TextEncoder().encode(JSON.stringify(t.jwk))),
      }),
    ],
    [
      'an ID token signed with our own secret',
      () => ({
        signiere: (c) => new SignJWT(c).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('s')),
      }),
    ],
    ['an answer that says it comes from another provider (mix-up)', () => ({ iss: 'https://boese.example' })],
  ]
  test.each(faelle)('%s', async (_, bosheit) => {
    expect(await anmeldung(bosheit())).toMatchObject({ kind: 'abgelehnt' })
  })

  test('an answer with another state, or none, before the provider is asked', async () => {
    for (const state of ['anderer', undefined]) {
      const { adresse, merk } = await anbieter.beginne()
      const query = t.antwort(adresse)
      if (state === undefined) query.delete('state')
      else query.set('state', state)
      const before = t.zustand.anfragen
      expect(await anbieter.beende(query, merk)).toMatchObject({ kind: 'abgelehnt' })
      expect(t.zustand.anfragen).toBe(before)
    }
  })
  test('a code that was used, also by the one who has everything else', async () => {
    const { adresse, merk } = await anbieter.beginne()
    const query = t.antwort(adresse)
    expect((await anbieter.beende(query, merk)).kind).toBe('angemeldet')
    expect(await anbieter.beende(query, merk)).toMatchObject({
      kind: 'abgelehnt',
      grund: expect.stringContaining('invalid_grant'),
    })
  })
  test('a parameter that comes twice', async () => {
    const { adresse, merk } = await anbieter.beginne()
    const query = t.antwort(adresse)
    query.append('state', 'zweiter')
    expect((await anbieter.beende(query, merk)).kind).toBe('abgelehnt')
  })
})

test('who did not want to is told so; a provider that is away is an outage, and asked again later', async () => {
  const { adresse, merk } = await anbieter.beginne()
  const state = new URL(adresse).searchParams.get('state')!
  const query = new URLSearchParams({ error: 'access_denied', state, iss: t.issuer })
  expect(await anbieter.beende(query, merk)).toEqual({ kind: 'abgebrochen' })
  const seite = 'http://127.0.0.1:1'
  const frisch = createAnbieter({ issuer: t.issuer, clientId: 'weiche', clientSecret: 's', seite, kontenraum: 'probe' })
  t.stoere(true)
  await expect(frisch.beginne()).rejects.toThrow()
  expect((await anmeldungBei(anbieter)).kind).toBe('gestoert')
  t.stoere(false)
  expect((await frisch.beginne()).adresse).toContain(t.issuer)
})
const anmeldungBei = async (a: Anbieter) => {
  const { adresse, merk } = await a.beginne()
  return a.beende(t.antwort(adresse), merk)
}

describe('a log-out by the provider', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const gut = () => ({ ...t.idClaims(), jti: 'j', events, sid: 's-1' })
  const pruefe = async (claims: JWTPayload) => anbieter.pruefeAbmeldung(await t.sign(claims))

  test('names a session or a person', async () => {
    expect(await pruefe(gut())).toEqual({ sub: 'helga', sid: 's-1' })
    const { sid: _, ...ohne } = gut()
    expect(await pruefe(ohne)).toEqual({ sub: 'helga', sid: undefined })
  })
  test.each<[string, () => JWTPayload]>([
    ['an ID token in disguise', () => ({ ...t.idClaims(), nonce: 'n' })],
    ['one with a nonce', () => ({ ...gut(), nonce: 'n' })],
    ['one for another client', () => ({ ...gut(), aud: 'anderer' })],
    ['one of another issuer', () => ({ ...gut(), iss: 'https://boese.example' })],
    ['one of long ago, sent again', () => ({ ...gut(), iat: Math.floor(Date.now() / 1000) - 600 })],
    ['one that names nobody', () => ({ ...gut(), sub: undefined, sid: undefined }) as never],
    ['one without the event', () => ({ ...gut(), events: {} })],
  ])('is not believed: %s', async (_, claims) => {
    expect(await pruefe(claims())).toBeUndefined()
  })
  test('is not believed when somebody else signed it, or it is no token', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const fremd = await new SignJWT(gut()).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey)
    for (const token of [fremd, new UnsecuredJWT(gut()).encode(), '', 'a.b.c'])
      expect(await anbieter.pruefeAbmeldung(token)).toBeUndefined()
  })
})
