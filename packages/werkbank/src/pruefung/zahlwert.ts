import type { Blatt } from '@weiche/regelwerk'

type Laufwert = Parameters<Blatt['pruefe']>[0]

/** A number or a date (as the number of its day) to compare by; undefined = something else, or unknown. */
export function zahlwert(wert: Laufwert, typ: Blatt['links']['baum']['typ']): number | undefined {
  if (typ.art === 'datum') return typeof wert === 'string' ? Date.parse(wert) / 86_400_000 : undefined
  if (typ.art !== 'zahl' || typeof wert !== 'object' || !('s' in wert)) return undefined
  return Number(wert.z) / 10 ** wert.s
}

/** The fixed value that a fact is compared with. */
export function festeZahl({ rechts, links }: Blatt): number | undefined {
  return rechts.baum.k === 'konstante' ? zahlwert(rechts.baum.wert, links.baum.typ) : undefined
}
