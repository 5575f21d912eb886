import type { Db } from './driver.ts'

/**
 * The four databases on one MongoDB. They are apart because their rights and their backups are:
 * `log` insert-only, `schluessel` with a short-lived backup of its own, `ablage` sealed files, `arbeit` disposable.
 */
export const databaseNames = ['log', 'schluessel', 'ablage', 'arbeit'] as const
export type DatabaseName = (typeof databaseNames)[number]
export type Databases = Record<DatabaseName, Db>

/** The only collections of the log database; the services may insert and find in them, nothing else. */
export const logCollections = ['commits', 'ausgaben', 'zugriffe'] as const

/** An index the set-up user makes; services ask for it by name and never make one in the log. */
export type IndexSpec = {
  db: DatabaseName
  collection: string
  name: string
  key: Record<string, 1 | -1>
  unique?: boolean
  sparse?: boolean
  expireAfterSeconds?: number
}

export const databaseName = (prefix: string, db: DatabaseName): string => `${prefix}_${db}`

/** Prefixes become part of database and role names, so they are plain words. */
export function checkPrefix(prefix: string): string {
  if (!/^[a-z][a-z0-9]{0,30}$/.test(prefix)) {
    throw new Error(`Präfix „${prefix}“ ist nicht zulässig: nur Kleinbuchstaben und Ziffern, höchstens 31 Zeichen.`)
  }
  return prefix
}
