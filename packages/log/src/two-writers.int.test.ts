import { createSecretKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry } from '@weiche/controller'
import { makeIndexes } from '@weiche/mongo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommitDoc, toDoc } from './commit-doc.ts'
import { logIndexes } from './indexes.ts'
import { loadKopfSchluessel } from './kopf.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'
import { verify } from './verify.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
const ordner = mkdtempSync(join(tmpdir(), 'weiche-koepfe-'))
beforeAll(async () => {
  probe = await startProbe()
}, 120_000)
afterAll(async () => {
  await probe.stop()
  rmSync(ordner, { recursive: true })
}, 30_000)

/** Both look at the same state, both decide, then both write: no timing is involved. */
async function bothDecideOnTheSameState(): Promise<{ kinds: string[]; seqs: number[]; vorgangId: string }> {
  const vorgangId = newVorgangsId()
  const anna = probe.startProcess().log
  const bernd = probe.startProcess().log
  await anna.append(entry(vorgangId, 0, eingegangen()))
  const seen = [await anna.fold(vorgangId), await bernd.fold(vorgangId)].map((v) => v!.seq)
  const first = await anna.append(entry(vorgangId, seen[0]!, uebernommen('anna'), { ursache: 'anna-1' }))
  const second = await bernd.append(entry(vorgangId, seen[1]!, uebernommen('bernd'), { ursache: 'bernd-1' }))
  const commits = probe.mongo.admin.log.collection<CommitDoc>('commits')
  const stored = await commits.find({ vorgangId }).sort({ seq: 1 }).toArray()
  return { kinds: [first.kind, second.kind], seqs: stored.map((c) => c.seq), vorgangId }
}

async function befunde() {
  const { publicKey } = loadKopfSchluessel(join(ordner, 'schluessel'))
  const koepfe = join(ordner, 'keine.jsonl')
  return (await verify({ log: probe.mongo.databases.log, koepfe, publicKey, logKey: probe.logKey })).befunde
}

test('given the index on (vorgangId, seq), when two writers saw the same state, then exactly one wins', async () => {
  expect(await bothDecideOnTheSameState()).toMatchObject({ kinds: ['appended', 'conflict'], seqs: [1, 2] })
  expect(await befunde()).toEqual([])
})

test('given that index dropped, then both get in (so the index is the guarantee) and verify detects it', async () => {
  await probe.mongo.admin.log.collection('commits').dropIndex('vorgang_seq')
  try {
    const { kinds, seqs, vorgangId } = await bothDecideOnTheSameState()
    expect({ kinds, seqs }).toEqual({ kinds: ['appended', 'appended'], seqs: [1, 2, 2] })
    expect((await befunde()).map((b) => [b.code, b.vorgangId, b.seq])).toEqual([['seq-doppelt', vorgangId, 2]])
  } finally {
    await probe.mongo.admin.log.collection('commits').deleteMany({})
    await makeIndexes(probe.mongo.admin.log.client, probe.mongo.prefix, logIndexes)
  }
})

/** A cause comes again to somebody who saw what it did, and asks to write behind it. */
async function causeComesAgain(rest: Partial<Entry>) {
  const vorgangId = newVorgangsId()
  const { log } = probe.startProcess()
  await log.append(entry(vorgangId, 0, eingegangen()))
  await log.append(entry(vorgangId, 1, uebernommen('anna'), { ursache: 'u' }))
  await log.append(entry(vorgangId, 2, uebernommen('bernd')))
  const again = (to: typeof log) => to.append(entry(vorgangId, 3, uebernommen('anna'), { ursache: 'u', ...rest }))
  return { vorgangId, results: [await again(log), await again(probe.startProcess().log)] }
}

test('given a cause that took effect, when it comes again on the newest state, then it is answered with what it did', async () => {
  const { results } = await causeComesAgain({})
  for (const result of results) expect(result).toMatchObject({ kind: 'already', commit: { seq: 2 } })
})

test('given the same name of a cause in another service, then it is another cause', async () => {
  const { results } = await causeComesAgain({ service: 'intake' })
  expect(results.map((r) => r.kind)).toEqual(['appended', 'already'])
})

test('given a commit that repeats a cause all the same, then verify finds it', async () => {
  const { vorgangId } = await causeComesAgain({})
  const commits = probe.mongo.admin.log.collection<CommitDoc>('commits')
  const [last] = await commits.find({ vorgangId, seq: 3 }).toArray()
  const again = { vorgangId, seq: 4, service: 'review', ursache: 'u', zeitpunkt: new Date().toISOString() } as const
  const key = createSecretKey(probe.logKey)
  await commits.insertOne(toDoc(again, last!.ereignisse, last!.versiegelt.buffer as Buffer, last!.hash.buffer, key))
  try {
    expect((await befunde()).map((b) => [b.code, b.vorgangId, b.seq])).toEqual([['ursache-doppelt', vorgangId, 4]])
  } finally {
    await commits.deleteMany({})
  }
})
