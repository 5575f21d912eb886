import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '@weiche/nebenprogramm'
import { afterAll, expect, test } from 'vitest'
import { bringMongo, type MongoServer } from './bring-mongo.ts'
import { connect, type MongoConnection } from './connect.ts'
import type { Document } from './driver.ts'
import { reachMongo } from './reach-mongo.ts'
import { testBinordner } from './test.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-drei-'))
const open: { stop(): Promise<void> }[] = []
afterAll(async () => {
  for (const one of open) await one.stop()
  rmSync(ordner, { recursive: true, force: true })
}, 60_000)

const said: string[] = []
const options = (name: string) => ({
  ...{ datenordner: join(ordner, name), prefix: 'weiche', indexes: [], binordner: testBinordner },
  ...{ mongodBin: process.env['MONGOD_BIN'], searchPath: process.env['PATH'], say: (t: string) => void said.push(t) },
})
async function bring(name: string, mitglieder?: number): Promise<MongoServer> {
  const server = await bringMongo({ ...options(name), mitglieder })
  open.push(server)
  return server
}
async function use(uri: string): Promise<MongoConnection> {
  const connection = await connect(uri, 'weiche')
  open.push({ stop: connection.close })
  return connection
}
const commits = ({ databases }: MongoConnection) =>
  databases.log.collection<{ vorgangId: string; n: number }>('commits')

async function members(server: MongoServer): Promise<{ name: string; stateStr: string }[]> {
  const admin = await connect(server.adminUri!, 'weiche')
  try {
    const status: Document = await admin.connection.getClient().db('admin').command({ replSetGetStatus: 1 })
    return status['members']
  } finally {
    await admin.close()
  }
}
async function untilWhole(server: MongoServer): Promise<string> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
    const all = await members(server).catch(() => [])
    const states = all.map((m) => m.stateStr).sort()
    if (states.join() === 'PRIMARY,SECONDARY,SECONDARY') return all.find((m) => m.stateStr === 'PRIMARY')!.name
  }
  throw new Error('the set does not become whole')
}
const portsOf = (name: string) => readFileSync(join(ordner, name, 'mongo-port'), 'utf8').split(' ')

test('given the primary is killed under load, then what was acknowledged is there, the work goes on, and it comes back', async () => {
  const server = await bring('drei', 3)
  const service = await use(server.serviceUri)
  const primary = await untilWhole(server)
  const nummer = portsOf('drei').findIndex((port) => primary.endsWith(port))
  const pid = server.pids()[nummer]!
  const acknowledged: number[] = []
  let n = 0
  const load = async () => {
    while (n < 400) {
      const mine = n++
      if (mine === 60) process.kill(pid, 'SIGKILL')
      const inserted = commits(service).insertOne({ vorgangId: 'v', n: mine })
      await inserted.then(
        () => acknowledged.push(mine),
        () => sleep(100),
      )
      await sleep(5)
    }
  }
  await Promise.all([load(), load(), load(), load()])
  expect(acknowledged.filter((m) => m > 60).length).toBeGreaterThan(100)
  const stored = await commits(service).distinct('n')
  expect(acknowledged.filter((m) => !stored.includes(m))).toEqual([])
  await untilWhole(server)
  expect(server.pids()[nummer]).not.toBe(pid)
  expect(said.join('\n')).toMatch(/mongod auf Port \d+ hat sich beendet \(hart beendet\); neuer Start in 0,5 s\./)
  await server.stop()
  expect(server.pids().filter(isAlive)).toEqual([])
}, 120_000)

test('given a set of one, then it grows to three with all data, stays so, and commands find it', async () => {
  const one = await bring('wachstum')
  const before = await use(one.serviceUri)
  await commits(before).insertOne({ vorgangId: 'v', n: 1 })
  await before.close()
  await one.stop()
  const three = await bring('wachstum', 3)
  await untilWhole(three)
  const beside = await reachMongo(options('wachstum'))
  expect([beside.herkunft, beside.pids()]).toEqual(['laufend', []])
  expect(await commits(await use(beside.serviceUri)).countDocuments()).toBe(1)
  await three.stop()
  // Nobody has to know how many there are.
  const again = await bring('wachstum')
  expect(again.pids()).toHaveLength(3)
  expect(await commits(await use(again.serviceUri)).countDocuments()).toBe(1)
  await again.stop()
}, 120_000)

test('given another program took a port, then that member moves and the set stays whole', async () => {
  const first = await bring('umzug', 3)
  await commits(await use(first.serviceUri)).insertOne({ vorgangId: 'v', n: 1 })
  await first.stop()
  const [, taken] = portsOf('umzug')
  const intruder = createServer((socket) => socket.destroy()).listen(Number(taken), '127.0.0.1')
  await once(intruder, 'listening')
  try {
    const second = await bring('umzug', 3)
    await untilWhole(second)
    expect((await members(second)).map((m) => m.name.split(':')[1])).toEqual(portsOf('umzug'))
    expect(portsOf('umzug')).not.toContain(taken)
    expect(await commits(await use(second.serviceUri)).countDocuments()).toBe(1)
    await second.stop()
  } finally {
    intruder.close()
  }
}, 120_000)
