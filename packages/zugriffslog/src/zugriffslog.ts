import { randomUUID } from 'node:crypto'
import type { Zugriffslog } from '@weiche/controller'
import type { Databases, IndexSpec } from '@weiche/mongo'
import { canonicalJson } from '@weiche/vorgang'

/** One read by a person, as stored. Each writer chains its entries, so a removed or changed one is found. */
export type Zugriffseintrag = {
  /** One run of one process, and the number of the entry within it, from 1. */
  schreiber: string
  nummer: number
  /** Pseudonymous id from the directory of staff, or the keyed hash of a citizen's account; never a name. */
  person: string
  aktion: string
  vorgangIds: string[]
  zweck: string
  zeitpunkt: string
  prevHash: string
  hash: string
}

export const zugriffslogIndexes: readonly IndexSpec[] = [
  { db: 'log', collection: 'zugriffe', name: 'kette', key: { schreiber: 1, nummer: 1 }, unique: true },
  { db: 'log', collection: 'zugriffe', name: 'vorgang', key: { vorgangIds: 1, zeitpunkt: 1 } },
  { db: 'log', collection: 'zugriffe', name: 'person', key: { person: 1, zeitpunkt: 1 } },
]

/** `mac` is a keyed hash (hex) whose key the database does not know. */
export type ZugriffslogDeps = { databases: Databases; mac(text: string): string; newId?: () => string }

export function createZugriffslog(deps: ZugriffslogDeps): Zugriffslog {
  const zugriffe = deps.databases.log.collection<Zugriffseintrag>('zugriffe')
  const newId = deps.newId ?? randomUUID
  const newChain = () => ({ schreiber: newId(), nummer: 0, prevHash: '' })
  let chain = newChain()
  let last: Promise<unknown> = Promise.resolve()

  async function store(entry: Parameters<Zugriffslog['record']>[0]): Promise<void> {
    const { zeitpunkt, ...rest } = entry
    const linked = { ...chain, nummer: chain.nummer + 1, ...rest, zeitpunkt: zeitpunkt.toISOString() }
    const hash = deps.mac(macText(linked))
    try {
      await zugriffe.insertOne({ ...linked, hash })
      chain = { schreiber: chain.schreiber, nummer: linked.nummer, prevHash: hash }
    } catch (error) {
      // Whether it was stored is unknown: a new chain cannot clash with it.
      chain = newChain()
      throw error
    }
  }

  return {
    record(entry) {
      const stored = last.then(() => store(entry))
      last = stored.catch(() => undefined)
      return stored
    },
  }
}

/** What the hash is about: everything but itself. */
export function macText({ hash: _, ...entry }: Omit<Zugriffseintrag, 'hash'> & { hash?: string }): string {
  return canonicalJson(entry)
}
