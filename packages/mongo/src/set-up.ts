import { checkPrefix, databaseName, type IndexSpec, logCollections } from './databases.ts'
import { ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { serviceRole, serviceUser } from './rollen.ts'

/**
 * Makes the role and user of the services, the collections of the log and all indexes. Repeatable.
 * `client` belongs to a user who may do that (see `maySetUp`); the services' own user may not.
 */
export async function setUp(
  client: MongoClient,
  prefix: string,
  indexes: readonly IndexSpec[],
  password: string,
): Promise<void> {
  checkPrefix(prefix)
  const admin = client.db('admin')
  const { name, privileges, roles } = serviceRole(prefix)
  await unless(ErrorCode.roleExists, () => admin.command({ createRole: name, privileges, roles }))
  await admin.command({ updateRole: name, privileges, roles })
  const user = serviceUser(prefix)
  const grants = { pwd: password, roles: [{ role: name, db: 'admin' }] }
  await unless(ErrorCode.userExists, () => admin.command({ createUser: user, ...grants }))
  await admin.command({ updateUser: user, ...grants })
  const log = client.db(databaseName(prefix, 'log'))
  for (const collection of logCollections) {
    await unless(ErrorCode.namespaceExists, () => log.createCollection(collection))
  }
  await makeIndexes(client, prefix, indexes)
}

/** Makes what is missing; an index of the same name with another key is an error of the program, not repaired here. */
export async function makeIndexes(client: MongoClient, prefix: string, indexes: readonly IndexSpec[]): Promise<void> {
  for (const { db, collection, key, ...options } of indexes) {
    await client.db(databaseName(prefix, db)).collection(collection).createIndex(key, options)
  }
}

async function unless(code: number, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (errorCode(error) !== code) throw error
  }
}
