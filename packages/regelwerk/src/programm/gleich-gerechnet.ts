import type { KAbleitung } from '../ausdruecke/lade-entwurf.ts'
import type { Ableitung } from '../feel/baum.ts'
import type { Rechtsstand } from './kompiliert.ts'

/** The computed facts of `neu` whose value cannot differ from that in `alt`: same computation, from the same facts. */
export function gleichGerechnet(alt: Rechtsstand, neu: Rechtsstand): Set<Ableitung> {
  const vorher = new Map(alt.ableitungen.map((k) => [k.ableitung.id, k]))
  const nachher = new Map(neu.ableitungen.map((k) => [k.ableitung, k]))
  const bekannt = new Map<Ableitung, boolean>()
  const istGleichGerechnet = (ableitung: Ableitung): boolean => {
    const schon = bekannt.get(ableitung)
    if (schon !== undefined) return schon
    const k = nachher.get(ableitung)
    const frueher = vorher.get(ableitung.id)
    const gleich =
      k !== undefined && frueher !== undefined && rechnetGleich(frueher, k) && gelesen(k.baum).every(istGleichGerechnet)
    bekannt.set(ableitung, gleich)
    return gleich
  }
  return new Set(neu.ableitungen.map((k) => k.ableitung).filter(istGleichGerechnet))
}

/** The same computation from facts of the same name, whatever those are. */
export function rechnetGleich(a: KAbleitung, b: KAbleitung): boolean {
  return istGleicherOrt(a.ableitung, b.ableitung) && istGleich(a.json, b.json) && istGleich(a.baum, b.baum)
}

export const istGleicherOrt = (a: Ableitung, b: Ableitung) => a.id === b.id && a.slot === b.slot && a.liste === b.liste

/** The computed facts that an expression looks at. */
function gelesen(teil: unknown): Ableitung[] {
  if (typeof teil !== 'object' || teil === null || teil instanceof Map) return []
  return Object.entries(teil).flatMap(([name, x]) => (name === 'ableitung' ? [x as Ableitung] : gelesen(x)))
}

/**
 * The same data. Functions are the same only when they are one: what cannot be looked into counts as different.
 * Computed facts are compared by name and place here; how they are computed is asked of each by itself.
 */
export function istGleich(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (a instanceof Map)
    return a.size === (b as typeof a).size && [...a].every(([key, x]) => istGleich(x, (b as typeof a).get(key)))
  const [links, rechts] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const namen = Object.keys(links)
  if (namen.length !== Object.keys(rechts).length) return false
  if (namen.length === 0) return Array.isArray(a)
  return namen.every((name) =>
    name === 'ableitung'
      ? istGleicherOrt(links[name] as Ableitung, rechts[name] as Ableitung)
      : istGleich(links[name], rechts[name]),
  )
}
