import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommitDoc, hashOf, toDoc } from './commit-doc.ts'
import { ANFANG, kettenHash, storable } from './kette.ts'
import { newVorgangsId, startProbe } from './probe.test-daten.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
beforeAll(async () => {
  probe = await startProbe()
}, 120_000)
afterAll(() => probe.stop(), 30_000)

const key = createSecretKey(Buffer.alloc(32, 1))
const glied = {
  vorgangId: 'v',
  seq: 1,
  service: 'intake',
  ursache: 'u',
  zeitpunkt: '2026-01-05T10:00:00.000Z',
  ereignisse: [{ type: 'a', fakten: { b: 1, a: [2] } }],
  versiegelt: Buffer.from('x'),
  prevHash: ANFANG,
}

describe('the chain', () => {
  test('covers every part of a commit, and the key', () => {
    const changes = [
      { vorgangId: 'w' },
      { seq: 2 },
      { service: 'review' },
      { ursache: 'v' },
      { zeitpunkt: '2026-01-05T10:00:00.001Z' },
      { ereignisse: [{ type: 'a', fakten: { b: 1, a: [3] } }] },
      { versiegelt: Buffer.from('y') },
      { prevHash: Buffer.alloc(32, 9) },
    ]
    const hashes = [{}, ...changes].map((c) => kettenHash(key, { ...glied, ...c }).toString('hex'))
    hashes.push(kettenHash(createSecretKey(Buffer.alloc(32, 2)), glied).toString('hex'))
    expect(new Set(hashes).size).toBe(changes.length + 2)
  })

  test('does not depend on the order of fields', () => {
    const turned = [{ fakten: { a: [2], b: 1 }, type: 'a' }]
    expect(kettenHash(key, { ...glied, ereignisse: turned })).toEqual(kettenHash(key, glied))
  })

  test('whatever the facts are, what the database gives back has the hash of what was put in', async () => {
    const names = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((n) => n !== '__proto__')
    const texts = fc.string({ unit: 'binary' }).map((s) => `${s}\ud800`)
    const values = fc.oneof(texts, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean())
    const fakten = fc.dictionary(names, fc.oneof(values, fc.array(values), fc.dictionary(names, values)))
    const commits = probe.mongo.databases.log.collection<CommitDoc>('commits')
    await fc.assert(
      fc.asyncProperty(fakten, async (given) => {
        const rim = { ...glied, vorgangId: newVorgangsId(), service: 'intake' as const, ursache: 'u' }
        const { versiegelt, prevHash, ...draft } = rim
        const ereignisse = storable([{ type: 'a', fakten: given }])
        const doc = toDoc(draft, ereignisse, versiegelt, prevHash, key)
        await commits.insertOne(doc)
        const back = await commits.findOne({ vorgangId: rim.vorgangId })
        expect(hashOf(back!, key).equals(back!.hash.buffer)).toBe(true)
        expect(back!.ereignisse).toEqual(ereignisse)
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
