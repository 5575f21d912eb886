import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { MongoFehler } from './mongo-fehler.ts'

export const adminUser = 'weiche_admin'

const options = { directConnection: true, serverSelectionTimeoutMS: 1_000, appName: 'weiche-einrichtung' }
const MAX_WAIT_MS = 60_000

/**
 * Brings a mongod that was just started to "primary, with an administrator": initiates the replica set once, moves it when
 * the port had to change, makes the first user through the localhost exception. Every step may be found done already.
 */
export async function becomePrimary(port: number, password: string, hasExited: () => boolean): Promise<string> {
  const host = `127.0.0.1:${port}`
  const uri = `mongodb://${adminUser}:${password}@${host}/?directConnection=true&authSource=admin`
  await withClient(`mongodb://${host}/`, hasExited, async (open) => {
    const config = { _id: 'rs0', members: [{ _id: 0, host }] }
    await tolerate([ErrorCode.alreadyInitialized, ErrorCode.unauthorized], () =>
      open.db('admin').command({ replSetInitiate: config }),
    )
  })
  await withClient(`mongodb://${host}/`, hasExited, async (open) => {
    if (!(await isPrimary(open, host, hasExited))) await moveTo(uri, host, hasExited)
    await waitFor('primary', hasExited, () => isPrimaryNow(open))
    const first = { createUser: adminUser, pwd: password, roles: [{ role: 'root', db: 'admin' }] }
    await tolerate([ErrorCode.unauthorized, ErrorCode.userExists], () => open.db('admin').command(first))
  })
  await withClient(uri, hasExited, (admin) => admin.db('admin').command({ ping: 1 }))
  return uri
}

/** After a start on another port the stored configuration names a member that is nobody: it is told its new address. */
async function moveTo(uri: string, host: string, hasExited: () => boolean): Promise<void> {
  await withClient(uri, hasExited, async (admin) => {
    const config = await admin.db('local').collection('system.replset').findOne()
    if (!config) return
    const moved = { ...config, version: config['version'] + 1, members: [{ _id: 0, host }] }
    await admin.db('admin').command({ replSetReconfig: moved, force: true })
  })
}

/** Waits for the election; false when the stored configuration names another address. */
async function isPrimary(client: MongoClient, host: string, hasExited: () => boolean): Promise<boolean> {
  let mine = true
  await waitFor('Mitglied', hasExited, async () => {
    const hello = await client.db('admin').command({ hello: 1 })
    if (hello['isWritablePrimary']) return true
    // A removed member knows no set; a member that is starting knows its own name.
    if (hello['info'] === 'Does not have a valid replica set config' || hello['hosts']?.includes(host) === false) {
      mine = false
      return true
    }
    return false
  })
  return mine
}

const isPrimaryNow = async (client: MongoClient) =>
  (await client.db('admin').command({ hello: 1 }))['isWritablePrimary'] === true

async function waitFor(what: string, hasExited: () => boolean, check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + MAX_WAIT_MS; Date.now() < end; await sleep(50)) {
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
  } catch (error) {
    if (errorCode(error) === ErrorCode.authenticationFailed) throw lostPassword()
    throw error
  } finally {
    await client.close()
  }
}

function lostPassword(): MongoFehler {
  return new MongoFehler(
    'Das gespeicherte Passwort passt nicht zur Datenbank im Datenordner. Abhilfe: den Ordner „geheim“ aus der Sicherung ' +
      'zurückholen, die zu diesen Daten gehört, oder mit einem leeren Datenordner beginnen.',
  )
}

async function tolerate(codes: number[], run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!codes.includes(errorCode(error) ?? 0)) throw error
  }
}
