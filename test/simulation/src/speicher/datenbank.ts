import type { Databases } from '@weiche/mongo'
import { bulkFehler, doppelterSchluessel } from './fehler.ts'
import { type Doc, feld, ordne } from './filter.ts'
import type { Aenderung, Eintrag, Sammlung } from './sammlung.ts'
import type { Speicher } from './speicher.ts'

/** What one operation did at the server: entries a majority must get, and the answer. */
type Wirkung<T> = { neu: readonly Eintrag[]; antwort: T | Error }
export type Auftrag<T> = {
  was: string
  sammlung: Sammlung
  /** A write, also one that changed nothing or was refused, is acknowledged when a majority has all it saw, unless `sofort`. */
  schreibt?: boolean
  /** Reads only when a majority has everything that was stored before. */
  linearisierbar?: boolean
  /** Acknowledged as soon as one member has it. */
  sofort?: boolean
  wirke(): Wirkung<T>
}
/** Takes an operation to the server and its answer back, with everything that can happen on the way. */
export type Leitung = <T>(auftrag: Auftrag<T>) => Promise<T>

type Lesen = { sort?: Doc; readConcern?: { level: string } }
type Schreiben = { writeConcern?: { w?: unknown }; upsert?: boolean; returnDocument?: string }
type Bulk = {
  updateOne?: { filter: Doc; update: Aenderung; upsert?: boolean }
  replaceOne?: { filter: Doc; replacement: Doc; upsert?: boolean }
  deleteOne?: { filter: Doc }
}

/** The databases as one process sees them over its line: the driver's interface, as far as the product uses it. */
export function createDatenbanken(speicher: Speicher, leitung: Leitung): Databases {
  const db = (name: string) =>
    strict(`Db ${name}`, { collection: (c: string) => collection(speicher.sammlung(name, c), `${name}.${c}`, leitung) })
  return Object.fromEntries(['log', 'schluessel', 'ablage', 'arbeit'].map((n) => [n, db(n)])) as unknown as Databases
}

function collection(sammlung: Sammlung, name: string, leitung: Leitung) {
  const lies = (filter: Doc, options: Lesen = {}, limit = Number.POSITIVE_INFINITY) =>
    leitung<Doc[]>({
      was: `${name} lesen`,
      sammlung,
      linearisierbar: options.readConcern?.level === 'linearizable',
      wirke: () => ({ neu: [], antwort: sortiert(sichtbar(sammlung.find(filter)), options.sort).slice(0, limit) }),
    })
  const schreibe = <T>(was: string, options: Schreiben | undefined, wirke: () => Wirkung<T>) => {
    const sofort = options?.writeConcern?.w === 1
    return leitung({
      was: `${name} ${was}`,
      sammlung,
      schreibt: true,
      sofort,
      wirke,
    })
  }

  return strict(`Collection ${name}`, {
    find(filter: Doc = {}, options: Lesen = {}) {
      let { sort } = options
      let limit: number | undefined
      const run = () => lies(filter, sort ? { ...options, sort } : options, limit)
      const cursor = {
        sort: (by: Doc) => {
          sort = by
          return cursor
        },
        limit: (n: number) => {
          limit = n
          return cursor
        },
        toArray: run,
        next: async () => (await run())[0] ?? null,
        async *[Symbol.asyncIterator]() {
          yield* await run()
        },
      }
      return strict(`find ${name}`, cursor)
    },
    findOne: async (filter: Doc, options?: Lesen) => (await lies(filter, options, 1))[0] ?? null,
    insertOne: (doc: Doc, options?: Schreiben) =>
      schreibe('insertOne', options, () => {
        const eintrag = sammlung.insert(doc)
        return typeof eintrag === 'string'
          ? { neu: [], antwort: doppelterSchluessel(eintrag) }
          : { neu: [eintrag], antwort: { insertedId: eintrag.doc['_id'] } }
      }),
    insertMany: (docs: Doc[], options?: Schreiben) =>
      schreibe(`insertMany ${docs.length}`, options, () => insertMany(sammlung, docs)),
    updateOne: (filter: Doc, update: Aenderung, options?: Schreiben) =>
      schreibe('updateOne', options, () => {
        const done = sammlung.update(filter, update, options?.upsert ?? false)
        if (typeof done === 'string') return { neu: [], antwort: doppelterSchluessel(done) }
        return { neu: done.upserted ? [done.upserted] : [], antwort: { matchedCount: done.matched } }
      }),
    findOneAndUpdate: (filter: Doc, update: Aenderung, options?: Schreiben) =>
      schreibe('findOneAndUpdate', options, () => {
        if (options?.returnDocument !== 'after') throw new Error('die Simulation kennt nur returnDocument: after')
        const done = sammlung.update(filter, update, options.upsert ?? false)
        if (typeof done === 'string') return { neu: [], antwort: doppelterSchluessel(done) }
        const { eintrag, upserted } = done
        return { neu: upserted ? [upserted] : [], antwort: eintrag ? { ...eintrag.doc } : null }
      }),
    deleteOne: (filter: Doc) =>
      schreibe('deleteOne', undefined, () => remove(sammlung, sammlung.find(filter).slice(0, 1))),
    deleteMany: (filter: Doc) => schreibe('deleteMany', undefined, () => remove(sammlung, sammlung.find(filter))),
    bulkWrite: (bulk: Bulk[], options?: Schreiben) =>
      schreibe(`bulkWrite ${bulk.length}`, options, () => bulkWrite(sammlung, bulk)),
  })
}

