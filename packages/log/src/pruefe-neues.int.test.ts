import { Binary, Timestamp } from '@weiche/mongo'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'
import { horizont, pruefeNeues } from './pruefe-neues.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
beforeAll(async () => {
  probe = await startProbe()
}, 120_000)
afterAll(() => probe.stop(), 30_000)

const commits = () => probe.mongo.admin.log.collection<CommitDoc>('commits')
async function look(nach?: Timestamp, hoechstens?: number) {
  const { log } = probe.mongo.databases
  const most = hoechstens === undefined ? {} : { hoechstens }
  return pruefeNeues({ log, logKey: probe.logKey, nach, bis: await horizont(log), ...most })
}
/** As an administrator: the commits of these tests arrived long ago, or later. */
const arrived = (t: number, filter = {}) =>
  commits().updateMany(filter, { $set: { aufgenommen: new Timestamp({ t, i: 1 }) } })

let ids: string[]
beforeEach(async () => {
  await commits().deleteMany({})
  ids = [newVorgangsId(), newVorgangsId()]
  const { log } = probe.startProcess()
  for (const seen of [0, 1, 2])
    for (const id of ids) await log.append(entry(id, seen, seen === 0 ? eingegangen() : uebernommen(`p${seen}`)))
  await arrived(1_000)
})
const found = async (nach?: Timestamp) => (await look(nach)).befunde.map((b) => [b.code, b.vorgangId, b.seq])

describe('what is new in the log', () => {
  test('given an untouched log, then everything is counted and nothing found', async () => {
    expect(await look()).toMatchObject({ commits: 6, angenommen: { wohngeld: 2 }, befunde: [], befundeGesamt: 0 })
  })

  test('is looked at once: the next look begins behind it, and knows the commits before from the log', async () => {
    await arrived(2_000, { seq: 3 })
    const rest = await look(new Timestamp({ t: 1_500, i: 0 }))
    expect(rest).toMatchObject({ commits: 2, angenommen: {}, befundeGesamt: 0 })
    expect((await look(rest.bis)).commits).toBe(0)
  })

  test('of the last seconds waits: it may become visible in another order', async () => {
    const { log } = probe.startProcess()
    await log.append(entry(newVorgangsId(), 0, eingegangen()))
    expect((await look()).commits).toBe(6)
  })

  test('can be looked at in parts, and the parts are as much as the whole', async () => {
    const many = Array.from({ length: 1_200 }, newVorgangsId)
    const { log } = probe.startProcess()
    await Promise.all(many.map((id) => log.append(entry(id, 0, eingegangen()))))
    // One arrival time each, as the server gives them.
    const docs = await commits()
      .find({ vorgangId: { $in: many } }, { projection: { _id: 1 } })
      .toArray()
    const at = (i: number) => ({ $set: { aufgenommen: new Timestamp({ t: 2_000 + i, i: 1 }) } })
    await commits().bulkWrite(docs.map(({ _id }, i) => ({ updateOne: { filter: { _id }, update: at(i) } })))
    const first = await look(undefined, 500)
    expect(first).toMatchObject({ fertig: false, befundeGesamt: 0 })
    expect(first.commits).toBeLessThan(1_206)
    const rest = await look(first.bis)
    expect(rest.fertig).toBe(true)
    expect(first.commits + rest.commits).toBe(1_206)
    expect(first.angenommen['wohngeld']! + rest.angenommen['wohngeld']!).toBe(1_202)
  })

  test.each([
    ['a removed commit', 'commit-fehlt', 2, () => commits().deleteOne({ vorgangId: ids[0]!, seq: 2 })],
    [
      'a changed commit',
      'commit-veraendert',
      3,
      () => commits().updateOne({ vorgangId: ids[0]!, seq: 3 }, { $set: { versiegelt: new Binary(Buffer.from('x')) } }),
    ],
  ])('shows %s, also when the part before was looked at long ago', async (_, code, seq, tamper) => {
    await arrived(2_000, { seq: 3 })
    await tamper()
    expect(await found(new Timestamp({ t: 1_500, i: 0 }))).toEqual([[code, ids[0], seq]])
  })

  test('shows a stream that was cut and written on by somebody who does not know the key', async () => {
    const [one, other] = ids
    const foreign = await commits().findOne({ vorgangId: other!, seq: 3 })
    await commits().deleteOne({ vorgangId: one!, seq: 3 })
    const { _id: _, ...rest } = foreign!
    await commits().insertOne({ ...rest, vorgangId: one!, aufgenommen: new Timestamp({ t: 1_000, i: 9 }) } as CommitDoc)
    expect(await found()).toEqual([['commit-veraendert', one, 3]])
  })
})
