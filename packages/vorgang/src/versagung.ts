import type { Bescheidlauf, Vorgang } from './vorgang.ts'

/** Codes of what comes in after a Versagung: everything, or a part. What follows is discretion (§ 67 SGB I). */
export const AS_NACHGEHOLT = 'AS-NACHGEHOLT'
export const AS_TEILS_NACHGEHOLT = 'AS-TEILS-NACHGEHOLT'

/** Is the Bescheid that stands now a Versagung? It holds until the cooperation is made up for. */
export function isVersagt(v: Vorgang): boolean {
  return v.bescheid !== undefined && v.bescheid.fakten.entscheidung === v.versagung?.id
}

/** Every Bescheid of the Vorgang with what is proven of it, the oldest first; all but the last are Versagungen. */
export function bescheide(v: Vorgang): Bescheidlauf[] {
  if (!v.bescheid) return v.versagungen
  const versagung = isVersagt(v) ? { versagung: v.versagung! } : {}
  return [...v.versagungen, { bescheid: v.bescheid, ...versagung, ...belege(v) }]
}

/**
 * Something came in after a Versagung: the Vorgang goes on from there as if it had never ended, with the day of its
 * Antrag. The letter of the Versagung and its filing go on, too.
 */
export function wiederbelebt(v: Vorgang): Vorgang {
  if (!v.bescheid || !v.versagung || !isVersagt(v)) return v
  const { bescheid, versagung, versand: _v, uebergabe: _u, ablage: _a, ...rest } = v
  return { ...rest, versagungen: [...v.versagungen, { versagung, bescheid, ...belege(v) }] }
}

/** A person found that what came in changes nothing: the last Versagung is what stands. */
export function bleibtVersagt(v: Vorgang): Vorgang {
  const last = v.versagungen.at(-1)
  return last && !v.bescheid ? { ...v, ...last, versagungen: v.versagungen.slice(0, -1) } : v
}

/** Evidence for one Bescheid, where it stands now. `beleg` undefined takes it away. */
export function belegt<K extends 'versand' | 'uebergabe' | 'ablage'>(
  v: Vorgang,
  bescheid: string,
  name: K,
  beleg: Bescheidlauf[K],
): Vorgang {
  if (!v.versagungen.some((l) => l.bescheid.id === bescheid)) return withBeleg(v, name, beleg)
  const versagungen = v.versagungen.map((l) => (l.bescheid.id === bescheid ? withBeleg(l, name, beleg) : l))
  return { ...v, versagungen }
}

function withBeleg<T extends object>(lauf: T, name: string, beleg: object | undefined): T {
  const { [name]: _, ...rest } = lauf as Record<string, unknown>
  return (beleg ? { ...rest, [name]: beleg } : rest) as T
}

function belege({
  versand,
  uebergabe,
  ablage,
}: Partial<Bescheidlauf>): Pick<Bescheidlauf, 'versand' | 'uebergabe' | 'ablage'> {
  return { ...(versand && { versand }), ...(uebergabe && { uebergabe }), ...(ablage && { ablage }) }
}
