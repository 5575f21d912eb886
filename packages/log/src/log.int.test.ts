import { randomBytes } from 'node:crypto'
import type { Signal } from '@weiche/controller'
import { ErrorCode, errorCode } from '@weiche/mongo'
import { SchluesselVernichtet } from '@weiche/siegel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'
import { createReader } from './reader.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
beforeAll(async () => {
  probe = await startProbe()
}, 120_000)
afterAll(() => probe.stop(), 30_000)

const stored = (vorgangId: string) =>
  probe.mongo.admin.log.collection<CommitDoc>('commits').find({ vorgangId }).sort({ seq: 1 }).toArray()

describe('the log only grows', () => {
  test('given the services’ user, when it updates, replaces, deletes or drops, then the server refuses', async () => {
    const { log } = probe.startProcess()
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    const commits = probe.mongo.databases.log.collection('commits')
    const attempts = [
      () => commits.updateOne({ vorgangId: id }, { $set: { seq: 9 } }),
      () => commits.replaceOne({ vorgangId: id }, { seq: 9 }),
      () => commits.findOneAndUpdate({ vorgangId: id }, { $set: { seq: 9 } }),
      () => commits.deleteOne({ vorgangId: id }),
      () => commits.findOneAndDelete({ vorgangId: id }),
      () => commits.drop(),
      () => commits.dropIndex('vorgang_seq'),
      () => probe.mongo.databases.log.dropDatabase(),
      () => probe.mongo.databases.log.collection('daneben').insertOne({ a: 1 }),
    ]
    for (const attempt of attempts) {
      const error = await attempt().then(
        () => undefined,
        (e: unknown) => e,
      )
      expect(errorCode(error), String(attempt)).toBe(ErrorCode.unauthorized)
    }
    expect(await stored(id)).toHaveLength(1)
  })
})

describe('folding', () => {
  test('given a fold that leaves the cache while its stream is read on, then it is folded from the beginning', async () => {
    const { log } = probe.startProcess({ cache: { folds: 1, bytes: 1_000_000 } })
    const ids = Array.from({ length: 8 }, newVorgangsId)
    for (const id of ids) await log.append(entry(id, 0, eingegangen()))
    for (let round = 0; round < 30; round++) {
      const folds = await Promise.all(ids.map((id) => log.fold(id)))
      expect(folds.map((v) => v?.seq)).toEqual(ids.map(() => 1))
    }
  })
})

describe('reading', () => {
  test('given a commit that is read, then what a fold keeps of it does not hold the whole reply of the database', async () => {
    const { log, siegel } = probe.startProcess()
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    const reader = createReader(probe.mongo.databases.log.collection<CommitDoc>('commits'), siegel)
    const [read] = await reader.opened(id, 1)
    const [doc] = await stored(id)
    expect(Buffer.from(read!.hash)).toEqual(Buffer.from(doc!.hash.buffer))
    expect(read!.hash.buffer.byteLength).toBe(read!.hash.byteLength)
  })
})

