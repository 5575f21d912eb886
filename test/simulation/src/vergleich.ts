import { canonicalJson, type EreignisTyp } from '@weiche/vorgang'
import type { Akte } from './pruefe-ende.ts'

/** What came of one application, and the course that led there. */
export type Ergebnis = { verlauf: string; ausgang: string }

/** The order of these makes an outcome; who was slow in between must not. */
const BESTIMMEND: ReadonlySet<EreignisTyp> = new Set<EreignisTyp>([
  'antrag.eingegangen',
  'dublette.erkannt',
  'nachreichung.eingegangen',
  'antrag.zurueckgenommen',
  'vorgang.zurueckgegeben',
  'bescheid.erstellt',
  'frist.abgelaufen',
  'entscheidung.getroffen',
])
const NICHT: ReadonlySet<string> = new Set(['grundlage', 'gesehen', 'person', 'entscheidungsdatum'])

/** Outcome, codes, amounts and reasons; days and who it was may differ. */
export function ergebnisOf({ commits, vorgang }: Akte): Ergebnis {
  const verlauf = commits.flatMap((c) => c.ereignisse).flatMap((e) => (BESTIMMEND.has(e.type) ? [nameOf(e)] : []))
  const { fakten = {}, inhalt = {} } = vorgang.entscheidung ?? {}
  const parts = Object.entries({ ...fakten, ...inhalt }).filter(([name]) => !NICHT.has(name))
  return { verlauf: verlauf.join(' '), ausgang: canonicalJson(Object.fromEntries(parts) as never) }
}

const nameOf = (e: { type: string; fakten: object }): string =>
  'weg' in e.fakten ? `${e.type}/${e.fakten.weg}` : e.type
