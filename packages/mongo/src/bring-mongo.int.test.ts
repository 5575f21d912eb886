import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '@weiche/nebenprogramm'
import { afterAll, assert, describe, expect, test } from 'vitest'
import { bringMongo, type MongoServer } from './bring-mongo.ts'
import { connect } from './connect.ts'
import type { IndexSpec } from './databases.ts'
import { type Document, ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { findMongod } from './find-mongod.ts'
import { MongoFehler } from './mongo-fehler.ts'
import { testBinordner } from './test.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-mongo-'))
const running: MongoServer[] = []
afterAll(async () => {
  for (const server of running) await server.stop()
  rmSync(ordner, { recursive: true, force: true })
}, 60_000)

const indexes: IndexSpec[] = [
  { db: 'log', collection: 'commits', name: 'vorgang_seq', key: { vorgangId: 1, seq: 1 }, unique: true },
]
const said: string[] = []
async function bring(name: string, rest: { uri?: string; prefix?: string } = {}) {
  const server = await bringMongo({
    ...{ datenordner: join(ordner, name), prefix: 'weiche', indexes, binordner: testBinordner },
    ...{ mongodBin: process.env['MONGOD_BIN'], searchPath: process.env['PATH'], say: (t: string) => said.push(t) },
    ...rest,
  })
  running.push(server)
  return server
}
const portOf = (server: MongoServer) => new URL(server.serviceUri).port

