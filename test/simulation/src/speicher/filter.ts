export type Doc = Record<string, unknown>
type Vergleichbar = { compare(other: unknown): number }

/** The part of MongoDB's query language that the product uses; anything else is refused, never ignored. */
export function passt(doc: Doc, filter: Doc): boolean {
  for (const name in filter) {
    const wanted = filter[name]
    if (name === '$or') {
      if (!(wanted as Doc[]).some((f) => passt(doc, f))) return false
    } else if (name === '$and') {
      if (!(wanted as Doc[]).every((f) => passt(doc, f))) return false
    } else if (name.startsWith('$')) {
      throw new Error(`die Simulation kennt ${name} nicht`)
    } else if (!erfuellt(feld(doc, name), wanted)) return false
  }
  return true
}

export function feld(doc: Doc, pfad: string): unknown {
  if (!pfad.includes('.')) return doc[pfad]
  let here: unknown = doc
  for (const name of pfad.split('.')) {
    if (Array.isArray(here)) return here.map((item) => (item as Doc)[name])
    here = (here as Doc | undefined)?.[name]
  }
  return here
}

function erfuellt(value: unknown, wanted: unknown): boolean {
  if (wanted instanceof RegExp) return typeof value === 'string' && wanted.test(value)
  if (!isOperatoren(wanted)) return gleich(value, wanted)
  return Object.entries(wanted).every(([op, operand]) => {
    switch (op) {
      case '$eq':
        return gleich(value, operand)
      case '$ne':
        return !gleich(value, operand)
      case '$in':
        return (operand as unknown[]).some((o) => gleich(value, o))
      case '$not':
        return !erfuellt(value, operand)
      case '$lt':
        return ordne(value, operand) < 0
      case '$lte':
        return ordne(value, operand) <= 0
      case '$gt':
        return ordne(value, operand) > 0
      case '$gte':
        return ordne(value, operand) >= 0
      default:
        throw new Error(`die Simulation kennt ${op} nicht`)
    }
  })
}

const isOperatoren = (value: unknown): value is Doc =>
  isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'))

const isPlain = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A list matches when one of its items does, as in MongoDB. */
function gleich(value: unknown, wanted: unknown): boolean {
  if (value === wanted || (value ?? null) === wanted) return true
  if (Array.isArray(value) && !Array.isArray(wanted)) return value.some((v) => gleich(v, wanted))
  if (typeof value !== 'object' || typeof wanted !== 'object') return false
  return schluesselOf(value) === schluesselOf(wanted)
}

/** Negative, 0, positive; NaN (every comparison fails) for values of different kinds. */
export function ordne(a: unknown, b: unknown): number {
  if (typeof a !== typeof b || a === null || b === null) return Number.NaN
  if (typeof a === 'object' && 'compare' in (a as object)) return (a as Vergleichbar).compare(b)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (typeof a === 'string' || typeof a === 'number') return a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0
  return Number.NaN
}

/** One text per value, for keys of indexes. */
export function schluesselOf(value: unknown): string {
  return typeof value === 'string' ? value : `j${JSON.stringify(value) ?? ''}`
}
