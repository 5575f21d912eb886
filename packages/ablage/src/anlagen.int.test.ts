import { PassThrough, Readable } from 'node:stream'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ablageIndexes, createAnlagen, createKurzgedaechtnis, NichtAbgelegt } from './index.ts'
import { archive, jpeg, noise, pdf, png } from './test-dateien.ts'
import { testSiegel } from './test-umgebung.ts'

const V = 'TEST-TEST-TEST-TEST-0'
const claim = (dateiname: string) => ({ dateiname, art: 'rentenbescheid', betrifft: 'm1' })
const ofChunks = (bytes: Buffer, size = 16_384) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })(),
    { objectMode: false },
  )

/** What sealing adds to four pieces: header and tags. */
const SEAL_OF_FOUR = 17 + 4 * 16

let mongo: TestMongo
let siegel: ReturnType<typeof testSiegel>
let anlagen: ReturnType<typeof createAnlagen>
beforeAll(async () => {
  mongo = await testMongo({ indexes: ablageIndexes })
  siegel = testSiegel(mongo.databases)
  anlagen = createAnlagen({
    databases: mongo.databases,
    siegel,
    limits: { maxBytes: 1_000_000 },
    gedaechtnis: createKurzgedaechtnis(0),
  })
}, 60_000)
afterAll(async () => {
  siegel?.close()
  await mongo?.stop()
})
const chunks = () => mongo.databases.ablage.collection('anlagen.chunks')
const files = () => mongo.databases.ablage.collection('anlagen.files')
const left = async () => (await chunks().countDocuments()) + (await files().countDocuments())
afterEach(async () => {
  await mongo.databases.arbeit.collection('pflege').deleteMany({})
  await chunks().deleteMany({})
  await files().deleteMany({})
})

async function store(bytes: Buffer, name = 'Bescheid.pdf', chunk?: number) {
  const result = await anlagen.store(V, ofChunks(bytes, chunk), claim(name))
  if (result.kind !== 'stored') throw new Error(result.code)
  return result.ref
}

describe('an accepted attachment', () => {
  it.each([
    ['small', pdf({ text: 'Rente' })],
    ['of 50 kB', pdf({ size: 50_000 })],
    ['of exactly one stored chunk', pdf({ size: 255 * 1024 - SEAL_OF_FOUR })],
    ['of many stored chunks', pdf({ size: 990_000 })],
    ['a picture', jpeg()],
  ])('(%s) comes back byte for byte', async (art, bytes) => {
    const ref = await store(bytes, art === 'a picture' ? 'Foto.jpg' : 'Bescheid.pdf', 10_007)
    if (art === 'of exactly one stored chunk') expect((await files().findOne())!['length']).toBe(255 * 1024)
    expect(ref).toMatchObject({ art: 'rentenbescheid', betrifft: 'm1', laenge: bytes.length })
    expect(ref.pruefsumme).toMatch(/^[0-9a-f]{64}$/)
    expect((await anlagen.load(V, ref.anlageId)).equals(bytes)).toBe(true)
  })

  it('of exactly the limit is accepted', async () => {
    expect((await store(pdf({ size: 1_000_000 }))).laenge).toBe(1_000_000)
  })

  it('has a check sum that says nothing without the key of its Vorgang', async () => {
    const one = await store(pdf())
    const other = await anlagen.store('TEST-TEST-TEST-TEST-1', ofChunks(pdf()), claim('a.pdf'))
    expect(other).toMatchObject({ kind: 'stored' })
    expect((other as { ref: typeof one }).ref.pruefsumme).not.toBe(one.pruefsumme)
    expect((await store(pdf())).pruefsumme).toBe(one.pruefsumme)
  })

  it('lies in the database without plain text and without its name', async () => {
    await store(pdf({ text: 'Geheimname Wiesengrund' }), 'Wiesengrund.pdf')
    const raw = JSON.stringify(await files().find().toArray()) + (await allChunkBytes()).toString('latin1')
    for (const plain of ['Wiesengrund', '%PDF', 'Catalog', 'endstream']) expect(raw).not.toContain(plain)
  })

  it('is not found under another Vorgang', async () => {
    const ref = await store(pdf())
    await expect(anlagen.load('TEST-TEST-TEST-TEST-1', ref.anlageId)).rejects.toThrow(NichtAbgelegt)
  })
})

