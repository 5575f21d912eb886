import mongoose from 'mongoose'
import type { IndexSpec } from './databases.ts'
import { ErrorCode, errorCode, type MongoClient } from './driver.ts'
import { lastingSecret, newPassword } from './geheimnisse.ts'
import { MongoFehler } from './mongo-fehler.ts'
import { setUpCommands } from './mongosh.ts'
import { isServiceUser, maySetUp, serviceUser } from './rollen.ts'
import { setUp } from './set-up.ts'

/**
 * Uses a MongoDB that others run. Returns the URI the services connect with: the given one when its user is already
 * the services' own; else, when the user may, the set-up is done and a user of our own made.
 */
export async function useForeignServer(options: {
  uri: string
  prefix: string
  indexes: readonly IndexSpec[]
  passwordFile: string
}): Promise<{ serviceUri: string; adminUri: string | undefined }> {
  const { uri, prefix, indexes } = options
  const client = clientFor(uri)
  try {
    const hello = await greet(client)
    if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') throw new MongoFehler(NO_REPLICA_SET)
    const { authInfo } = await client.db('admin').command({ connectionStatus: 1, showPrivileges: true })
    if (authInfo.authenticatedUsers.length === 0) throw new MongoFehler(NO_USER)
    const privileges = authInfo.authenticatedUserPrivileges
    if (isServiceUser(privileges, prefix)) return { serviceUri: uri, adminUri: undefined }
    if (!maySetUp(privileges, prefix)) throw new MongoFehler(setUpCommands(prefix, indexes))
    const password = lastingSecret(options.passwordFile, newPassword)
    await setUp(client, prefix, indexes, password)
    return { serviceUri: withUser(uri, serviceUser(prefix), password), adminUri: uri }
  } finally {
    await client.close()
  }
}

function clientFor(uri: string): MongoClient {
  try {
    return new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 8_000, appName: 'weiche-einrichtung' })
  } catch {
    // The driver's message may quote the address with its password.
    throw new MongoFehler(NO_ADDRESS)
  }
}

async function greet(client: MongoClient) {
  try {
    return await client.db('admin').command({ hello: 1 })
  } catch (error) {
    if (errorCode(error) === ErrorCode.authenticationFailed) {
      throw new MongoFehler(
        'MongoDB lehnt Benutzer oder Passwort aus MONGODB_URI ab. Abhilfe: beide prüfen, auch authSource.',
      )
    }
    throw new MongoFehler(
      `Unter MONGODB_URI antwortet kein MongoDB (${(error as Error).name}). ` +
        'Abhilfe: Adresse, Netz und TLS-Angaben prüfen, oder MONGODB_URI weglassen, dann startet Weiche ein eigenes MongoDB.',
    )
  }
}

/** The same servers and options, another user. */
export function withUser(uri: string, user: string, password: string): string {
  const [, scheme, , hosts, rest] = /^(mongodb(?:\+srv)?:\/\/)([^@/]*@)?([^/?]+)(.*)$/.exec(uri) ?? []
  if (!scheme || !hosts) throw new MongoFehler(NO_ADDRESS)
  const [, query = ''] = (rest ?? '').split('?')
  const kept = query.split('&').filter((p) => p !== '' && !/^auth(Source|Mechanism)/i.test(p))
  const all = [...kept, 'authSource=admin'].join('&')
  return `${scheme}${encodeURIComponent(user)}:${encodeURIComponent(password)}@${hosts}/?${all}`
}

const NO_ADDRESS =
  'MONGODB_URI ist keine gültige MongoDB-Adresse. Abhilfe: mongodb://<Benutzer>:<Passwort>@<Server>:27017/?replicaSet=… ' +
  'angeben; Sonderzeichen im Passwort als %XX schreiben.'
const NO_REPLICA_SET =
  'MongoDB unter MONGODB_URI ist kein Replica Set. Weiche braucht eines: nur dort gibt es Bestätigung durch die Mehrheit und ' +
  'Änderungsströme. Abhilfe: mongod mit „--replSet rs0“ starten und einmal in mongosh „rs.initiate()“ ausführen, oder ' +
  'MONGODB_URI weglassen, dann startet Weiche ein eigenes MongoDB.'

const NO_USER =
  'MONGODB_URI nennt keinen Benutzer. Ohne Zugriffsschutz wäre das Protokoll der Vorgänge änderbar. Abhilfe: MongoDB mit ' +
  'Zugriffsschutz betreiben (keyFile oder X.509) und in MONGODB_URI einen Benutzer angeben, der Rollen anlegen darf.'
