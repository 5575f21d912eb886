import { genannte } from './lade-bedingungen.ts'
import { quantoren } from './operatoren.ts'

/**
 * Does a condition, as it was written, use what json-rules-engine cannot run: some, every, none over the items of a
 * list? `benannte`: the named conditions of the Fassung by id.
 */
export function istNurWeiche(conditions: unknown, benannte: ReadonlyMap<string, unknown> = new Map()): boolean {
  if (typeof conditions !== 'object' || conditions === null) return false
  if (Array.isArray(conditions)) return conditions.some((teil) => istNurWeiche(teil, benannte))
  const { operator } = conditions as { operator?: unknown }
  if ((quantoren as readonly unknown[]).includes(operator)) return true
  return (
    genannte(conditions).some((name) => istNurWeiche(benannte.get(name), benannte)) ||
    Object.values(conditions).some((teil) => istNurWeiche(teil, benannte))
  )
}
