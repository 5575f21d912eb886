import { join } from 'node:path'
import mongoose from 'mongoose'
import { checkPrefix, type IndexSpec } from './databases.ts'
import { findMongod, type Herkunft } from './find-mongod.ts'
import { useForeignServer, withUser } from './foreign-server.ts'
import { lastingSecret, newPassword } from './geheimnisse.ts'
import { startOwnServer } from './own-server.ts'
import { serviceUser } from './rollen.ts'
import { setUp } from './set-up.ts'

export type BringOptions = {
  /** One folder for everything that must survive: data, keys, passwords, port. */
  datenordner: string
  prefix: string
  /** All indexes of all packages; made by the set-up user before anybody connects. */
  indexes: readonly IndexSpec[]
  /** MONGODB_URI: use this server and start none. */
  uri?: string | undefined
  /** MONGOD_BIN. */
  mongodBin?: string | undefined
  /** PATH. */
  searchPath?: string | undefined
  /** Where a fetched mongod is kept; default `<datenordner>/bin`. */
  binordner?: string | undefined
  /** Of our own replica set; default 1, and never fewer than the data folder has. Several are kept alive. */
  mitglieder?: number | undefined
  /** Memory for the storage engine of each in GB; default 0.25. */
  cacheGb?: number | undefined
  downloadBase?: string | undefined
  /** Told in German which MongoDB is used and what is being fetched. */
  say(text: string): void
}

export type MongoServer = {
  herkunft: Herkunft | 'laufend'
  /** For `connect`: a user who can only add to the log. */
  serviceUri: string
  /** For set-up and verification by an administrator; undefined when a foreign server gave us none. */
  adminUri: string | undefined
  /** Process ids of our own members; none for a foreign server. */
  pids(): number[]
  /** Ends our own mongod cleanly; does nothing to a foreign server. */
  stop(): Promise<void>
}

/** Finds or brings a MongoDB and sets it up. Throws MongoFehler with a German text that names the remedy. */
export async function bringMongo(options: BringOptions): Promise<MongoServer> {
  const { datenordner, prefix, indexes, say } = options
  checkPrefix(prefix)
  const passwordFile = join(datenordner, 'geheim', `mongo-${serviceUser(prefix)}`)
  if (options.uri) {
    const found = await useForeignServer({ uri: options.uri, prefix, indexes, passwordFile })
    say('MongoDB: der Server aus MONGODB_URI.')
    return { herkunft: 'MONGODB_URI', ...found, pids: () => [], stop: async () => undefined }
  }
  const { bin, herkunft, version } = await findMongod({
    ...options,
    binordner: options.binordner ?? join(datenordner, 'bin'),
  })
  say(`MongoDB: mongod ${version} (${herkunft}: ${bin}).`)
  const { cacheGb = 0.25, mitglieder = 1 } = options
  const server = await startOwnServer({ datenordner, bin, cacheGb, mitglieder, say })
  try {
    const password = lastingSecret(passwordFile, newPassword)
    const client = new mongoose.mongo.MongoClient(server.adminUri)
    try {
      await setUp(client, prefix, indexes, password)
    } finally {
      await client.close()
    }
    const serviceUri = withUser(server.adminUri, serviceUser(prefix), password)
    return { herkunft, serviceUri, adminUri: server.adminUri, pids: server.pids, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
