import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lastingSecret, newKeyFile, newPassword } from './geheimnisse.ts'
import { endLeftover, noteOwner } from './leftover.ts'
import { chosenPort } from './port.ts'
import { becomePrimary } from './replica-set.ts'
import { type RunningMongod, runMongod, startFailed } from './run-mongod.ts'

export type OwnServer = { adminUri: string; port: number; pid: number; stop(): Promise<void> }

/**
 * Our own mongod on the data folder: `<datenordner>/mongodb` holds the data, `<datenordner>/geheim` keys and passwords
 * (0600). The port is chosen once and kept, because the replica set remembers its address.
 */
export async function startOwnServer(options: {
  datenordner: string
  bin: string
  cacheGb: number
  say(text: string): void
}): Promise<OwnServer> {
  const ordner = resolve(options.datenordner)
  const geheim = join(ordner, 'geheim')
  const dbpath = join(ordner, 'mongodb')
  mkdirSync(dbpath, { recursive: true, mode: 0o700 })
  await endLeftover(dbpath, options.say)
  noteOwner(dbpath)
  const keyFile = join(geheim, 'mongo-keyfile')
  lastingSecret(keyFile, newKeyFile)
  const password = lastingSecret(join(geheim, 'mongo-admin'), newPassword)
  const port = await chosenPort(join(ordner, 'mongo-port'), options.say)
  const settings = { ...options, dbpath, port, keyFile, logFile: join(ordner, 'mongod.log') }
  const mongod = runMongod(settings)
  try {
    const adminUri = await becomePrimary(port, password, mongod.hasExited)
    return { adminUri, port, pid: mongod.pid, stop: mongod.stop }
  } catch (error) {
    throw await reason(mongod, error, (code) => startFailed(settings, code))
  }
}

async function reason(
  mongod: RunningMongod,
  error: unknown,
  explain: (code: number | null) => Error,
): Promise<unknown> {
  if (mongod.hasExited()) return explain(await mongod.exited.catch(() => null))
  await mongod.stop()
  return error
}
