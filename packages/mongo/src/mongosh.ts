import { databaseName, type IndexSpec, logCollections } from './databases.ts'
import { serviceRole, serviceUser } from './rollen.ts'

/** What an administrator has to run when our user may not: complete, to be pasted into mongosh. */
export function setUpCommands(prefix: string, indexes: readonly IndexSpec[]): string {
  const { name, privileges, roles } = serviceRole(prefix)
  const at = (db: string) => `db.getSiblingDB(${JSON.stringify(db)})`
  const log = databaseName(prefix, 'log')
  const commands = [
    `${at('admin')}.createRole({ role: ${JSON.stringify(name)},\n  privileges: ${JSON.stringify(privileges)},\n  roles: ${JSON.stringify(roles)} })`,
    `${at('admin')}.createUser({ user: ${JSON.stringify(serviceUser(prefix))}, pwd: passwordPrompt(), roles: [${JSON.stringify(name)}] })`,
    ...logCollections.map((c) => `${at(log)}.createCollection(${JSON.stringify(c)})`),
    ...indexes.map(({ db, collection, key, ...options }) => {
      const [k, o] = [JSON.stringify(key), JSON.stringify(options)]
      return `${at(databaseName(prefix, db))}.getCollection(${JSON.stringify(collection)}).createIndex(${k}, ${o})`
    }),
  ]
  return [
    'Der Benutzer aus MONGODB_URI darf hier keine Rollen anlegen. Weiche ändert nichts und endet.',
    'Abhilfe: Eine Administratorin führt diese Befehle einmal in mongosh aus:',
    '',
    ...commands,
    '',
    `Danach Weiche mit MONGODB_URI=mongodb://${serviceUser(prefix)}:<Passwort>@<Server>/?authSource=admin starten.`,
  ].join('\n')
}