async function allChunkBytes(): Promise<Buffer> {
  const all = await chunks().find().toArray()
  return Buffer.concat(all.map((c) => Buffer.from(c['data'].value())))
}

describe('a refused attachment', () => {
  it.each([
    ['leer', 'Bescheid.pdf', Buffer.alloc(0)],
    ['zip', 'Bescheid.pdf', archive['zip']!],
    ['zip', 'Belege.zip', archive['zip']!],
    ['typ-passt-nicht', 'Bescheid.pdf', png()],
    ['typ-passt-nicht', 'Foto.png', pdf()],
    ['typ-nicht-erlaubt', 'notiz.txt', Buffer.from('Guten Tag')],
    ['aktiver-inhalt', 'Bescheid.pdf', pdf({ objekt: '3 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj' })],
    ['aktiver-inhalt', 'Bescheid.pdf', Buffer.concat([pdf({ size: 600_000 }), Buffer.from('<</S/Launch /F(x)>>')])],
    ['verschluesselt', 'Bescheid.pdf', pdf({ objekt: 'trailer <</Encrypt 5 0 R>>' })],
    ['zu-gross', 'Bescheid.pdf', pdf({ size: 1_000_001 })],
  ])('(%s: %s) says why and leaves nothing', async (code, name, bytes) => {
    const result = await anlagen.store(V, ofChunks(bytes), claim(name))
    expect(result).toMatchObject({ kind: 'refused', code })
    expect((result as { text: string }).text).toContain(`„${name}“`)
    expect(await left()).toBe(0)
  })

  it('that is too large is refused while it still streams', async () => {
    let sent = 0
    const endless = new Readable({
      read() {
        sent += 65_536
        this.push(sent < 200_000_000 ? (sent === 65_536 ? pdf({ size: 65_536 }) : noise(65_536)) : null)
      },
    })
    const result = await anlagen.store(V, endless, claim('riesig.pdf'))
    expect(result).toMatchObject({ kind: 'refused', code: 'zu-gross' })
    expect(sent).toBeLessThan(3_000_000)
    expect(await left()).toBe(0)
    endless.destroy()
  })

  it('is read to its end, so that the rest of a multipart body can follow', async () => {
    const stream = new PassThrough()
    const ended = new Promise((resolve) => stream.on('end', resolve))
    const refused = anlagen.store(V, stream, claim('a.zip'))
    stream.write(Buffer.concat([archive['zip']!, Buffer.alloc(10_000)]))
    expect(await refused).toMatchObject({ code: 'zip' })
    stream.end(Buffer.alloc(500_000))
    await ended
  })
})

describe('an upload that is cut off', () => {
  it.each([
    ['before the first byte', 0],
    ['in the head', 100],
    ['after stored chunks', 700_000],
  ])('%s leaves nothing', async (_when, bytes) => {
    const stream = new PassThrough({ highWaterMark: 2_000_000 })
    if (bytes > 0) stream.write(pdf({ size: 900_000 }).subarray(0, bytes))
    const result = anlagen.store(V, stream, claim('Bescheid.pdf'))
    if (bytes > 600_000) while ((await chunks().countDocuments()) === 0) await new Promise((r) => setTimeout(r, 5))
    stream.destroy(bytes === 100 ? new Error('aborted') : undefined)
    expect(await result).toMatchObject({ kind: 'refused', code: 'abgebrochen' })
    expect(await left()).toBe(0)
  })

  it('by a crash of ours is swept later, what the log names stays', async () => {
    const kept = await store(pdf({ size: 600_000 }))
    const orphan = await store(pdf({ size: 600_000 }))
    const torso = await store(pdf({ size: 600_000 }))
    await files().deleteOne({ _id: torso.anlageId as never })
    const isReferenced = async (_v: string, id: string) => id === kept.anlageId

    expect(await anlagen.fegeWaisen(new Date(Date.now() - 60_000), isReferenced)).toBe(0)
    expect(await anlagen.fegeWaisen(new Date(Date.now() + 60_000), isReferenced)).toBe(2)
    expect(await chunks().distinct('files_id')).toEqual([kept.anlageId])
    expect((await anlagen.load(V, kept.anlageId)).length).toBe(kept.laenge)
    await expect(anlagen.load(V, orphan.anlageId)).rejects.toThrow(NichtAbgelegt)
  })

  it('is looked for among the new attachments only, and again when a sweep failed', async () => {
    const asked: string[] = []
    const ask = async (_v: string, id: string) => asked.push(id) > 0
    const first = await store(pdf())
    const fails = async () => Promise.reject(new Error('log away'))
    await expect(anlagen.fegeWaisen(new Date(Date.now() + 1_000), fails)).rejects.toThrow('log away')
    await anlagen.fegeWaisen(new Date(Date.now() + 1_000), ask)
    await anlagen.fegeWaisen(new Date(Date.now() + 1_000), ask)
    expect(asked).toEqual([first.anlageId])
  })

  it('by the end of the submission is taken back on demand, but only for its own Vorgang', async () => {
    const ref = await store(pdf())
    await anlagen.discard('TEST-TEST-TEST-TEST-1', [ref.anlageId])
    expect(await left()).toBe(2)
    await anlagen.discard(V, [ref.anlageId])
    expect(await left()).toBe(0)
  })
})

