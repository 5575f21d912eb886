import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringMongo, type MongoServer } from './bring-mongo.ts'
import { connect, type MongoConnection } from './connect.ts'
import { type Databases, databaseName, databaseNames, type IndexSpec } from './databases.ts'
import { serviceUser } from './rollen.ts'

export type TestMongo = {
  prefix: string
  serviceUri: string
  adminUri: string
  /** As the services see them: insert-only log. */
  databases: Databases
  /** As an administrator, who may do everything: for tampering in tests. */
  admin: Databases
  stop(): Promise<void>
}

/** A fetched mongod is shared by all tests of this checkout. */
export const testBinordner = fileURLToPath(new URL('../../../.weiche/bin', import.meta.url))

/**
 * A real MongoDB for one test file, under a random prefix. With WEICHE_TEST_MONGODB_URI (an administrator's URI, set
 * by the test runner) many files share one server; else each starts its own and ends it.
 */
export async function testMongo(options: { indexes?: readonly IndexSpec[] } = {}): Promise<TestMongo> {
  const prefix = `t${randomBytes(6).toString('hex')}`
  const datenordner = mkdtempSync(join(tmpdir(), 'weiche-test-'))
  const server = await bringMongo({
    datenordner,
    prefix,
    indexes: options.indexes ?? [],
    uri: process.env['WEICHE_TEST_MONGODB_URI'],
    mongodBin: process.env['MONGOD_BIN'],
    searchPath: process.env['PATH'],
    binordner: testBinordner,
    say: () => undefined,
  })
  const adminUri = server.adminUri
  if (adminUri === undefined) throw new Error('WEICHE_TEST_MONGODB_URI must name an administrator')
  const service = await connect(server.serviceUri, prefix)
  const admin = await connect(adminUri, prefix)
  return {
    prefix,
    serviceUri: server.serviceUri,
    adminUri,
    databases: service.databases,
    admin: admin.databases,
    stop: () => tearDown(server, service, admin, prefix, datenordner),
  }
}

async function tearDown(
  server: MongoServer,
  service: MongoConnection,
  admin: MongoConnection,
  prefix: string,
  datenordner: string,
): Promise<void> {
  await service.close()
  if (server.pids().length === 0) {
    const client = admin.connection.getClient()
    for (const name of databaseNames) await client.db(databaseName(prefix, name)).dropDatabase()
    await client.db('admin').command({ dropUser: serviceUser(prefix) })
    await client.db('admin').command({ dropRole: serviceUser(prefix) })
  }
  await admin.close()
  await server.stop()
  rmSync(datenordner, { recursive: true, force: true })
}
