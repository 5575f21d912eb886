import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logIndexes } from '@weiche/log'
import { bringMongo, type MongoServer } from '@weiche/mongo'
import { testBinordner } from '@weiche/mongo/test'
import { loadMasterKey } from '@weiche/siegel'
import { zugriffslogIndexes } from '@weiche/zugriffslog'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { datenpfade, oeffneInstallation } from './index.ts'

const daten = mkdtempSync(join(tmpdir(), 'weiche-installation-'))
const umgebung = {
  mongodbUri: undefined,
  mongodBin: process.env['MONGOD_BIN'],
  searchPath: process.env['PATH'],
  hauptschluessel: undefined,
}
const say = () => undefined
const open = () => oeffneInstallation({ daten, binordner: testBinordner, umgebung, say })
const mongodOf = () => Number(readFileSync(join(daten, 'mongodb', 'mongod.lock'), 'utf8'))
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The services run, as after `npm start`. */
async function start(): Promise<MongoServer> {
  loadMasterKey({ datei: datenpfade(daten).hauptschluessel })
  return bringMongo({
    datenordner: daten,
    binordner: testBinordner,
    prefix: 'weiche',
    indexes: [...logIndexes, ...zugriffslogIndexes],
    mongodBin: umgebung.mongodBin,
    searchPath: umgebung.searchPath,
    say,
  })
}

let services: MongoServer
beforeAll(async () => {
  services = await start()
}, 60_000)
afterAll(async () => {
  await services?.stop()
  rmSync(daten, { recursive: true, force: true })
})

test('a command beside the services uses their database and leaves it running', async () => {
  const i = await open()
  expect(await i.steuerung.leistungen()).toEqual([])
  await i.close()
  expect(mongodOf()).toBe(services.pids()[0])
  expect(isAlive(services.pids()[0]!)).toBe(true)
})

test('while the services rest, a command brings the database and ends it', async () => {
  await services.stop()
  const i = await open()
  const pid = mongodOf()
  expect(isAlive(pid)).toBe(true)
  expect(await i.steuerung.leistungen()).toEqual([])
  await i.close()
  expect(isAlive(pid)).toBe(false)
})

test('where there is no installation none is made, and the remedy is named', async () => {
  const leer = join(daten, 'leer')
  const opening = oeffneInstallation({ daten: leer, binordner: testBinordner, umgebung, say })
  await expect(opening).rejects.toThrow(/keine Installation.*npm start/s)
  expect(existsSync(leer)).toBe(false)
})
