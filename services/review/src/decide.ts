import type { Ereignis, Vorgang } from '@weiche/vorgang'
import type { Auftrag } from './befehl.ts'
import { eventOf } from './ereignis-von.ts'
import { refuse } from './refuse.ts'

export type Antwort = { kind: 'angenommen'; ereignis: Ereignis } | { kind: 'abgelehnt'; grund: string }

/** May this person order that now, and which event does it make? Pure; news since `gesehen` were checked before. */
export function decideBefehl(v: Vorgang, auftrag: Auftrag): Antwort {
  const refusal = refuse(v, auftrag)
  return refusal ? { kind: 'abgelehnt', grund: refusal } : { kind: 'angenommen', ereignis: eventOf(v, auftrag) }
}
