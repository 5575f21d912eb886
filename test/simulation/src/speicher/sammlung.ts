import { ObjectId } from '@weiche/mongo'
import { type Doc, feld, passt, schluesselOf } from './filter.ts'

/** `mehrheit`: a majority has it; before that a fail-over may take it back, and majority reads do not see it. */
export type Eintrag = { doc: Doc; mehrheit: boolean }
export type Index = { name: string; felder: readonly string[] }
/** `ersatz`: instead of everything that was there but the `_id`. */
export type Aenderung = { ersatz?: Doc; $set?: Doc; $setOnInsert?: Doc; $unset?: Doc; $inc?: Record<string, number> }
/** What an update found or made. */
export type Geaendert = { matched: number; eintrag?: Eintrag; upserted?: Eintrag }

/** One collection: documents and unique indexes. No waiting in here: when something happens is decided outside. */
export class Sammlung {
  readonly eintraege = new Map<string, Eintrag>()
  readonly #indexe: readonly Index[]
  readonly #werte: Map<string, Eintrag>[]
  readonly #nachVorgang = new Map<string, Set<Eintrag>>()

  readonly name: string

  constructor(name: string, indexe: readonly Index[]) {
    this.name = name
    this.#indexe = indexe
    this.#werte = indexe.map(() => new Map())
  }

  /** Name of the unique index that has it already, or the stored entry. */
  insert(given: Doc): Eintrag | string {
    const doc = given['_id'] === undefined ? { _id: new ObjectId(), ...given } : given
    const id = schluesselOf(doc['_id'])
    if (this.eintraege.has(id)) return '_id_'
    const keys = this.#indexe.map(({ felder }) => felder.map((f) => schluesselOf(feld(doc, f))).join('\u0000'))
    for (const [i, index] of this.#indexe.entries()) if (this.#werte[i]!.has(keys[i]!)) return index.name
    const eintrag = { doc: { ...doc }, mehrheit: false }
    this.eintraege.set(id, eintrag)
    for (const [i, key] of keys.entries()) this.#werte[i]!.set(key, eintrag)
    const vorgangId = doc['vorgangId']
    if (typeof vorgangId === 'string')
      this.#nachVorgang.set(vorgangId, (this.#nachVorgang.get(vorgangId) ?? new Set()).add(eintrag))
    return eintrag
  }

  remove(eintrag: Eintrag): void {
    this.eintraege.delete(schluesselOf(eintrag.doc['_id']))
    for (const werte of this.#werte) for (const [key, e] of werte) if (e === eintrag) werte.delete(key)
    this.#nachVorgang.get(String(eintrag.doc['vorgangId']))?.delete(eintrag)
  }

  find(filter: Doc): Eintrag[] {
    const found: Eintrag[] = []
    for (const eintrag of this.#kandidaten(filter)) if (passt(eintrag.doc, filter)) found.push(eintrag)
    return found
  }

  /** Changes the first that fits. Fields of unique indexes are never changed by the product. */
  update(filter: Doc, aenderung: Aenderung, upsert: boolean): Geaendert | string {
    const [found] = this.find(filter)
    if (found) {
      found.doc = apply(found.doc, aenderung, false)
      return { matched: 1, eintrag: found }
    }
    if (!upsert) return { matched: 0 }
    const exact = Object.entries(filter).filter(([, v]) => typeof v !== 'object')
    const inserted = this.insert(apply(Object.fromEntries(exact), aenderung, true))
    return typeof inserted === 'string' ? inserted : { matched: 0, eintrag: inserted, upserted: inserted }
  }

  #kandidaten(filter: Doc): Iterable<Eintrag> {
    const { _id, vorgangId, $or } = filter
    if (typeof _id === 'string') return [this.eintraege.get(schluesselOf(_id))].filter((e) => e !== undefined)
    if (typeof vorgangId === 'string') return this.#nachVorgang.get(vorgangId) ?? []
    const branches = Array.isArray($or) ? ($or as Doc[]) : []
    if (branches.length === 0 || !branches.every((b) => typeof b['vorgangId'] === 'string'))
      return this.eintraege.values()
    return new Set(branches.flatMap((b) => [...(this.#nachVorgang.get(b['vorgangId'] as string) ?? [])]))
  }
}

function apply(doc: Doc, { ersatz, $set, $setOnInsert, $unset, $inc }: Aenderung, isNew: boolean): Doc {
  const old = ersatz ? { _id: doc['_id'], ...ersatz } : doc
  const next: Doc = { ...old, ...$set, ...(isNew ? $setOnInsert : {}) }
  for (const name in $unset) delete next[name]
  for (const name in $inc) next[name] = Number(next[name] ?? 0) + $inc[name]!
  return next
}
