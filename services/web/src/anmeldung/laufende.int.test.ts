import { testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANMELDUNGEN_COLLECTION, type AnmeldungDoc, anmeldungenIndexes, createLaufende } from './laufende.ts'

const MINUTE = 60_000
const MERK = { state: 's', nonce: 'n', verifier: 'v' }
const HERKUNFT = { zu: '/antraege', code: undefined, sitzung: 'alt' }
let now = Date.parse('2026-11-22T08:00:00Z')
let mongo: Awaited<ReturnType<typeof testMongo>>
beforeAll(async () => {
  mongo = await testMongo({ indexes: anmeldungenIndexes })
}, 120_000)
afterAll(() => mongo?.stop())
const docs = () => mongo.databases.arbeit.collection<AnmeldungDoc>(ANMELDUNGEN_COLLECTION)
const laufende = () => createLaufende(docs(), () => new Date(now))

test('a sign-in under way is taken up once, also by many at the same time', async () => {
  const token = await laufende().begin(MERK, HERKUNFT)
  const taken = await Promise.all(Array.from({ length: 20 }, () => laufende().take(token)))
  expect(taken.filter((t) => t !== undefined)).toEqual([{ ...MERK, ...HERKUNFT }])
  expect(await laufende().take(token)).toBeUndefined()
})
test('it lasts a quarter of an hour', async () => {
  const [a, b] = [await laufende().begin(MERK, HERKUNFT), await laufende().begin(MERK, HERKUNFT)]
  now += 14 * MINUTE
  expect(await laufende().take(a)).toBeDefined()
  now += 2 * MINUTE
  expect(await laufende().take(b)).toBeUndefined()
})
test('who reads the database cannot take one up', async () => {
  const token = await laufende().begin(MERK, HERKUNFT)
  const stored = await docs().find().toArray()
  expect(JSON.stringify(stored)).not.toContain(token)
  for (const { _id } of stored) expect(await laufende().take(_id)).toBeUndefined()
})
