import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Binary } from '@weiche/mongo'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
import { type KopfSchluessel, loadKopfSchluessel } from './kopf.ts'
import { createKopfschreiber } from './kopfschreiber.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'
import { verify } from './verify.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
let ordner: string
let datei: string
let schluessel: KopfSchluessel
beforeAll(async () => {
  probe = await startProbe()
  ordner = mkdtempSync(join(tmpdir(), 'weiche-koepfe-'))
  schluessel = loadKopfSchluessel(join(ordner, 'kopf-schluessel'))
}, 120_000)
afterAll(async () => {
  await probe.stop()
  rmSync(ordner, { recursive: true })
}, 30_000)

const commits = () => probe.mongo.admin.log.collection<CommitDoc>('commits')
const writeHeads = (onError: (error: unknown) => void = (error) => errors.push(error)) =>
  createKopfschreiber({
    ...{ databases: probe.mongo.databases, datei, schluessel, onError },
    jetzt: () => new Date('2026-01-05T10:00:00Z'),
    ttlMs: 1_500,
  })
const errors: unknown[] = []
const check = () =>
  verify({
    log: probe.mongo.databases.log,
    koepfe: datei,
    publicKey: schluessel.publicKey,
    logKey: probe.logKey,
  })
const heads = () => readFileSync(datei, 'utf8').split('\n').slice(0, -1)
const found = async () =>
  (await check()).befunde.map((b) => [b.code, b.vorgangId, b.seq].filter((x) => x !== undefined))

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) if (await what()) return
  throw new Error('did not come true in time')
}
const allWitnessed = () => until(async () => (await check()).nochNichtBezeugt === 0)

/** A fresh log with three Vorgaenge of three commits each, all witnessed. */
let ids: string[]
beforeEach(async () => {
  await commits().deleteMany({})
  datei = join(ordner, `koepfe-${newVorgangsId()}.jsonl`)
  ids = [newVorgangsId(), newVorgangsId(), newVorgangsId()]
  const { log } = probe.startProcess()
  const writer = writeHeads()
  for (const seen of [0, 1, 2]) {
    for (const id of ids) await log.append(entry(id, seen, seen === 0 ? eingegangen() : uebernommen(`p${seen}`)))
    if (seen === 1) await until(async () => heads().length > 0).catch(() => undefined)
  }
  await until(async () => (await check().catch(() => undefined))?.nochNichtBezeugt === 0)
  await writer.stop()
}, 30_000)

describe('verify finds what an administrator of the database changed', () => {
  test('given an untouched log, then there is nothing to find', async () => {
    expect(await check()).toMatchObject({ befunde: [], commits: 9, stroeme: 3, nochNichtBezeugt: 0 })
    expect((await check()).koepfe).toBeGreaterThan(0)
    expect(errors).toEqual([])
  })

  test('given a commit whose readable part was changed', async () => {
    await commits().updateOne({ vorgangId: ids[0]!, seq: 2 }, { $set: { 'ereignisse.0.fakten.person': 'niemand' } })
    expect(await found()).toEqual([['commit-veraendert', ids[0], 2]])
  })

  test.each([
    ['ursache', { ursache: 'anders' }],
    ['zeitpunkt', { zeitpunkt: new Date(0) }],
    ['service', { service: 'intake' as const }],
    ['sealed part', { versiegelt: new Binary(Buffer.alloc(40)) }],
    ['shape', { zeitpunkt: 'gestern' as never }],
  ])('given a commit whose %s was changed', async (_, change) => {
    await commits().updateOne({ vorgangId: ids[1]!, seq: 3 }, { $set: change })
    expect(await found()).toEqual([['commit-veraendert', ids[1], 3]])
  })

  test('given a changed commit with a hash made to look right to somebody without the key', async () => {
    await commits().updateOne({ vorgangId: ids[0]!, seq: 3 }, { $set: { hash: new Binary(Buffer.alloc(32, 7)) } })
    expect((await found()).map(([code]) => code).sort()).toEqual(['commit-veraendert', 'kopf-widerspricht'])
  })

  test('given a commit removed from the middle', async () => {
    await commits().deleteOne({ vorgangId: ids[0]!, seq: 2 })
    expect(await found()).toContainEqual(['commit-fehlt', ids[0], 2])
  })

  test('given two commits of one stream swapped', async () => {
    const [, b, c] = await commits().find({ vorgangId: ids[0]! }).sort({ seq: 1 }).toArray()
    await commits().updateOne({ _id: b!._id }, { $set: { seq: 99 } })
    await commits().updateOne({ _id: c!._id }, { $set: { seq: 2 } })
    await commits().updateOne({ _id: b!._id }, { $set: { seq: 3 } })
    const result = await found()
    expect(result).toContainEqual(['commit-vertauscht', ids[0], 2])
    expect(result).toContainEqual(['commit-vertauscht', ids[0], 3])
  })

  test('given commits swapped between two Vorgaenge', async () => {
    const [a, b] = await Promise.all([0, 1].map((i) => commits().findOne({ vorgangId: ids[i]!, seq: 3 })))
    await commits().deleteMany({ _id: { $in: [a!._id, b!._id] } })
    await commits().insertMany([
      { ...a!, vorgangId: ids[1]! },
      { ...b!, vorgangId: ids[0]! },
    ])
    const codes = (await found()).map(([code]) => code)
    expect(codes.filter((code) => code === 'commit-vertauscht')).toHaveLength(2)
  })

  test('given a stream cut off at its end, which no chain can show, then the heads show it', async () => {
    await commits().deleteOne({ vorgangId: ids[2]!, seq: 3 })
    expect(await found()).toEqual([['strom-gekuerzt', ids[2], 3]])
  })

  test('given a whole stream removed, then the heads show it', async () => {
    await commits().deleteMany({ vorgangId: ids[1]! })
    const result = await found()
    expect(result.length).toBeGreaterThan(0)
    for (const [code, id] of result) expect([code, id]).toEqual(['strom-fehlt', ids[1]])
  })

  test('given heads forged with another key, removed, or rearranged', async () => {
    const { log } = probe.startProcess()
    for (const id of [newVorgangsId(), newVorgangsId(), newVorgangsId()]) {
      const writer = writeHeads()
      await log.append(entry(id, 0, eingegangen()))
      await allWitnessed()
      await writer.stop()
    }
    const lines = heads()
    expect(lines.length).toBeGreaterThan(2)
    const forged = { ...JSON.parse(lines[1]!), zeitpunkt: '2020-01-01T00:00:00.000Z' }
    writeFileSync(datei, `${[lines[0], JSON.stringify(forged), ...lines.slice(2)].join('\n')}\n`)
    expect((await found()).map(([code]) => code)).toContain('kopf-gefaelscht')
    writeFileSync(datei, `${[lines[0], ...lines.slice(2)].join('\n')}\n`)
    expect((await found()).map(([code]) => code)).toContain('kopf-fehlt')
    writeFileSync(datei, `${lines.slice(1).join('\n')}\n`)
    expect((await found()).map(([code]) => code)).toContain('kopf-fehlt')
    writeFileSync(datei, `${lines.join('\n')}\n`)
    expect(await found()).toEqual([])
  })

  test('given commits that no head covers yet, then they are counted and are no fault', async () => {
    const { log } = probe.startProcess()
    await log.append(entry(newVorgangsId(), 0, eingegangen()))
    await log.append(entry(ids[0]!, 3, uebernommen('p4')))
    expect(await check()).toMatchObject({ befunde: [], commits: 11, nochNichtBezeugt: 2 })
  })
})

