import { addTage } from '@weiche/fristen'
import { ganzzahl, type Zufall } from '@weiche/test-last'

/** What a citizen does, by its day: `voll` hands in everything, `teil` only the Angabe. */
export type Handlung = { tag: string; was: 'voll' | 'teil' | 'mehr-zeit' | 'zuruecknahme' }
/** One case of the year: its Antrag lacks an Angabe and a Nachweis. */
export type Fall = { nummer: number; eingang: string; handlungen: Handlung[] }

const ERSTER_TAG = '2025-01-02'
/** Long enough for an answer after the reminder and its lapse. */
const SPAET = 75

/** `anzahl` cases over so many days; the same seed makes the same year. */
export function planeJahr(zufall: Zufall, anzahl: number, tage: number): Fall[] {
  return Array.from({ length: anzahl }, (_, nummer) => {
    const eingang = addTage(ERSTER_TAG, Math.floor((nummer * tage) / anzahl))
    return { nummer, eingang, handlungen: handlungenAb(zufall, eingang) }
  })
}

function handlungenAb(zufall: Zufall, eingang: string): Handlung[] {
  const later = (bis: number) => addTage(eingang, ganzzahl(zufall, 1, bis))
  const art = zufall()
  if (art < 0.4) return []
  if (art < 0.6) return [{ tag: later(SPAET), was: 'voll' }]
  if (art < 0.75) return [{ tag: later(SPAET), was: 'teil' }]
  if (art < 0.85) return [{ tag: later(27), was: 'mehr-zeit' }]
  if (art < 0.92) return [{ tag: later(SPAET), was: 'zuruecknahme' }]
  const first = later(40)
  return [
    { tag: first, was: 'teil' },
    { tag: addTage(first, ganzzahl(zufall, 1, 40)), was: 'voll' },
  ]
}
