import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { MongoFehler } from './mongo-fehler.ts'

export const adminUser = 'weiche_admin'

const options = { directConnection: true, serverSelectionTimeoutMS: 1_000, appName: 'weiche-einrichtung' }
const MAX_WAIT_MS = 120_000

/**
 * Brings a mongod that was just started to "primary, with an administrator": initiates the replica set once, moves it when
 * the port had to change, makes the first user through the localhost exception. Every step may be found done already.
 */
export async function becomePrimary(port: number, password: string, hasExited: () => boolean): Promise<string> {
  const host = `127.0.0.1:${port}`
  const anonymous = `mongodb://${host}/`
  const uri = `mongodb://${adminUser}:${password}@${host}/?directConnection=true&authSource=admin`
  const isNew = await withClient(anonymous, hasExited, (open) => {
    const config = { _id: 'rs0', members: [{ _id: 0, host }] }
    return succeeds(
      () => open.db('admin').command({ replSetInitiate: config }),
      [ErrorCode.alreadyInitialized, ErrorCode.unauthorized],
    )
  })
  if (!isNew) await moveIfNeeded(uri, host, hasExited)
  await withClient(anonymous, hasExited, async (open) => {
    await waitFor('Schreibbereitschaft', hasExited, async () => {
      return (await open.db('admin').command({ hello: 1 }))['isWritablePrimary'] === true
    })
    const first = { createUser: adminUser, pwd: password, roles: [{ role: 'root', db: 'admin' }] }
    await succeeds(() => open.db('admin').command(first), [ErrorCode.unauthorized, ErrorCode.userExists])
  })
  await withClient(uri, hasExited, (admin) => admin.db('admin').command({ ping: 1 })).catch(explainPassword)
  return uri
}

/**
 * After a start on another port the stored configuration names an address that is not ours. mongod takes a while to
 * see that when something else answers there, and refuses a new configuration until then.
 */
async function moveIfNeeded(uri: string, host: string, hasExited: () => boolean): Promise<void> {
  await withClient(uri, hasExited, async (admin) => {
    const config = await admin.db('local').collection('system.replset').findOne()
    if (!config || config['members'][0].host === host) return
    const moved = { ...config, version: config['version'] + 1, members: [{ ...config['members'][0], host }] }
    await waitFor('Umzug', hasExited, () =>
      succeeds(() => admin.db('admin').command({ replSetReconfig: moved, force: true }), [ErrorCode.notYetInitialized]),
    )
  }).catch((error) => {
    // No user yet: the first start was interrupted after the replica set and before the user was made.
    if (errorCode(error) !== ErrorCode.authenticationFailed) throw error
  })
}

async function waitFor(what: string, hasExited: () => boolean, check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + MAX_WAIT_MS; Date.now() < end; await sleep(25)) {
    if (await check()) return
    if (hasExited()) break
  }
  throw new MongoFehler(
    `mongod ist nicht bereit geworden (gewartet auf: ${what}). Abhilfe: mongod.log im Datenordner lesen und neu starten.`,
  )
}

async function withClient<T>(
  uri: string,
  hasExited: () => boolean,
  use: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, options)
  try {
    for (;;) {
      try {
        await client.connect()
        return await use(client)
      } catch (error) {
        if (hasExited() || errorCode(error) !== undefined || error instanceof MongoFehler) throw error
        await sleep(100)
      }
    }
  } finally {
    await client.close()
  }
}

function explainPassword(error: unknown): never {
  if (errorCode(error) !== ErrorCode.authenticationFailed) throw error
  throw new MongoFehler(
    'Das gespeicherte Passwort passt nicht zur Datenbank im Datenordner. Abhilfe: den Ordner „geheim“ aus der Sicherung ' +
      'zurückholen, die zu diesen Daten gehört, oder mit einem leeren Datenordner beginnen.',
  )
}

/** false when the server answered with one of these codes. */
async function succeeds(run: () => Promise<unknown>, codes: number[]): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    if (!codes.includes(errorCode(error) ?? 0)) throw error
    return false
  }
}
