import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BringOptions, bringMongo, type MongoServer } from './bring-mongo.ts'
import { withUser } from './foreign-server.ts'
import { isRunning } from './leftover.ts'
import { serviceUser } from './rollen.ts'

/** For a command beside the services: uses the mongod that they run on these data, else brings one until `stop`. */
export async function reachMongo(options: BringOptions): Promise<MongoServer> {
  const serviceUri = options.uri ? undefined : runningUri(resolve(options.datenordner), options.prefix)
  if (serviceUri === undefined) return bringMongo(options)
  return { herkunft: 'laufend', serviceUri, adminUri: undefined, pid: undefined, stop: async () => undefined }
}

function runningUri(ordner: string, prefix: string): string | undefined {
  const files = { port: join(ordner, 'mongo-port'), password: join(ordner, 'geheim', `mongo-${serviceUser(prefix)}`) }
  if (!isRunning(join(ordner, 'mongodb')) || !existsSync(files.port) || !existsSync(files.password)) return undefined
  const server = `mongodb://127.0.0.1:${readFileSync(files.port, 'utf8').trim()}/?directConnection=true`
  return withUser(server, serviceUser(prefix), readFileSync(files.password, 'utf8'))
}
