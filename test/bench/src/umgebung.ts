import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bringMongo, connect, type Databases } from '@weiche/mongo'

export type Datenbank = {
  uri: string
  /** Milliseconds of CPU since the start of the server, and its memory in bytes. */
  verbrauch(): Promise<{ cpuMs: number; rss: number }>
  databases(prefix: string): Databases
  /** Bytes on disk of all databases of this prefix with their indexes, after a checkpoint. */
  bytes(prefix: string): Promise<number>
  stop(): Promise<void>
}

/** A mongod of the bench's own: its CPU and its files are seen apart from the product's. */
export async function startDatenbank(datenordner: string, binordner: string): Promise<Datenbank> {
  const server = await bringMongo({
    datenordner,
    binordner,
    prefix: 'bench',
    indexes: [],
    uri: undefined,
    mongodBin: process.env['MONGOD_BIN'],
    searchPath: process.env['PATH'],
    say: () => undefined,
  })
  const uri = server.adminUri!
  const admin = await connect(uri, 'bench')
  const client = admin.connection.getClient()
  const databases = (prefix: string) =>
    Object.fromEntries(Object.keys(admin.databases).map((name) => [name, client.db(`${prefix}_${name}`)])) as Databases
  return {
    uri,
    async verbrauch() {
      const status = await client.db('admin').command({ serverStatus: 1 })
      const { user_time_us, system_time_us } = status['extra_info'] as { user_time_us: number; system_time_us: number }
      return { cpuMs: (Number(user_time_us) + Number(system_time_us)) / 1000, rss: status['mem'].resident * 1_048_576 }
    },
    databases,
    async bytes(prefix) {
      await client.db('admin').command({ fsync: 1 })
      const stats = await Promise.all(Object.values(databases(prefix)).map((db) => db.command({ dbStats: 1 })))
      return stats.reduce((sum, s) => sum + s['storageSize'] + s['indexSize'], 0)
    },
    async stop() {
      await admin.close()
      await server.stop()
    },
  }
}

/** Bytes of all files below a folder. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
