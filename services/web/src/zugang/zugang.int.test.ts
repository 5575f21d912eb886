import { createHmac } from 'node:crypto'
import { testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSitzungen, SITZUNGEN_COLLECTION, type SitzungDoc, sitzungenIndexes } from './sitzungen.ts'
import { createVersuche, VERSUCHE_COLLECTION, type VersuchDoc, versucheIndexes } from './versuche.ts'

const MINUTE = 60_000
const VORGANG = 'K7QD-2M9X-P0AH-W4TR-8'
let now = Date.parse('2026-11-22T08:00:00Z')
const jetzt = () => new Date(now)
const wait = (ms: number) => {
  now += ms
}
let mongo: Awaited<ReturnType<typeof testMongo>>
beforeAll(async () => {
  mongo = await testMongo({ indexes: [...sitzungenIndexes, ...versucheIndexes] })
}, 120_000)
afterAll(() => mongo?.stop())

describe('a session', () => {
  const sitzungen = () => createSitzungen(mongo.databases.arbeit.collection<SitzungDoc>(SITZUNGEN_COLLECTION), jetzt)
  const code = { art: 'code', vorgangId: VORGANG } as const

  test('opens what it was begun for; another token, or none of ours, opens nothing', async () => {
    const token = await sitzungen().begin(code)
    expect(await sitzungen().zugang(token)).toEqual(code)
    expect(await sitzungen().zugang(token.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')))).toEqual({ art: 'none' })
  })
  test('is not stored so that somebody who reads the database could take it over', async () => {
    const token = await sitzungen().begin(code)
    const docs = await mongo.admin.arbeit.collection(SITZUNGEN_COLLECTION).find().toArray()
    expect(JSON.stringify(docs)).not.toContain(token)
  })
  test('ends after 30 minutes without use, and not while it is used', async () => {
    const token = await sitzungen().begin(code)
    for (let i = 0; i < 3; i++) {
      wait(29 * MINUTE)
      expect(await sitzungen().zugang(token)).toEqual(code)
    }
    wait(31 * MINUTE)
    expect(await sitzungen().zugang(token)).toEqual({ art: 'none' })
  })
  test('is not kept alive by a page that asks by itself', async () => {
    const token = await sitzungen().begin(code)
    for (let i = 0; i < 2; i++) {
      wait(14 * MINUTE)
      expect(await sitzungen().zugang(token, 'seite')).toEqual(code)
    }
    wait(3 * MINUTE)
    expect(await sitzungen().zugang(token, 'seite')).toEqual({ art: 'none' })
  })
  test('ends after 10 hours however much it is used, and at once when somebody signs out', async () => {
    const token = await sitzungen().begin(code)
    for (let minutes = 0; minutes < 600 - 20; minutes += 20) {
      wait(20 * MINUTE)
      expect(await sitzungen().zugang(token)).toEqual(code)
    }
    wait(21 * MINUTE)
    expect(await sitzungen().zugang(token)).toEqual({ art: 'none' })
    const other = await sitzungen().begin(code)
    await sitzungen().end(other)
    expect(await sitzungen().zugang(other)).toEqual({ art: 'none' })
  })
})

describe('the session of a person', () => {
  const docs = () => mongo.databases.arbeit.collection<SitzungDoc>(SITZUNGEN_COLLECTION)
  const sitzungen = () => createSitzungen(docs(), jetzt)
  let n = 0
  const person = () => ({ art: 'person', konto: String(n++).padStart(64, '0'), ausweis: '' }) as const
  const NONE = { art: 'none' }

  test('is one of three: the oldest ends, also when many begin at once', async () => {
    const [ich, andere] = [person(), person()]
    const fremd = await sitzungen().begin(andere)
    const tokens: string[] = []
    for (let i = 0; i < 4; i++) {
      wait(MINUTE)
      tokens.push(await sitzungen().begin(ich))
    }
    expect(await Promise.all(tokens.map((t) => sitzungen().zugang(t)))).toEqual([NONE, ich, ich, ich])
    expect(await sitzungen().zugang(fremd)).toEqual(andere)
    await Promise.all(Array.from({ length: 8 }, () => sitzungen().begin(ich)))
    expect(await docs().countDocuments({ 'zugang.konto': ich.konto })).toBe(3)
  })
  test('gets a new token with a new right, the old one is worthless, and it does not live longer for it', async () => {
    const ich = person()
    let token = await sitzungen().begin(ich)
    for (let minutes = 0; minutes < 600; minutes += 20) {
      const old = token
      token = (await sitzungen().wechsle(token, { ...ich, code: VORGANG }))!
      expect(await sitzungen().zugang(old)).toEqual(NONE)
      expect(await sitzungen().zugang(token)).toEqual({ ...ich, code: VORGANG })
      wait(20 * MINUTE)
    }
    expect(await sitzungen().zugang(token)).toEqual(NONE)
    expect(await sitzungen().wechsle(token, ich)).toBeUndefined()
  })
  test('ends with all others of the account, or with those of one session at the provider', async () => {
    const ich = person()
    const [a, b] = [await sitzungen().begin(ich, 'quelle-1'), await sitzungen().begin(ich, 'quelle-2')]
    await sitzungen().endAll({ quelle: 'quelle-1' })
    expect(await Promise.all([a, b].map((t) => sitzungen().zugang(t)))).toEqual([NONE, ich])
    await sitzungen().endAll({ konto: ich.konto })
    expect(await sitzungen().zugang(b)).toEqual(NONE)
  })
})

describe('who guesses', () => {
  const hmac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex')
  const versuche = () => createVersuche(mongo.databases.arbeit.collection<VersuchDoc>(VERSUCHE_COLLECTION), hmac, jetzt)

  test('is locked out after five tries, also with many at once, and may try again a quarter of an hour later', async () => {
    const many = await Promise.all(Array.from({ length: 40 }, () => versuche().begin('192.0.2.1', VORGANG)))
    expect(many.filter((v) => v.kind === 'erlaubt')).toHaveLength(5)
    wait(16 * MINUTE)
    expect(await versuche().begin('192.0.2.1', VORGANG)).toEqual({ kind: 'erlaubt', uebrig: 4 })
  })
  test('locks out nobody else, as long as it is one address', async () => {
    for (let i = 0; i < 10; i++) await versuche().begin('192.0.2.2', VORGANG)
    expect((await versuche().begin('192.0.2.3', VORGANG)).kind).toBe('erlaubt')
  })
  test('cannot go on from address to address, nor from Vorgang to Vorgang', async () => {
    wait(16 * MINUTE)
    for (let i = 0; i < 50; i++) await versuche().begin(`198.51.100.${i}`, VORGANG)
    expect((await versuche().begin('198.51.100.99', VORGANG)).kind).toBe('gesperrt')
    for (let i = 0; i < 30; i++) await versuche().begin('203.0.113.1', `V${i}`)
    expect((await versuche().begin('203.0.113.1', 'V99')).kind).toBe('gesperrt')
  })
  test('and then finds the right code begins anew; their address does not stand in the database', async () => {
    wait(16 * MINUTE)
    for (let i = 0; i < 4; i++) await versuche().begin('203.0.113.7', VORGANG)
    await versuche().succeeded('203.0.113.7', VORGANG)
    expect(await versuche().begin('203.0.113.7', VORGANG)).toEqual({ kind: 'erlaubt', uebrig: 4 })
    const docs = await mongo.admin.arbeit.collection(VERSUCHE_COLLECTION).find().toArray()
    expect(JSON.stringify(docs)).not.toMatch(/203\.0|K7QD/)
  })
})
