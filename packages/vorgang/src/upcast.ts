import type { Ereignis } from './ereignisse.ts'

/** What receipts had not: files and days, then the Spur. */
const SINCE = { dateien: {}, eingangsdatum: '', entscheidungsdatum: '', spurHmac: '' }

/** Brings an opened event from before a field existed into the form of today; nothing stored is ever changed. */
export function upcastEreignis(e: Ereignis): Ereignis {
  if (e.type !== 'regeln.ausgewertet' || e.inhalt.quittung.spurHmac !== undefined) return e
  return { ...e, inhalt: { ...e.inhalt, spur: [], quittung: { ...SINCE, ...e.inhalt.quittung } } }
}