describe('appending', () => {
  test('given a commit, when it is read and folded in another process, then it is what was appended, and nothing personal is readable', async () => {
    const { log } = probe.startProcess()
    const id = newVorgangsId()
    const result = await log.append(entry(id, 0, eingegangen()))
    const other = probe.startProcess().log
    expect(result).toMatchObject({ kind: 'appended' })
    expect(await other.read(id)).toEqual([result.kind === 'appended' && result.commit])
    expect(JSON.stringify(await other.fold(id))).toBe(JSON.stringify(await log.fold(id, 1)))
    const [doc] = await stored(id)
    expect(JSON.stringify(doc)).not.toContain('Kanarienvogel')
    expect(Buffer.from(doc?.versiegelt.buffer ?? []).includes('Kanarienvogel')).toBe(false)
    expect(doc?.aufgenommen.getHighBits()).toBeGreaterThan(0)
  })

  test('given streams that are read at the same moment, then each reader gets its own part', async () => {
    const { log } = probe.startProcess()
    const [a, b] = [newVorgangsId(), newVorgangsId()]
    for (const id of [a, b]) {
      await log.append(entry(id, 0, eingegangen()))
      await log.append(entry(id, 1, uebernommen('p1')))
    }
    const asked: [string, number][] = [
      [a, 1],
      [b, 1],
      [a, 2],
      [b, 3],
      [newVorgangsId(), 1],
    ]
    const answers = await Promise.all(asked.map(([id, from]) => log.read(id, from)))
    expect(answers.map((commits) => commits.map((c) => `${c.vorgangId}:${c.seq}`))).toEqual([
      [`${a}:1`, `${a}:2`],
      [`${b}:1`, `${b}:2`],
      [`${a}:2`],
      [],
      [],
    ])
  })

  test('given a stream, when it is read up to a commit, then it ends there, from memory as from the database', async () => {
    const { log } = probe.startProcess()
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    for (let seq = 1; seq < 4; seq++) await log.append(entry(id, seq, uebernommen(`p${seq}`)))
    const first = (await log.read(id)).slice(0, 3)
    expect(await log.readUpTo(id, 3)).toEqual(first)
    expect(await probe.startProcess().log.readUpTo(id, 3)).toEqual(first)
    expect(await log.readUpTo(newVorgangsId(), 1)).toEqual([])
  })

  test('given a process that knows less than asked for, when it reads up to there, then it reads on', async () => {
    const [one, other] = [probe.startProcess().log, probe.startProcess().log]
    const id = newVorgangsId()
    await one.append(entry(id, 0, eingegangen()))
    await other.append(entry(id, 1, uebernommen('p1')))
    expect((await one.readUpTo(id, 2)).map((c) => c.seq)).toEqual([1, 2])
  })

  test('given a cause that took effect, when it comes again, then it is done only once and answered with what it did', async () => {
    const { log } = probe.startProcess()
    const id = newVorgangsId()
    const first = await log.append(entry(id, 0, eingegangen('520.00')))
    const again = await probe.startProcess().log.append(entry(id, 0, eingegangen('999.00')))
    const sameProcess = await log.append(entry(id, 0, eingegangen('999.00')))
    for (const r of [again, sameProcess]) {
      expect(r.kind).toBe('already')
      expect(r).toMatchObject({ commit: first.kind === 'appended' ? first.commit : {} })
    }
    expect(await stored(id)).toHaveLength(1)
  })

  test('given the same submission fifty times at once in two processes, then one takes effect', async () => {
    const logs = [probe.startProcess().log, probe.startProcess().log]
    const id = newVorgangsId()
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) => logs[i % 2]!.append(entry(id, 0, eingegangen()))),
    )
    expect(results.filter((r) => r.kind === 'appended')).toHaveLength(1)
    expect(results.filter((r) => r.kind === 'already')).toHaveLength(49)
    expect(await stored(id)).toHaveLength(1)
  })

  test('given two writers that saw the same state, then one wins and the other folds what it missed', async () => {
    const a = probe.startProcess().log
    const b = probe.startProcess().log
    const id = newVorgangsId()
    await a.append(entry(id, 0, eingegangen()))
    await b.fold(id)
    const won = await a.append(entry(id, 1, uebernommen('anna'), { ursache: 'anna-1' }))
    const lost = await b.append(entry(id, 1, uebernommen('bernd'), { ursache: 'bernd-1' }))
    expect([won.kind, lost.kind]).toEqual(['appended', 'conflict'])
    expect((await b.fold(id, 1))?.uebernahme?.fakten.person).toBe('anna')
    expect(await b.append(entry(id, 2, uebernommen('bernd'), { ursache: 'bernd-1' }))).toMatchObject({
      kind: 'appended',
    })
  })

  test('given a batch with commits that collide, then each succeeds or fails alone', async () => {
    const { log } = probe.startProcess()
    const taken = newVorgangsId()
    await log.append(entry(taken, 0, eingegangen()))
    const fresh = Array.from({ length: 20 }, newVorgangsId)
    const other = probe.startProcess().log
    const results = await Promise.all([
      ...fresh.slice(0, 10).map((id) => other.append(entry(id, 0, eingegangen()))),
      other.append(entry(taken, 0, eingegangen(), { ursache: 'anders' })),
      ...fresh.slice(10).map((id) => other.append(entry(id, 0, eingegangen()))),
    ])
    expect(results[10]?.kind).toBe('conflict')
    expect(results.filter((r) => r.kind === 'appended')).toHaveLength(20)
  })

  test('given an event that does not fit its schema, then nothing is appended', async () => {
    const { log } = probe.startProcess()
    const id = newVorgangsId()
    const wrong = { ...eingegangen(), fakten: { leistung: 7 } } as never
    await expect(log.append(entry(id, 0, wrong))).rejects.toThrow()
    await expect(log.append(entry(id, 4, eingegangen()))).rejects.toThrow(/not in the log/)
    expect(await log.fold(id)).toBeUndefined()
  })

  test('given an append, then the bus hears of it once, after it is stored', async () => {
    const heard: Signal[] = []
    const { log } = probe.startProcess({ onAppended: (s) => heard.push(s) })
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    await log.append(entry(id, 0, eingegangen()))
    await log.append(entry(id, 1, uebernommen('anna')))
    expect(heard).toEqual([
      { vorgangId: id, seq: 1, leistung: 'wohngeld', types: ['antrag.eingegangen'] },
      { vorgangId: id, seq: 2, leistung: 'wohngeld', types: ['vorgang.uebernommen'] },
    ])
  })
})

