import mongoose from 'mongoose'
import { checkPrefix, type Databases, databaseName, databaseNames } from './databases.ts'

export type MongoConnection = {
  /** For models; queries with unknown fields throw instead of matching everything. */
  connection: mongoose.Connection
  databases: Databases
  close(): Promise<void>
}

export type ConnectOptions = { serverSelectionTimeoutMS?: number; maxPoolSize?: number; directConnection?: boolean }

/**
 * Connects with the promises the log is built on: nothing is acknowledged before majority and journal,
 * nothing is read that a fail-over could take back.
 */
export async function connect(uri: string, prefix: string, options: ConnectOptions = {}): Promise<MongoConnection> {
  checkPrefix(prefix)
  const instance = new mongoose.Mongoose({
    strictQuery: 'throw',
    sanitizeFilter: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  })
  const connection = await instance
    .createConnection(uri, {
      appName: 'weiche',
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      serverSelectionTimeoutMS: 15_000,
      connectTimeoutMS: 10_000,
      socketTimeoutMS: 90_000,
      maxPoolSize: 50,
      // The server would keep a record of every write, for one repetition by the driver: a fifth of its CPU. Who writes here
      // repeats by itself, and finds by unique keys what was done already.
      retryWrites: false,
      ...options,
    })
    .asPromise()
  const client = connection.getClient()
  const databases = Object.fromEntries(
    databaseNames.map((name) => [name, client.db(databaseName(prefix, name))]),
  ) as Databases
  return { connection, databases, close: () => connection.close() }
}