function insertMany(sammlung: Sammlung, docs: readonly Doc[]): Wirkung<{ insertedCount: number }> {
  const neu: Eintrag[] = []
  const doppelt: { index: number; name: string }[] = []
  for (const [index, doc] of docs.entries()) {
    const eintrag = sammlung.insert(doc)
    if (typeof eintrag === 'string') doppelt.push({ index, name: eintrag })
    else neu.push(eintrag)
  }
  const insertedCount = neu.length
  return { neu, antwort: doppelt.length > 0 ? bulkFehler(doppelt, insertedCount) : { insertedCount } }
}

function bulkWrite(sammlung: Sammlung, bulk: readonly Bulk[]): Wirkung<{ upsertedIds: Record<number, unknown> }> {
  const neu: Eintrag[] = []
  const doppelt: { index: number; name: string }[] = []
  const upsertedIds: Record<number, unknown> = {}
  for (const [index, { updateOne, replaceOne, deleteOne, ...rest }] of bulk.entries()) {
    if (Object.keys(rest).length > 0) throw new Error(`die Simulation kennt ${Object.keys(rest)} nicht`)
    if (deleteOne) remove(sammlung, sammlung.find(deleteOne.filter).slice(0, 1))
    const one = updateOne ?? (replaceOne && { ...replaceOne, update: { ersatz: replaceOne.replacement } })
    if (!one) continue
    const done = sammlung.update(one.filter, one.update, one.upsert ?? false)
    if (typeof done === 'string') doppelt.push({ index, name: done })
    else if (done.upserted) {
      neu.push(done.upserted)
      upsertedIds[index] = done.upserted.doc['_id']
    }
  }
  return { neu, antwort: doppelt.length > 0 ? bulkFehler(doppelt, 0) : { upsertedIds } }
}

function remove(sammlung: Sammlung, found: readonly Eintrag[]): Wirkung<{ deletedCount: number }> {
  for (const eintrag of found) sammlung.remove(eintrag)
  return { neu: [], antwort: { deletedCount: found.length } }
}

/** The services read with majority: what a fail-over could take back is not seen. */
const sichtbar = (found: readonly Eintrag[]): Doc[] => found.filter((e) => e.mehrheit).map((e) => ({ ...e.doc }))

function sortiert(docs: Doc[], sort: Doc | undefined): Doc[] {
  if (!sort) return docs
  const by = Object.entries(sort) as [string, number][]
  return docs.sort((a, b) => {
    for (const [name, direction] of by) {
      const order = ordne(feld(a, name), feld(b, name)) * direction
      if (order) return order
    }
    return 0
  })
}

/** What is not there is refused in words, so that the product cannot use more than is simulated. */
function strict<T extends object>(what: string, object: T): T {
  return new Proxy(object, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return target[name as keyof T]
      throw new Error(`die Simulation kennt ${what}.${name} nicht`)
    },
  })
}
