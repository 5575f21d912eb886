import type { Ereignis, Vorgang } from '@weiche/vorgang'
import type { Kanal } from './decide-antrag.ts'
import type { Entschluss } from './decide-nachreichung.ts'

export type Ruecknahmekommando = { kanal: Kanal; eingangsdatum: string; grund: string }

/** Once is enough. After the Bescheid it is still recorded: the decision stands, a person answers. */
export function decideRuecknahme(v: Vorgang, k: Ruecknahmekommando): Entschluss {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const { kanal, eingangsdatum, grund } = k
  const ereignis: Ereignis = { type: 'antrag.zurueckgenommen', fakten: { kanal, eingangsdatum }, inhalt: { grund } }
  return { kind: 'append', ereignisse: [ereignis] }
}
