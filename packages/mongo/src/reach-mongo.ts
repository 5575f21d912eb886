import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isRunning, storedPorts } from '@weiche/nebenprogramm'
import { type BringOptions, bringMongo, type MongoServer } from './bring-mongo.ts'
import { withUser } from './foreign-server.ts'
import { platzOf } from './mitglied.ts'
import { uriFor } from './replica-set.ts'
import { serviceUser } from './rollen.ts'

/** For a command beside the services: uses the mongod that they run on these data, else brings one until `stop`. */
export async function reachMongo(options: BringOptions): Promise<MongoServer> {
  const serviceUri = options.uri ? undefined : runningUri(resolve(options.datenordner), options.prefix)
  if (serviceUri === undefined) return bringMongo(options)
  return { herkunft: 'laufend', serviceUri, adminUri: undefined, pids: () => [], stop: async () => undefined }
}

function runningUri(ordner: string, prefix: string): string | undefined {
  const passwordFile = join(ordner, 'geheim', `mongo-${serviceUser(prefix)}`)
  const hosts = storedPorts(join(ordner, 'mongo-port')).map((port) => `127.0.0.1:${port}`)
  const isThere = hosts.some((_, nummer) => isRunning(platzOf(ordner, nummer)))
  if (!isThere || !existsSync(passwordFile)) return undefined
  return withUser(uriFor(hosts), serviceUser(prefix), readFileSync(passwordFile, 'utf8'))
}
