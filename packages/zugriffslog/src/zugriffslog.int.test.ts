import { createHmac } from 'node:crypto'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createZugriffslog, pruefeZugriffe, zugriffslogIndexes } from './index.ts'

const mac = (text: string) => createHmac('sha256', 'test key').update(text).digest('hex')
const eintrag = (vorgangId: string) => ({
  person: 'p-17',
  aktion: 'vorgang.gelesen',
  vorgangIds: [vorgangId],
  zweck: 'Bearbeitung',
  zeitpunkt: new Date('2025-06-01T08:00:00Z'),
})

let mongo: TestMongo
beforeAll(async () => {
  mongo = await testMongo({ indexes: zugriffslogIndexes })
}, 60_000)
afterAll(() => mongo?.stop())
beforeEach(() => mongo.admin.log.collection('zugriffe').deleteMany({}))

const stored = () => mongo.admin.log.collection('zugriffe')

describe('reads by persons', () => {
  it('are stored before the answer leaves, with who, what, which and why', async () => {
    await createZugriffslog({ ...mongo, mac }).record(eintrag('A'))
    expect(await stored().findOne()).toMatchObject({
      person: 'p-17',
      aktion: 'vorgang.gelesen',
      vorgangIds: ['A'],
      zweck: 'Bearbeitung',
      zeitpunkt: '2025-06-01T08:00:00.000Z',
    })
  })

  it('of many at once and of two processes all make clean chains', async () => {
    const logs = [createZugriffslog({ ...mongo, mac }), createZugriffslog({ ...mongo, mac })]
    await Promise.all(Array.from({ length: 40 }, (_, n) => logs[n % 2]!.record(eintrag(String(n)))))
    expect(await stored().countDocuments()).toBe(40)
    expect(await pruefeZugriffe(mongo.databases, mac)).toEqual([])
  })

  it('cannot be changed or removed by the services', async () => {
    await createZugriffslog({ ...mongo, mac }).record(eintrag('A'))
    const zugriffe = mongo.databases.log.collection('zugriffe')
    await expect(zugriffe.updateOne({}, { $set: { person: 'x' } })).rejects.toThrow(/not authorized/)
    await expect(zugriffe.deleteOne({})).rejects.toThrow(/not authorized/)
  })

  it('changed, removed or swapped by somebody else are found', async () => {
    const log = createZugriffslog({ ...mongo, mac })
    for (const id of ['A', 'B', 'C', 'D']) await log.record(eintrag(id))
    await stored().updateOne({ nummer: 1 }, { $set: { vorgangIds: ['Z'] } })
    await stored().deleteOne({ nummer: 3 })
    const fehler = await pruefeZugriffe(mongo.databases, mac)
    expect(fehler.map(({ nummer, fehler }) => ({ nummer, fehler }))).toEqual([
      { nummer: 1, fehler: 'veraendert' },
      { nummer: 4, fehler: 'luecke' },
    ])
  })

  it('that cannot be stored are an error, and later ones are stored again', async () => {
    const log = createZugriffslog({ ...mongo, mac, newId: () => 'same' })
    await log.record(eintrag('A'))
    const second = createZugriffslog({ ...mongo, mac, newId: sequence('same', 'other') })
    await expect(second.record(eintrag('B'))).rejects.toThrow()
    await second.record(eintrag('C'))
    expect((await stored().find().toArray()).map((e) => e['vorgangIds'][0])).toEqual(['A', 'C'])
  })
})

function sequence(...ids: string[]) {
  return () => ids.shift() ?? 'end'
}
