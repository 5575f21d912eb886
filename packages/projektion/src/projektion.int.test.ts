import { createLog, type Log } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import * as e from '@weiche/vorgang/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProjektion, type Projektion } from './index.ts'
import { idOf, type Umgebung, umgebung } from './test-umgebung.ts'

const zugeordnet = [[e.eingegangen({ antragsteller: { nachname: 'Wiesengrund' } })], [e.geprueft(1)], [e.zugeordnet(1)]]
const abgeschlossen = [
  ...zugeordnet,
  [e.entschieden(1)],
  [e.bescheid(1)],
  [e.versandt()],
  [e.uebergeben()],
  [e.abgelegt()],
]

let u: Umgebung
let projektion: Projektion
const logs: Log[] = []
beforeAll(async () => {
  u = await umgebung()
  projektion = createProjektion({ ...u, databases: u.mongo.databases })
  await u.gegeben(1, ...abgeschlossen)
  await projektion.start()
  await u.gegeben(2, ...zugeordnet, [e.ausgesteuert(1, 'fachlich', '', ['WOG-AS-001', 'WOG-AS-002'])])
  await u.gegeben(3, ...zugeordnet, [e.ausgesteuert(1, 'fachlich', '', ['WOG-AS-001'])])
  await u.gegeben(4, ...zugeordnet, [e.nachgefordert(1, '2025-06-30')])
  await u.gegeben(5, ...zugeordnet, [e.entschieden(1, 'person')])
  await u.gegeben(6, [e.eingegangen()])
  await u.log.appendSteuerung('wohngeld', 0, 'test', new Date(), [
    { type: 'automatik.gestoppt', fakten: { urheber: 'p-1', grund: 'Test', klasse: '' } },
  ])
  await projektion.quiet()
}, 60_000)
afterAll(async () => {
  await projektion?.stop()
  for (const log of logs) await log.close()
  await u?.close()
})
/** Another process: without the folds and keys this one remembers. */
const freshLog = () => {
  const log = createLog({ databases: u.mongo.databases, siegel: u.siegel })
  logs.push(log)
  return log
}
const lines = () =>
  u.mongo.databases.arbeit
    .collection('vorgaenge')
    .find({}, { projection: { weckenAb: 0, weckversuche: 0, bau: 0 } })
    .sort({ _id: 1 })
    .toArray()

