import { databaseName, logCollections } from './databases.ts'
import type { Document } from './driver.ts'

export const serviceUser = (prefix: string): string => `${prefix}_dienste`
const CHANGES = ['update', 'remove', 'dropCollection']
const logAktionen = ['find', 'insert', 'changeStream']

/** The role of the services: the log can only grow, the other three databases are theirs to read and write. */
export function serviceRole(prefix: string): { name: string; privileges: Document[]; roles: Document[] } {
  return {
    name: `${prefix}_dienste`,
    privileges: logCollections.map((collection) => ({
      resource: { db: databaseName(prefix, 'log'), collection },
      actions: logAktionen,
    })),
    roles: (['schluessel', 'ablage', 'arbeit'] as const).map((db) => ({
      role: 'readWrite',
      db: databaseName(prefix, db),
    })),
  }
}

type Privilege = { resource: { db?: string; collection?: string; anyResource?: boolean }; actions: string[] }

/** Looks at the privileges the server reports for a user, exact names before patterns. */
export function mayDo(privileges: readonly Privilege[], action: string, db: string, collection: string): boolean {
  return privileges.some(
    ({ resource: r, actions }) =>
      actions.includes(action) &&
      (r.anyResource === true ||
        ((r.db === db || r.db === '') && (r.collection === collection || r.collection === ''))),
  )
}

/** May this user make roles and users in `admin`, and collections and indexes in the log? */
export function maySetUp(privileges: readonly Privilege[], prefix: string): boolean {
  const inAdmin = ['createRole', 'createUser', 'grantRole', 'changePassword']
  return (
    inAdmin.every((action) => mayDo(privileges, action, 'admin', '')) &&
    ['createCollection', 'createIndex'].every((action) =>
      mayDo(privileges, action, databaseName(prefix, 'log'), 'commits'),
    )
  )
}

/** Has somebody set this user up for the services already: everything needed, and no way to change the log? */
export function isServiceUser(privileges: readonly Privilege[], prefix: string): boolean {
  const log = databaseName(prefix, 'log')
  return (
    logCollections.every((c) => logAktionen.every((action) => mayDo(privileges, action, log, c))) &&
    !logCollections.some((c) => CHANGES.some((action) => mayDo(privileges, action, log, c))) &&
    (['schluessel', 'ablage', 'arbeit'] as const).every((db) =>
      ['find', 'insert', 'update', 'remove'].every((action) =>
        mayDo(privileges, action, databaseName(prefix, db), 'beliebig'),
      ),
    )
  )
}
