import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeIndexes } from '@weiche/mongo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
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

test('given the index on the cause dropped, then a repeated command takes effect twice', async () => {
  await probe.mongo.admin.log.collection('commits').dropIndex('vorgang_ursache')
  try {
    const vorgangId = newVorgangsId()
    const { log } = probe.startProcess()
    await log.append(entry(vorgangId, 0, eingegangen()))
    const again = await log.append(entry(vorgangId, 1, uebernommen('anna'), { service: 'intake', ursache: 'u1' }))
    expect(again.kind).toBe('appended')
  } finally {
    await probe.mongo.admin.log.collection('commits').deleteMany({})
    await makeIndexes(probe.mongo.admin.log.client, probe.mongo.prefix, logIndexes)
  }
})
