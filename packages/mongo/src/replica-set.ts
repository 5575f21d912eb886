import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { type Document, ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { withUser } from './foreign-server.ts'
import type { Mitglied } from './mitglied.ts'
import { MongoFehler } from './mongo-fehler.ts'

export const adminUser = 'weiche_admin'
/** Services wait for as long when a primary dies (default 10 s); shorter would elect anew whenever the machine is busy. */
const ELECTION_MS = 5_000
const MAX_WAIT_MS = 120_000
const options = { directConnection: true, serverSelectionTimeoutMS: 1_000, appName: 'weiche-einrichtung' }

/**
 * Brings members that were just started to "one of them is primary, with an administrator": initiates the set once, tells it
 * when a port had to change, makes the first user through the localhost exception, lets the set grow. Every step may be found done already.
 */
export async function becomePrimary(mitglieder: readonly Mitglied[], password: string): Promise<string> {
  const hosts = mitglieder.map(hostOf)
  const known = await initiated(mitglieder)
  const isNew = !known && (await initiate(mitglieder[0]!, hosts))
  if (!isNew) await tellMoves(known ?? mitglieder[0]!, password, hosts)
  const primary = await untilPrimary(mitglieder)
  const first = { createUser: adminUser, pwd: password, roles: [{ role: 'root', db: 'admin' }] }
  await withClient(`mongodb://${hostOf(primary)}/`, primary, (open) =>
    succeeds(() => open.db('admin').command(first), [ErrorCode.unauthorized, ErrorCode.userExists]),
  )
  const uri = uriOf([hostOf(primary)], password)
  await withClient(uri, primary, (admin) => grow(admin, primary, hosts)).catch(explainPassword)
  return uriOf(hosts, password)
}

const hostOf = ({ port }: Mitglied) => `127.0.0.1:${port}`

const uriOf = (hosts: readonly string[], password: string): string => withUser(uriFor(hosts), adminUser, password)

/** Of a set of one the member itself is meant, whoever else may answer at an address it once had. */
export const uriFor = (hosts: readonly string[]): string =>
  `mongodb://${hosts.join(',')}/?${hosts.length === 1 ? 'directConnection=true' : 'replicaSet=rs0'}`

/** A member that knows of a set already: any one, because a member whose data were lost comes back by the others. */
async function initiated(mitglieder: readonly Mitglied[]): Promise<Mitglied | undefined> {
  const found = await Promise.all(mitglieder.map(async (m) => ((await greet(m))['setName'] === undefined ? [] : [m])))
  return found.flat()[0]
}

const greet = (m: Mitglied): Promise<Document> =>
  withClient(`mongodb://${hostOf(m)}/`, m, (open) => open.db('admin').command({ hello: 1 }))

/** false: it was before. A member that does not find itself at the address it knows keeps quiet about its set for a while. */
async function initiate(mitglied: Mitglied, hosts: readonly string[]): Promise<boolean> {
  const members = hosts.map((host, _id) => ({ _id, host }))
  const config = { _id: 'rs0', members, settings: { electionTimeoutMillis: ELECTION_MS } }
  return withClient(`mongodb://${hostOf(mitglied)}/`, mitglied, (open) =>
    succeeds(
      () => open.db('admin').command({ replSetInitiate: config }),
      [ErrorCode.alreadyInitialized, ErrorCode.unauthorized],
    ),
  )
}

/**
 * After a start on other ports the stored configuration names addresses that are not ours. mongod takes a while to see that
 * when something else answers there, and refuses a new configuration until then.
 */
async function tellMoves(mitglied: Mitglied, password: string, hosts: readonly string[]): Promise<void> {
  await withClient(uriOf([hostOf(mitglied)], password), mitglied, async (admin) => {
    const config = await admin.db('local').collection('system.replset').findOne()
    const moved = config?.['members'].map((m: Document) => ({ ...m, host: hosts[m['_id']] }))
    if (!moved || moved.every((m: Document, i: number) => m['host'] === config?.['members'][i].host)) return
    const next = { ...config, version: config?.['version'] + 1, members: moved }
    await waitFor('Umzug', [mitglied], () =>
      succeeds(() => admin.db('admin').command({ replSetReconfig: next, force: true }), [ErrorCode.notYetInitialized]),
    )
  }).catch((error) => {
    // No user yet: the first start was interrupted after the replica set and before the user was made.
    if (errorCode(error) !== ErrorCode.authenticationFailed) throw error
  })
}

async function untilPrimary(mitglieder: readonly Mitglied[]): Promise<Mitglied> {
  let primary: Mitglied | undefined
  await waitFor('Schreibbereitschaft', mitglieder, async () => {
    for (const m of mitglieder) if ((await greet(m))['isWritablePrimary'] === true) primary = m
    return primary !== undefined
  })
  return primary!
}

/** Members are added one by one, as MongoDB wants it; each copies what is there and votes from then on. */
async function grow(admin: MongoClient, primary: Mitglied, hosts: readonly string[]): Promise<void> {
  const run = (command: Document) => admin.db('admin').command(command)
  await waitFor('weitere Mitglieder', [primary], async () => {
    const { config } = await run({ replSetGetConfig: 1 })
    const _id = config['members'].length
    if (_id >= hosts.length) return true
    const members = [...config['members'], { _id, host: hosts[_id] }]
    const settings = { ...config['settings'], electionTimeoutMillis: ELECTION_MS }
    const next = { ...config, version: config['version'] + 1, members, settings }
    await succeeds(() => run({ replSetReconfig: next }), RECONFIG_LATER)
    return false
  })
}

/** The one before is under way or not yet known to a majority. */
const RECONFIG_LATER = [
  ErrorCode.newConfigIncompatible,
  ErrorCode.configurationInProgress,
  ErrorCode.configNotCommittedYet,
]

async function waitFor(what: string, mitglieder: readonly Mitglied[], check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + MAX_WAIT_MS; Date.now() < end; await sleep(25)) {
    if (await check()) return
    if (mitglieder.some((m) => m.hasExited())) break
  }
  throw new MongoFehler(
    `mongod ist nicht bereit geworden (gewartet auf: ${what}). Abhilfe: mongod.log im Datenordner lesen und neu starten.`,
  )
}

async function withClient<T>(uri: string, mitglied: Mitglied, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, options)
  try {
    for (;;) {
      try {
        await client.connect()
        return await use(client)
      } catch (error) {
        if (mitglied.hasExited() || errorCode(error) !== undefined || error instanceof MongoFehler) throw error
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
async function succeeds(run: () => Promise<unknown>, codes: readonly number[]): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    if (!codes.includes(errorCode(error) ?? 0)) throw error
    return false
  }
}
