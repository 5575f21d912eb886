import type { Ereignis } from './ereignisse.ts'

/** Brings an opened event from before a field existed into the form of today; nothing stored is ever changed. */
export function upcastEreignis(e: Ereignis): Ereignis {
  if (e.type !== 'regeln.ausgewertet' || e.inhalt.quittung.dateien !== undefined) return e
  const since = { dateien: {}, eingangsdatum: '', entscheidungsdatum: '' }
  return { ...e, inhalt: { ...e.inhalt, quittung: { ...e.inhalt.quittung, ...since } } }
}