describe('the projection of the Vorgaenge', () => {
  it('counts what was there before it started and what came while it ran, and no control stream', async () => {
    const lage = await projektion.lage()
    expect(lage).toMatchObject({ gesamt: 6, offen: 5, entschieden: { dunkel: 1, person: 1, zurueckgenommen: 0 } })
    expect(lage.staende).toMatchObject({
      abgeschlossen: 1,
      'bei-person': 2,
      nachforderung: 1,
      entschieden: 1,
      eingegangen: 1,
    })
    expect(lage.dunkelquote).toBe(0.5)
    expect(lage.gruende).toEqual([
      { stand: 'bei-person', code: 'WOG-AS-001', anzahl: 2 },
      { stand: 'bei-person', code: 'WOG-AS-002', anzahl: 1 },
      { stand: 'nachforderung', code: 'WOG-NW-001', anzahl: 1 },
    ])
    expect(lage.aelteste).toEqual({ vorgangId: idOf(2), eingang: '2025-06-01T08:02:00.000Z', stand: 'bei-person' })
  })

  it('lists who waits for a person, longest first, page by page', async () => {
    const first = await projektion.liste({ anzahl: 1 })
    expect(first.zeilen.map((z) => z.vorgangId)).toEqual([idOf(2)])
    const second = await projektion.liste({ anzahl: 1, nach: first.weiter! })
    expect(second).toMatchObject({ zeilen: [{ vorgangId: idOf(3) }], weiter: null })
  })

  it('lists by code and by organisation unit', async () => {
    const ids = async (filter: object) => (await projektion.liste(filter)).zeilen.map((z) => z.vorgangId)
    expect(await ids({ code: 'WOG-AS-002' })).toEqual([idOf(2)])
    expect(await ids({ organisationseinheiten: ['wohngeldbehoerde'] })).toHaveLength(2)
    expect(await ids({ organisationseinheiten: ['sozialamt'] })).toEqual([])
    expect(await ids({ organisationseinheiten: [] })).toEqual([])
    expect(await ids({ code: { $ne: '' } })).toEqual([])
  })

  it('holds nothing of what the citizens wrote', async () => {
    expect(JSON.stringify(await lines())).not.toContain('Wiesengrund')
  })

  it('is quiet only when everything has come through, however far folds run ahead', async () => {
    const gate = Promise.withResolvers<void>()
    const slow = {
      ...u.log,
      tail: (options: Parameters<Log['tail']>[0]) =>
        u.log.tail({ ...options, onCommits: (commits) => gate.promise.then(() => options.onCommits(commits)) }),
    }
    await projektion.stop()
    const other = createProjektion({ ...u, databases: u.mongo.databases, log: slow })
    await u.gegeben(9, [e.eingegangen()], [e.geprueft(1)])
    const starting = other.start()
    await u.gegeben(9, [e.zugeordnet(1)])
    let quiet = false
    const becomingQuiet = other.quiet().then(() => {
      quiet = true
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(quiet).toBe(false)
    gate.resolve()
    await starting
    await becomingQuiet
    expect((await lines()).find((l) => l._id === (idOf(9) as never))).toMatchObject({ seq: 3, stand: 'zugeordnet' })
    projektion = other
  })

  it('rebuilt from the log is the same as grown with it', async () => {
    const grown = await lines()
    await u.mongo.databases.arbeit
      .collection('vorgaenge')
      .updateOne({ _id: idOf(3) as never }, { $set: { stand: 'versandt' } })
    await projektion.rebuild()
    await projektion.quiet()
    expect(await lines()).toEqual(grown)
  })

  it('rebuilt has no line of what the log does not know', async () => {
    await u.mongo.databases.arbeit.collection('vorgaenge').insertOne({ _id: idOf(99) as never, seq: 1 })
    await projektion.rebuild()
    expect((await lines()).map((l) => l._id)).not.toContain(idOf(99))
  })

  it('loses nothing to what a process that died in a rebuild still had on its way', async () => {
    await projektion.stop()
    const before = await lines()
    const { databases, late } = slowToDelete(u.mongo.databases)
    const dying = createProjektion({ ...u, databases })
    void dying.rebuild()
    const leere = await late
    await dying.stop()
    projektion = createProjektion({ ...u, databases: u.mongo.databases })
    await projektion.start()
    await leere()
    expect(await lines()).toEqual(before)
  })

  it('makes single lines anew that were lost', async () => {
    const before = await lines()
    await u.mongo.databases.arbeit.collection('vorgaenge').deleteMany({ _id: { $in: [idOf(3), idOf(4)] as never[] } })
    expect(await projektion.trageNach([idOf(3), idOf(4), idOf(99)])).toEqual([idOf(3), idOf(4)])
    expect(await lines()).toEqual(before)
  })

  it('goes on after a restart, also when its lines were lost meanwhile', async () => {
    const before = await lines()
    await projektion.stop()
    await u.mongo.databases.arbeit.collection('vorgaenge').deleteMany({})
    await u.gegeben(7, ...zugeordnet)
    projektion = createProjektion({ ...u, databases: u.mongo.databases })
    await projektion.start()
    await projektion.quiet()
    const after = await lines()
    expect(after.map((l) => l._id)).toContain(idOf(7))
    expect(after.filter((l) => l._id !== (idOf(7) as never))).toEqual(before)
  })

  it('forgets an erased Vorgang with its next rebuild', async () => {
    await u.siegel.destroy(idOf(7))
    const other = createProjektion({ ...u, databases: u.mongo.databases, log: freshLog() })
    await projektion.stop()
    await other.rebuild()
    await other.quiet()
    expect((await lines()).map((l) => l._id)).not.toContain(idOf(7))
    projektion = other
  })

  it('a damaged stream is reported and does not keep the others from being seen', async () => {
    await u.mongo.admin.log
      .collection('commits')
      .updateOne({ vorgangId: idOf(6) }, { $set: { versiegelt: Buffer.alloc(60, 1) } })
    await projektion.stop()
    projektion = createProjektion({ ...u, databases: u.mongo.databases, log: freshLog() })
    await projektion.rebuild()
    await u.gegeben(8, ...zugeordnet)
    await projektion.quiet()
    expect(u.errors).toContain('projektion.unlesbar')
    expect((await lines()).map((l) => l._id)).toContain(idOf(8))
  })
})

describe('the Vorgaenge of an account', () => {
  it('are found by it alone, newest first, and it stands in no list for others', async () => {
    const ich = 'c'.repeat(64)
    await u.gegeben(41, [e.eingegangen(), e.kontoVerbunden(ich)])
    await u.gegeben(42, [e.eingegangen(), e.kontoVerbunden(ich)], [e.geprueft(1)], [e.kontoVerbunden('d'.repeat(64))])
    await u.gegeben(43, [e.eingegangen(), e.kontoVerbunden('d'.repeat(64))])
    await projektion.quiet()
    const eigene = await projektion.eigene(ich)
    expect(eigene.map((z) => z.vorgangId).sort()).toEqual([idOf(41), idOf(42)].sort())
    expect(JSON.stringify(eigene)).not.toContain(ich)
    expect(await projektion.eigene('e'.repeat(64))).toEqual([])
  })
})

describe('how long it takes', () => {
  it('is told from enough decided cases of the same Leistung and way, by an index, and not from those that are open', async () => {
    const frage = { leistung: 'wohngeld', weg: 'dunkel', heute: '2025-06-01' } as const
    for (let n = 60; n < 89; n++) await u.gegeben(n, ...zugeordnet, [e.entschieden(1)])
    await u.gegeben(90, ...zugeordnet)
    await projektion.quiet()
    const before = await lines()
    const decided = before.filter((l) => l.weg === 'dunkel').length
    expect(await projektion.erfahrung(frage)).toEqual(decided < 30 ? undefined : { tage: 0, anzahl: decided })
    for (let n = 91; n < 93; n++) await u.gegeben(n, ...zugeordnet, [e.entschieden(1)])
    await projektion.quiet()
    expect(await projektion.erfahrung(frage)).toEqual({ tage: 0, anzahl: decided + 2 })
    expect(await projektion.erfahrung({ ...frage, weg: 'person' })).toBeUndefined()
    expect(await projektion.erfahrung({ ...frage, leistung: 'hundesteuer' })).toBeUndefined()
    expect(await projektion.erfahrung({ ...frage, heute: '2025-12-01' }), 'another time').toBeUndefined()
  })
})

/** The line of a process to the database that dies while it sends `deleteMany`: what it sent arrives when `late` is called. */
function slowToDelete(databases: Databases): { databases: Databases; late: Promise<() => Promise<unknown>> } {
  const sent = Promise.withResolvers<() => Promise<unknown>>()
  const instead = <T extends object>(target: T, name: keyof T, value: unknown) =>
    new Proxy(target, {
      get(t, key) {
        if (key === name) return value
        const found = t[key as keyof T]
        return typeof found === 'function' ? found.bind(t) : found
      },
    })
  const collection = (name: string) => {
    const real = databases.arbeit.collection(name)
    if (name !== 'vorgaenge') return real
    return instead(real, 'deleteMany', (filter: object) => {
      sent.resolve(() => real.deleteMany(filter))
      return new Promise(() => undefined)
    })
  }
  return {
    databases: { ...databases, arbeit: instead(databases.arbeit, 'collection', collection) },
    late: sent.promise,
  }
}