describe('tampering with a stored attachment is noticed', () => {
  const tamper: [string, (id: string, other: string) => Promise<unknown>][] = [
    ['a changed byte', async (id) => flip(id)],
    ['a missing last chunk', (id) => chunks().deleteOne({ files_id: id, n: 2 })],
    ['a missing first chunk', (id) => chunks().deleteOne({ files_id: id, n: 0 })],
    ['the bytes of another attachment', (id, other) => swap(id, other)],
    ['another check sum', (id) => files().updateOne({ _id: id as never }, { $set: { 'metadata.pruefsumme': 'x' } })],
    ['another length', (id) => files().updateOne({ _id: id as never }, { $set: { 'metadata.laenge': 1 } })],
  ]
  it.each(tamper)('%s', async (_what, change) => {
    const { anlageId } = await store(pdf({ size: 600_000 }))
    const other = await store(pdf({ size: 600_000, text: 'other' }))
    await change(anlageId, other.anlageId)
    await expect(anlagen.load(V, anlageId)).rejects.toMatchObject({ name: 'SiegelVerletzt' })
  })

  async function flip(id: string) {
    const chunk = await chunks().findOne({ files_id: id, n: 1 })
    const data = Buffer.from(chunk!['data'].value())
    data[1000]! ^= 1
    await chunks().updateOne({ _id: chunk!._id }, { $set: { data } })
  }
  async function swap(id: string, other: string) {
    await chunks().deleteMany({ files_id: id })
    await chunks().updateMany({ files_id: other }, { $set: { files_id: id } })
  }
})

it('200 attachments of 50 kB are stored and read again at a rate that never holds up 20 applications a second', async () => {
  const bytes = pdf({ size: 50_000 })
  const begun = performance.now()
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 8 }, async () => anlagen.load(V, (await store(bytes)).anlageId)))
  }
  const perSecond = 200 / ((performance.now() - begun) / 1000)
  expect(perSecond).toBeGreaterThan(40)
}, 60_000)

it('what was just stored is there without the database, and only for its own Vorgang', async () => {
  const remembering = createAnlagen({ databases: mongo.databases, siegel })
  const bytes = pdf({ size: 50_000 })
  const result = await remembering.store(V, ofChunks(bytes), claim('Bescheid.pdf'))
  const { anlageId } = (result as { ref: { anlageId: string } }).ref
  await chunks().deleteMany({})
  expect((await remembering.load(V, anlageId)).equals(bytes)).toBe(true)
  await expect(remembering.load('TEST-TEST-TEST-TEST-1', anlageId)).rejects.toThrow(NichtAbgelegt)
  await expect(anlagen.load(V, anlageId)).rejects.toMatchObject({ name: 'SiegelVerletzt' })
})

it('what was fetched ahead is there without the database: as many as are small enough together', async () => {
  const reading = createAnlagen({ databases: mongo.databases, siegel })
  const sizes = [50_000, 300_000, 600_000, 200_000]
  const stored = await Promise.all(sizes.map((size) => store(pdf({ size }))))
  await reading.fetchAhead(V, stored)
  await chunks().deleteMany({})
  const [one, two, three, four] = stored.map(({ anlageId }) => reading.load(V, anlageId))
  expect((await one)!.length).toBe(50_000)
  expect((await two)!.length).toBe(300_000)
  expect((await three)!.length).toBe(600_000)
  await expect(four).rejects.toMatchObject({ name: 'SiegelVerletzt' })
})
