import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ablageIndexes, createDokumente, createKurzgedaechtnis, NichtAbgelegt } from './index.ts'
import { noise } from './test-dateien.ts'
import { testSiegel } from './test-umgebung.ts'

const V = 'TEST-TEST-TEST-TEST-0'
let mongo: TestMongo
let siegel: ReturnType<typeof testSiegel>
let dokumente: ReturnType<typeof createDokumente>
beforeAll(async () => {
  mongo = await testMongo({ indexes: ablageIndexes })
  siegel = testSiegel(mongo.databases)
  dokumente = createDokumente({ databases: mongo.databases, siegel, gedaechtnis: createKurzgedaechtnis(0) })
}, 60_000)
afterAll(async () => {
  siegel?.close()
  await mongo?.stop()
})
const stored = () => mongo.databases.ablage.collection('dokumente')

describe('a rendered document', () => {
  it('comes back byte for byte under the name made of its content', async () => {
    const bytes = noise(80_000)
    const id = await dokumente.put(V, bytes)
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    expect((await dokumente.get(V, id)).equals(bytes)).toBe(true)
  })

  it('put twice, also at once, is one document', async () => {
    const bytes = noise(1000, 5)
    const ids = await Promise.all([dokumente.put(V, bytes), dokumente.put(V, bytes), dokumente.put(V, bytes)])
    expect(new Set(ids).size).toBe(1)
    expect(await stored().countDocuments({ '_id.dokumentId': ids[0] })).toBe(1)
  })

  it('has another name in another Vorgang and is not found there', async () => {
    const id = await dokumente.put(V, noise(500))
    expect(await dokumente.put('TEST-TEST-TEST-TEST-1', noise(500))).not.toBe(id)
    await expect(dokumente.get('TEST-TEST-TEST-TEST-1', id)).rejects.toThrow(NichtAbgelegt)
  })

  it('lies in the database without plain text', async () => {
    const id = await dokumente.put(V, Buffer.from('Bescheid für Frau Wiesengrund'))
    const found = await stored().findOne({ '_id.dokumentId': id })
    expect(Buffer.from(found!['versiegelt'].value()).toString('latin1')).not.toContain('Wiesengrund')
  })

  it('that was changed is noticed', async () => {
    const id = await dokumente.put(V, noise(900, 3))
    const found = await stored().findOne({ '_id.dokumentId': id })
    const bytes = Buffer.from(found!['versiegelt'].value())
    bytes[100]! ^= 1
    await stored().updateOne({ _id: found!._id }, { $set: { versiegelt: bytes } })
    await expect(dokumente.get(V, id)).rejects.toMatchObject({ name: 'SiegelVerletzt' })
  })

  it('put under the name of another one is noticed', async () => {
    const [one, two] = [await dokumente.put(V, noise(10, 1)), await dokumente.put(V, noise(10, 2))]
    const other = await stored().findOne({ '_id.dokumentId': two })
    await stored().updateOne({ '_id.dokumentId': one }, { $set: { versiegelt: other!['versiegelt'] } })
    await expect(dokumente.get(V, one)).rejects.toMatchObject({ name: 'SiegelVerletzt' })
  })
})
