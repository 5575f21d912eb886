import { logIndexes } from '@weiche/log'
import {
  createGroupInsert,
  type Databases,
  ErrorCode,
  errorCode,
  isTransient,
  MongoBulkWriteError,
  MongoNetworkError,
  Timestamp,
} from '@weiche/mongo'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatenbanken, type Leitung } from './speicher/datenbank.ts'
import { createSpeicher } from './speicher/speicher.ts'

/** Answers at once, with a majority. */
function createRuhigeDatenbanken(): Databases {
  const speicher = createSpeicher(logIndexes, () => undefined)
  const leitung: Leitung = async ({ sammlung, wirke }) => {
    const { neu, antwort } = wirke()
    for (const eintrag of neu) speicher.merkeUnbestaetigt(sammlung, eintrag, Date.now())
    for (const eintrag of neu) speicher.bestaetigeBis(eintrag)
    if (antwort instanceof Error) throw antwort
    return antwort
  }
  return createDatenbanken(speicher, leitung)
}

let mongo: TestMongo
beforeAll(async () => {
  mongo = await testMongo({ indexes: logIndexes })
}, 120_000)
afterAll(() => mongo?.stop())

const commit = (vorgangId: string, seq: number, ursache = `u${seq}`) => ({
  ...{ vorgangId, seq, service: 'intake', ursache },
  aufgenommen: new Timestamp({ t: 0, i: 0 }),
})
type Probe = {
  _id: string
  n?: number
  bau?: number
  s?: string | null
  ab?: Date
  liste?: string[]
  tief?: { n: number }
}