async function withService<T>(uri: string, use: (c: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> {
  const connection = await connect(uri, 'weiche')
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}
const count = (uri: string) => withService(uri, (c) => c.databases.log.collection('commits').countDocuments())
const insert = (uri: string, seq: number) =>
  withService(uri, (c) => c.databases.log.collection('commits').insertOne({ vorgangId: 'v', seq }))

/** What an administrator does with the printed commands; the shell's `db` speaks to the driver. */
async function runInShell(client: MongoClient, printed: string): Promise<void> {
  const db = {
    getSiblingDB: (name: string) => ({
      createRole: ({ role, ...rest }: Document) => client.db(name).command({ createRole: role, ...rest }),
      createUser: ({ user, ...rest }: Document) => client.db(name).command({ createUser: user, ...rest }),
      createCollection: (collection: string) => client.db(name).createCollection(collection),
      getCollection: (collection: string) => client.db(name).collection(collection),
    }),
  }
  const commands = printed.slice(printed.indexOf('db.')).split(/\n(?=db\.)|\n\n/)
  for (const command of commands.filter((c) => c.startsWith('db.')))
    await new Function('db', 'passwordPrompt', `return ${command}`)(db, () => 'vereinbart')
}

describe('our own MongoDB', () => {
  test('keeps port, passwords and data across starts, and is closed to strangers', async () => {
    const first = await bring('eigen')
    await insert(first.serviceUri, 1)
    await first.stop()
    expect(isAlive(first.pids()[0]!)).toBe(false)
    const second = await bring('eigen')
    expect(second.serviceUri).toBe(first.serviceUri)
    expect(await count(second.serviceUri)).toBe(1)
    await expect(insert(second.serviceUri, 1)).rejects.toMatchObject({ code: ErrorCode.duplicateKey })

    const anonymous = `mongodb://127.0.0.1:${portOf(second)}/?directConnection=true`
    expect(await insert(anonymous, 2).catch(errorCode)).toBe(ErrorCode.unauthorized)
    expect(await insert(anonymous.replace('//', '//weiche_dienste:falsch@'), 2).catch(errorCode)).toBe(
      ErrorCode.authenticationFailed,
    )
    const geheim = join(ordner, 'eigen', 'geheim')
    expect(readdirSync(geheim).length).toBeGreaterThanOrEqual(3)
    for (const file of readdirSync(geheim)) expect(statSync(join(geheim, file)).mode & 0o777, file).toBe(0o600)
    await second.stop()
  }, 60_000)

  test('moves when another program took its port, with all data', async () => {
    const first = await bring('umzug')
    await insert(first.serviceUri, 1)
    await first.stop()
    const intruder = createServer((socket) => socket.destroy()).listen(Number(portOf(first)), '127.0.0.1')
    await once(intruder, 'listening')
    try {
      const second = await bring('umzug')
      expect(portOf(second)).not.toBe(portOf(first))
      expect(said.at(-1)).toContain('zieht auf Port')
      expect(await count(second.serviceUri)).toBe(1)
      await insert(second.serviceUri, 2)
      await second.stop()
      const third = await bring('umzug')
      expect(portOf(third)).toBe(portOf(second))
      await third.stop()
    } finally {
      intruder.close()
    }
  }, 60_000)

  test('a second start on the same data is refused while the first lives', async () => {
    const server = await bring('doppelt')
    const [pid] = server.pids()
    await expect(bring('doppelt')).rejects.toThrow(/läuft Weiche schon \(Prozess \d+\)/)
    expect(isAlive(pid!)).toBe(true)

    // Its starter was killed: the mongod it left behind is ended, nothing is lost.
    await insert(server.serviceUri, 1)
    const gone = spawnSync('true').pid
    writeFileSync(join(ordner, 'doppelt', 'mongodb', 'weiche.pid'), `${pid} ${gone}`)
    const next = await bring('doppelt')
    expect(isAlive(pid!)).toBe(false)
    expect(await count(next.serviceUri)).toBe(1)
    await next.stop()
  }, 60_000)

  test('ends when its starter is killed, and starts again with everything acknowledged', async () => {
    const code = `
      import { bringMongo } from ${JSON.stringify(new URL('./bring-mongo.ts', import.meta.url).href)}
      const s = await bringMongo({ ...${JSON.stringify({ datenordner: join(ordner, 'waise'), prefix: 'weiche', indexes })},
        binordner: ${JSON.stringify(testBinordner)}, searchPath: process.env.PATH, say: () => undefined })
      console.log(JSON.stringify({ pid: s.pids()[0], serviceUri: s.serviceUri }))`
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(starter.stdout, 'data')
    const { pid, serviceUri } = JSON.parse(String(line))
    await insert(serviceUri, 1)
    starter.kill('SIGKILL')
    for (let i = 0; i < 200 && isAlive(pid); i++) await sleep(50)
    expect(isAlive(pid)).toBe(false)
    const next = await bring('waise')
    expect(await count(next.serviceUri)).toBe(1)
    await next.stop()
  }, 60_000)

  test('survives kill -9 of mongod: what was acknowledged is there', async () => {
    const first = await bring('absturz')
    await insert(first.serviceUri, 1)
    process.kill(first.pids()[0]!, 'SIGKILL')
    await sleep(200)
    const second = await bring('absturz')
    expect(await count(second.serviceUri)).toBe(1)
    await second.stop()
  }, 60_000)

  test('when the passwords are lost, says so and what to do', async () => {
    const first = await bring('verloren')
    await first.stop()
    rmSync(join(ordner, 'verloren', 'geheim', 'mongo-admin'))
    await expect(bring('verloren')).rejects.toThrow(/Passwort passt nicht.*Abhilfe/s)
    expect(readFileSync(join(ordner, 'verloren', 'mongo-port'), 'utf8')).toBe(portOf(first))
  }, 60_000)
})

describe('a MongoDB that others run', () => {
  test('without a replica set is refused with the remedy', async () => {
    const { bin } = await findMongod({
      searchPath: process.env['PATH'],
      binordner: testBinordner,
      say: () => undefined,
    })
    const dbpath = join(ordner, 'allein')
    mkdirSync(dbpath)
    const port = 20_000 + (process.pid % 10_000)
    const arg = ['--dbpath', dbpath, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket']
    const single = spawn(bin, arg, { stdio: 'ignore' })
    try {
      const error = await bring('fremd-1', { uri: `mongodb://127.0.0.1:${port}` }).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(MongoFehler)
      expect(String(error)).toMatch(/kein Replica Set.*Abhilfe.*--replSet rs0.*rs\.initiate/s)
    } finally {
      single.kill('SIGTERM')
      await once(single, 'exit')
    }
  }, 60_000)

  test('is set up by an administrator’s URI, used by the services’ URI, and else answered with the commands', async () => {
    const foreign = await bring('betreiber')
    const admin = await connect(foreign.adminUri ?? '', 'weiche')
    const client = admin.connection.getClient()
    await client.db('admin').command({ createUser: 'gast', pwd: 'gast', roles: [] })
    const asUser = (user: string) => `mongodb://${user}@127.0.0.1:${portOf(foreign)}/?directConnection=true`

    const refused = await bring('fremd-2', { uri: asUser('gast:gast') }).catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(MongoFehler)
    expect(String(refused)).toMatch(/darf hier keine Rollen anlegen.*createRole.*createUser.*createIndex/s)
    await expect(bring('fremd-3', { uri: asUser('gast:gast').replace('gast:gast@', '') })).rejects.toThrow(
      /nennt keinen Benutzer/,
    )
    await expect(bring('fremd-4', { uri: asUser('gast:falsch') })).rejects.toThrow(/lehnt Benutzer oder Passwort/)

    const asService = await bring('fremd-5', { uri: foreign.serviceUri })
    expect(asService).toMatchObject({ serviceUri: foreign.serviceUri, adminUri: undefined, herkunft: 'MONGODB_URI' })

    const amt = { uri: asUser('gast:gast'), prefix: 'amt' }
    const printed = await bring('fremd-9', amt).catch((e: unknown) => e)
    assert(printed instanceof MongoFehler)
    await runInShell(client, printed.message)
    const afterwards = await bring('fremd-9', { ...amt, uri: asUser('amt_dienste:vereinbart') })
    expect(afterwards.herkunft).toBe('MONGODB_URI')
    expect(await client.db('amt_log').collection('commits').indexExists('vorgang_seq')).toBe(true)

    const asAdmin = await bring('fremd-6', { uri: foreign.adminUri ?? '' })
    await insert(asAdmin.serviceUri, 1)
    const denied = withService(asAdmin.serviceUri, (c) => c.databases.log.collection('commits').deleteOne({ seq: 1 }))
    expect(await denied.catch(errorCode)).toBe(ErrorCode.unauthorized)
    await admin.close()
    await foreign.stop()
  }, 60_000)

  test.each(['quatsch', 'mongodb://', 'mongodb://nutzer:geh@im@server'])('%s is no address', async (uri) => {
    const error = await bring('fremd-8', { uri }).catch((e: unknown) => e)
    assert(error instanceof MongoFehler)
    expect(error.message).toMatch(/keine gültige MongoDB-Adresse.*Abhilfe/s)
    expect(error.message).not.toContain('geh@im')
  })

  test('that does not answer is named as the reason', async () => {
    await expect(bring('fremd-7', { uri: 'mongodb://127.0.0.1:1/' })).rejects.toThrow(
      /antwortet kein MongoDB.*Abhilfe/s,
    )
  }, 60_000)
})
