import type { Ereignis, Vorgang } from '@weiche/vorgang'
import type { Kanal } from './decide-antrag.ts'

export type Einzelfallkommando = { kanal: Kanal; eingangsdatum: string; grund: string }
export type Einzelfallentschluss = { kind: 'append'; ereignisse: Ereignis[] } | { kind: 'zurueckgenommen' }

/** A person is to look, before the decision or after it: there is no stand in which that may be refused, but a withdrawal. */
export function decideEinzelfall(
  v: Vorgang,
  { kanal, eingangsdatum, grund }: Einzelfallkommando,
): Einzelfallentschluss {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const ereignis: Ereignis = {
    type: 'einzelfallpruefung.beantragt',
    fakten: { kanal, eingangsdatum },
    inhalt: { grund },
  }
  return { kind: 'append', ereignisse: [ereignis] }
}