describe('the head writer', () => {
  test('given a crash with a torn last line, then it is repaired and everything since is witnessed', async () => {
    const before = heads()
    writeFileSync(datei, `${before.join('\n')}\n${before[0]!.slice(0, 60)}`)
    const { log } = probe.startProcess()
    await log.append(entry(ids[0]!, 3, uebernommen('p4')))
    expect((await check()).nochNichtBezeugt).toBe(1)
    const writer = writeHeads()
    await allWitnessed()
    await writer.stop()
    expect(await found()).toEqual([])
    expect(heads().slice(0, before.length)).toEqual(before)
    expect(errors).toEqual([])
  })

  test('given its process killed in the middle of work, then the next one waits for the lease and catches up', async () => {
    const { log } = probe.startProcess()
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
    const code = `
      import { connect } from ${at('../../mongo/src/index.ts')}
      import { createKopfschreiber, loadKopfSchluessel } from ${at('./index.ts')}
      const { databases } = await connect(${JSON.stringify(probe.mongo.serviceUri)}, '${probe.mongo.prefix}')
      createKopfschreiber({ databases, datei: ${JSON.stringify(datei)}, jetzt: () => new Date(), ttlMs: 1500,
        schluessel: loadKopfSchluessel(${JSON.stringify(join(ordner, 'kopf-schluessel'))}), onError: console.error })`
    const victim = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
    const before = heads().length
    for (let seen = 3; heads().length === before; seen++) {
      await log.append(entry(ids[0]!, seen, uebernommen(`p${seen}`)))
      await sleep(20)
    }
    victim.kill('SIGKILL')
    await log.append(entry(ids[1]!, 3, uebernommen('danach')))
    const writer = writeHeads()
    await allWitnessed()
    await writer.stop()
    expect(await found()).toEqual([])
    expect(errors).toEqual([])
  }, 30_000)

  test('given two writers, then one writes, and the other goes on within the lease when the first ends', async () => {
    const { log } = probe.startProcess()
    const [first, second] = [writeHeads(), writeHeads()]
    await log.append(entry(ids[0]!, 3, uebernommen('p4')))
    await allWitnessed()
    await first.stop()
    await log.append(entry(ids[0]!, 4, uebernommen('p5')))
    await allWitnessed()
    await second.stop()
    expect(await found()).toEqual([])
    expect(errors).toEqual([])
  })

  test('given heads removed behind its back, then it stops loudly instead of burying it', async () => {
    const loud: unknown[] = []
    const { log } = probe.startProcess()
    const writer = writeHeads((error) => loud.push(error))
    await log.append(entry(ids[0]!, 3, uebernommen('p4')))
    await allWitnessed()
    writeFileSync(datei, '')
    await log.append(entry(ids[0]!, 4, uebernommen('p5')))
    await until(async () => loud.length > 0)
    await writer.stop()
    expect(String(loud[0])).toContain('changed by somebody else')
    expect(readFileSync(datei, 'utf8')).toBe('')
  })

  test('given a commit, then a head names it within moments', async () => {
    const { log } = probe.startProcess()
    const writer = writeHeads()
    await sleep(1_000)
    await log.append(entry(ids[0]!, 3, uebernommen('p4')))
    const begin = performance.now()
    await allWitnessed()
    expect(performance.now() - begin).toBeLessThan(3_000)
    await writer.stop()
  })
})