describe('erasure', () => {
  test('given a destroyed data key, then the fold is gone, a stub remains, and nothing can be appended', async () => {
    const { log, siegel } = probe.startProcess()
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    await siegel.destroy(id)
    const other = probe.startProcess().log
    expect(await other.fold(id)).toBeUndefined()
    await expect(other.read(id)).rejects.toBeInstanceOf(SchluesselVernichtet)
    await expect(other.append(entry(id, 1, uebernommen('anna')))).rejects.toBeInstanceOf(SchluesselVernichtet)
    expect(await other.readStub(id)).toEqual({
      geloescht: true,
      vorgangId: id,
      seq: 1,
      leistung: 'wohngeld',
      verlauf: [{ seq: 1, zeitpunkt: '2026-01-05T10:00:00.000Z', service: 'intake', type: 'antrag.eingegangen' }],
    })
    expect(await other.readStub(newVorgangsId())).toBeUndefined()
  })
})

describe('control streams', () => {
  test('given releases and switches, then they are read in order, once per cause, and are never a Vorgang', async () => {
    const { log } = probe.startProcess()
    const leistung = `wohngeld-${randomBytes(4).toString('hex')}`
    const at = new Date('2026-01-05T10:00:00Z')
    const fakten = { ausgabe: 'abc', urheber: 'Installation', antrag: null, unterschriften: [] }
    const freigabe = { type: 'ausgabe.freigegeben' as const, fakten }
    const stop = { type: 'automatik.gestoppt', fakten: { urheber: 'anna', grund: 'Prüfung', klasse: '' } } as const
    expect(await log.appendSteuerung(leistung, 0, 'start', at, [freigabe])).toMatchObject({ kind: 'appended' })
    expect(await log.appendSteuerung(leistung, 0, 'start', at, [freigabe])).toMatchObject({ kind: 'already' })
    expect(await log.appendSteuerung(leistung, 0, 'anders', at, [stop])).toEqual({ kind: 'conflict' })
    expect(await log.appendSteuerung(leistung, 1, 'stop', at, [stop])).toMatchObject({ kind: 'appended' })
    expect((await log.readSteuerung(leistung)).map((c) => [c.seq, c.ereignisse[0]?.type])).toEqual([
      [1, 'ausgabe.freigegeben'],
      [2, 'automatik.gestoppt'],
    ])
    expect(await log.readSteuerung(leistung, 2)).toHaveLength(1)
    await expect(log.append(entry(`steuerung/${leistung}`, 2, eingegangen()))).rejects.toThrow()
    expect(await log.fold(`steuerung/${leistung}`)).toBeUndefined()
    expect(await log.read(`steuerung/${leistung}`)).toEqual([])
  })
})