describe.each(['mongod', 'Speicher'])('the contract that the simulation relies on, kept by %s', (which) => {
  let databases: Databases
  let nummer = 0
  /** The services may not remove anything from the log: each test has streams of its own. */
  let id: string
  beforeEach(async () => {
    databases = which === 'mongod' ? mongo.databases : createRuhigeDatenbanken()
    id = `V${++nummer}`
    await databases.arbeit.collection('proben').deleteMany({})
  })
  const log = () => databases.log.collection('commits')
  const proben = () => databases.arbeit.collection<Probe>('proben')
  const majority = { readConcern: { level: 'majority' } } as const

  it('a seq is taken once, and each document of a batch succeeds alone', async () => {
    await log().insertOne(commit(id, 1))
    const batch = [commit(id, 1, 'anders'), commit(id, 2), commit(id, 2, 'u3'), commit(`${id}b`, 1)]
    const error = await log()
      .insertMany(batch, { ordered: false })
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(MongoBulkWriteError)
    const { result } = error as MongoBulkWriteError
    expect(result.getWriteErrors().map(({ index, code }) => [index, code])).toEqual([
      [0, ErrorCode.duplicateKey],
      [2, ErrorCode.duplicateKey],
    ])
    expect(result.insertedCount).toBe(2)
    expect(result.getWriteConcernError()).toBeUndefined()
    expect(isTransient(error)).toBe(false)
    const stored = await log()
      .find({ vorgangId: id }, { ...majority, sort: { seq: 1 } })
      .toArray()
    expect(stored.map((d) => [d['seq'], d['ursache']])).toEqual([
      [1, 'u1'],
      [2, 'u2'],
    ])
  })

  it('the same document sent again is a duplicate, and the group insert says so', async () => {
    const group = createGroupInsert(log())
    const doc = { ...commit(id, 1), _id: `${id}.1` as never }
    expect(await group.insert(doc)).toBe('inserted')
    expect(await group.insert(doc)).toBe('duplicate')
  })

  it('one insert that meets an index throws the code of a duplicate', async () => {
    await log().insertOne(commit(id, 1))
    expect(
      errorCode(
        await log()
          .insertOne(commit(id, 1))
          .catch((e: unknown) => e),
      ),
    ).toBe(ErrorCode.duplicateKey)
  })

  it('the server stamps the arrival, later ones later', async () => {
    await log().insertOne(commit(id, 1))
    await log().insertOne(commit(id, 2))
    const [first, second] = await log()
      .find({ vorgangId: id }, { sort: { aufgenommen: 1 } })
      .toArray()
    expect([first?.['seq'], second?.['seq']]).toEqual([1, 2])
    expect(first?.['aufgenommen'].compare(second?.['aufgenommen'])).toBe(-1)
    const after = { vorgangId: { $not: /^steuerung\// }, aufgenommen: { $gt: first?.['aufgenommen'] } }
    const found = await log().find(after).sort({ aufgenommen: -1 }).limit(1).toArray()
    expect(found.map((d) => d['seq'])).toEqual([2])
  })

  it('several streams are read with one question', async () => {
    await log().insertMany([commit(id, 1), commit(id, 2), commit(`${id}b`, 1)])
    const $or = [
      { vorgangId: id, seq: { $gte: 2 } },
      { vorgangId: `${id}b`, seq: { $gte: 1 } },
    ]
    const found = await log()
      .find({ $or }, { ...majority, sort: { vorgangId: 1, seq: 1 } })
      .toArray()
    expect(found.map((d) => [d['vorgangId'], d['seq']])).toEqual([
      [id, 2],
      [`${id}b`, 1],
    ])
  })

  it('an upsert that finds a newer line meets the index and changes nothing', async () => {
    const replace = (n: number) => [
      { updateOne: { filter: { _id: 'a', n: { $lt: n } }, update: { $set: { n, s: `s${n}` } }, upsert: true } },
    ]
    await proben().bulkWrite(replace(5), { ordered: false })
    const error = await proben()
      .bulkWrite(replace(3), { ordered: false })
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(MongoBulkWriteError)
    expect([(error as MongoBulkWriteError).writeErrors].flat().map((e) => e.code)).toEqual([ErrorCode.duplicateKey])
    await proben().bulkWrite(replace(7), { ordered: false })
    expect(await proben().findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 7, s: 's7' })
  })

  it('an upsert tells which it made; $setOnInsert only then', async () => {
    const make = (s: string) => [
      { updateOne: { filter: { _id: 'a' }, update: { $setOnInsert: { s } }, upsert: true } },
      { updateOne: { filter: { _id: s }, update: { $setOnInsert: { s } }, upsert: true } },
    ]
    expect((await proben().bulkWrite(make('x'), { ordered: false })).upsertedIds).toEqual({ 0: 'a', 1: 'x' })
    expect((await proben().bulkWrite(make('y'), { ordered: false })).upsertedIds).toEqual({ 1: 'y' })
    expect((await proben().findOne({ _id: 'a' }))?.s).toBe('x')
  })

  it('an upsert by one of two ways replaces what is behind in either, and else meets the index', async () => {
    const replace = (bau: number, n: number) => {
      const $or = [{ bau: { $not: { $gte: bau } } }, { bau, n: { $lt: n } }]
      return [{ replaceOne: { filter: { _id: 'a', $or }, replacement: { bau, n }, upsert: true } }]
    }
    const write = (bau: number, n: number) =>
      proben()
        .bulkWrite(replace(bau, n), { ordered: false })
        .then(() => 'geschrieben', errorCode)
    await proben().insertOne({ _id: 'a', n: 8, s: 'alt' })
    expect(await write(1, 5)).toBe('geschrieben')
    expect([await write(1, 4), await write(0, 9)]).toEqual([ErrorCode.duplicateKey, ErrorCode.duplicateKey])
    expect([await write(1, 6), await write(2, 1)]).toEqual(['geschrieben', 'geschrieben'])
    expect(await proben().findOne({ _id: 'a' })).toEqual({ _id: 'a', bau: 2, n: 1 })
  })

  it('a number that is counted up is given once', async () => {
    const next = () =>
      proben().findOneAndUpdate(
        { _id: 'z' },
        { $inc: { n: 1 }, $set: { s: 'x' } },
        { upsert: true, returnDocument: 'after' },
      )
    expect(await next()).toEqual({ _id: 'z', n: 1, s: 'x' })
    expect(await next()).toEqual({ _id: 'z', n: 2, s: 'x' })
  })

  it('an update says how many it found; $unset removes; deletes delete', async () => {
    await proben().insertMany([
      { _id: 'a', n: 1, s: 'x' },
      { _id: 'b', n: 2 },
    ])
    expect((await proben().updateOne({ _id: 'a', n: 2 }, { $set: { n: 9 } })).matchedCount).toBe(0)
    expect((await proben().updateOne({ _id: 'a', n: 1 }, { $set: { n: 9 }, $unset: { s: '' } })).matchedCount).toBe(1)
    expect(await proben().findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 9 })
    await proben().deleteOne({ _id: 'a' })
    expect(await proben().findOne({ _id: 'a' })).toBeNull()
    await proben().deleteMany({ n: { $gte: 2 } })
    expect(await proben().find().toArray()).toEqual([])
  })

  it.each<[string, object, string[]]>([
    ['equal', { n: 1 }, ['a']],
    ['no value is like null', { s: null }, ['b', 'c']],
    ['not null', { s: { $ne: null } }, ['a']],
    ['smaller than a text: a number never is', { n: { $lte: 'z' } }, []],
    ['times', { ab: { $lte: new Date('2025-01-02') } }, ['a']],
    ['null is not before a day', { s: { $lte: 'z' } }, ['a']],
    ['one of', { _id: { $in: ['a', 'c', 'z'] } }, ['a', 'c']],
    ['one in a list', { liste: { $eq: 'x' } }, ['b']],
    ['inside', { 'tief.n': 3 }, ['c']],
    ['both', { $and: [{ n: { $gt: 0 } }, { n: { $lt: 3 } }] }, ['a', 'b']],
    ['either', { $or: [{ n: 1 }, { 'tief.n': 3 }] }, ['a', 'c']],
    ['not like', { _id: { $not: /^a/ } }, ['b', 'c']],
    ['not at least: who has none too', { 'tief.n': { $not: { $gte: 3 } } }, ['a', 'b']],
  ])('finds by: %s', async (_, filter, expected) => {
    await proben().insertMany([
      { _id: 'a', n: 1, s: 'x', ab: new Date('2025-01-01') },
      { _id: 'b', n: 2, s: null, liste: ['x', 'y'] },
      { _id: 'c', n: 3, tief: { n: 3 }, ab: new Date('2025-01-03') },
    ])
    const found = await proben().find(filter).sort({ _id: 1 }).toArray()
    expect(found.map((d) => d._id)).toEqual(expected)
  })

  it('what was read belongs to the reader', async () => {
    await proben().insertOne({ _id: 'a', n: 1 })
    const read = await proben().findOne({ _id: 'a' })
    read!.n = 2
    expect((await proben().findOne({ _id: 'a' }))?.n).toBe(1)
  })
})

describe('a broken line in the simulation', () => {
  it('is what the driver throws, and counts as an outage', async () => {
    const { verbindungWeg } = await import('./speicher/fehler.ts')
    expect(verbindungWeg()).toBeInstanceOf(MongoNetworkError)
    expect(isTransient(verbindungWeg())).toBe(true)
  })
})
