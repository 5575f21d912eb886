import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createSiegel,
  type KeyDoc,
  loadMasterKey,
  masterKeyFromBytes,
  SchluesselVernichtet,
  SiegelVerletzt,
} from './index.ts'

let mongo: TestMongo
const master = randomBytes(32)
beforeAll(async () => {
  mongo = await testMongo()
}, 120_000)
afterAll(() => mongo.stop(), 30_000)

const keys = () => mongo.databases.schluessel.collection<KeyDoc>('schluessel')
const startProcess = (masterKey = masterKeyFromBytes(master)) =>
  createSiegel({ masterKey, collection: keys(), jetzt: () => new Date('2026-01-05T10:00:00Z') })
const newId = () => randomBytes(8).toString('hex')
const text = Buffer.from('Einkommen 1.234,56 EUR')

describe('sealing', () => {
  test('what one process sealed, another opens; the database holds neither text nor key', async () => {
    const id = newId()
    const sealed = await startProcess().seal(id, 'commit/1', text)
    expect((await startProcess().open(id, 'commit/1', sealed)).toString()).toBe(text.toString())
    expect(sealed.includes(text)).toBe(false)
    const doc = await keys().findOne({ _id: id })
    expect(doc).toMatchObject({ alg: 'A256GCM', hauptschluessel: masterKeyFromBytes(master).id })
    expect(doc?.verpackt?.length()).toBe(1 + 12 + 16 + 32)
  })

  test('opens only in its place, for its Vorgang, unchanged, under its master key', async () => {
    const siegel = startProcess()
    const [id, other] = [newId(), newId()]
    const sealed = await siegel.seal(id, 'commit/1', text)
    await siegel.seal(other, 'commit/1', text)
    const changed = Buffer.from(sealed)
    changed[changed.length - 1]! ^= 1
    await expect(siegel.open(id, 'commit/2', sealed)).rejects.toBeInstanceOf(SiegelVerletzt)
    await expect(siegel.open(other, 'commit/1', sealed)).rejects.toBeInstanceOf(SiegelVerletzt)
    await expect(siegel.open(id, 'commit/1', changed)).rejects.toBeInstanceOf(SiegelVerletzt)
    await expect(siegel.open(id, 'commit/1', sealed.subarray(0, 20))).rejects.toBeInstanceOf(SiegelVerletzt)
    const stranger = startProcess(masterKeyFromBytes(randomBytes(32)))
    await expect(stranger.open(id, 'commit/1', sealed)).rejects.toBeInstanceOf(SiegelVerletzt)
  })

  test('opening never makes a key', async () => {
    const id = newId()
    await expect(startProcess().open(id, 'x', Buffer.alloc(40, 1))).rejects.toBeInstanceOf(SiegelVerletzt)
    expect(await keys().findOne({ _id: id })).toBeNull()
  })

  test('given many processes that need the key of one new Vorgang at once, then there is one key', async () => {
    const id = newId()
    const processes = Array.from({ length: 8 }, () => startProcess())
    const hashes = await Promise.all(processes.map((s) => s.hmac(id, 'inhalt', text)))
    expect(new Set(hashes).size).toBe(1)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  test('keyed hashes differ by Vorgang and purpose', async () => {
    const siegel = startProcess()
    const [a, b] = [newId(), newId()]
    const all = await Promise.all([siegel.hmac(a, 'x', text), siegel.hmac(b, 'x', text), siegel.hmac(a, 'y', text)])
    expect(new Set(all).size).toBe(3)
  })

  test('streams are sealed under the same key', async () => {
    const id = newId()
    const sealing = await startProcess().sealStream(id, 'anlage/1')
    sealing.end(text)
    const opened = await startProcess().openParts(id, 'anlage/1', await sealing.toArray())
    expect(opened.toString()).toBe(text.toString())
  })
})

describe('destroying the key of a Vorgang', () => {
  test('makes everything sealed unreadable for ever, and no new key is ever made', async () => {
    const siegel = startProcess()
    const id = newId()
    const sealed = await siegel.seal(id, 'commit/1', text)
    await siegel.destroy(id)
    for (const process of [siegel, startProcess()]) {
      await expect(process.open(id, 'commit/1', sealed)).rejects.toBeInstanceOf(SchluesselVernichtet)
      await expect(process.seal(id, 'commit/2', text)).rejects.toBeInstanceOf(SchluesselVernichtet)
      await expect(process.hmac(id, 'x', text)).rejects.toBeInstanceOf(SchluesselVernichtet)
    }
    expect(await keys().findOne({ _id: id })).toEqual({
      _id: id,
      alg: 'A256GCM',
      angelegt: expect.any(Date),
      vernichtet: new Date('2026-01-05T10:00:00Z'),
    })
  })

  test('reaches other processes within a minute: no key lives longer in memory, however often it is used', async () => {
    const [here, elsewhere] = [startProcess(), startProcess()]
    const id = newId()
    const sealed = await here.seal(id, 'commit/1', text)
    await elsewhere.open(id, 'commit/1', sealed)
    await here.destroy(id)
    const real = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now')
    for (const seconds of [0, 20, 40]) {
      clock.mockImplementation(() => real() + seconds * 1_000)
      await sleep(5)
      await elsewhere.open(id, 'commit/1', sealed)
    }
    clock.mockImplementation(() => real() + 60_000)
    await sleep(5)
    await expect(elsewhere.open(id, 'commit/1', sealed)).rejects.toBeInstanceOf(SchluesselVernichtet)
    clock.mockRestore()
  })

  test('works before any key was made', async () => {
    const id = newId()
    await startProcess().destroy(id)
    await expect(startProcess().seal(id, 'x', text)).rejects.toBeInstanceOf(SchluesselVernichtet)
  })
})

describe('the master key', () => {
  test('is made once, readable by the owner only, and stays the same', () => {
    const ordner = mkdtempSync(join(tmpdir(), 'weiche-siegel-'))
    const datei = join(ordner, 'geheim', 'hauptschluessel')
    const made = loadMasterKey({ datei })
    expect(statSync(datei).mode & 0o777).toBe(0o600)
    expect(loadMasterKey({ datei }).id).toBe(made.id)
    expect(loadMasterKey({ datei, wert: randomBytes(32).toString('base64') }).id).not.toBe(made.id)
    chmodSync(datei, 0o644)
    expect(() => loadMasterKey({ datei })).toThrow(/chmod 600/)
    rmSync(ordner, { recursive: true })
  })

  test('of the wrong length is refused with the remedy', () => {
    expect(() => loadMasterKey({ datei: 'egal', wert: 'a3Vyeg==' })).toThrow(/32 Byte in Base64\. Abhilfe/)
  })

  test('gives the server a key of its own per purpose', () => {
    const siegel = startProcess()
    const purposes = [
      'vorgang-id',
      'log-kette',
      'status',
      'stichprobe',
      'zweitrechnung',
      'dublette/wohngeld',
      'dublette/bafoeg',
    ] as const
    expect(new Set(purposes.map((p) => siegel.serverHmac(p, text).toString('hex'))).size).toBe(purposes.length)
    expect(startProcess().serverKey('status').equals(siegel.serverKey('status'))).toBe(true)
  })
})
