import { addTage } from '@weiche/fristen'
import { ganzzahl, type Zufall } from '@weiche/test-last'

/**
 * What people do, by its day. `voll`: the citizen hands in everything, `teil` only the Angabe; `mehr-zeit` and `zu-viel-zeit`: asks
 * for more, which a person gives or refuses on the next day; `versagung`: a person withholds the benefit.
 */
export type Handlung = {
  tag: string
  was: 'voll' | 'teil' | 'mehr-zeit' | 'zu-viel-zeit' | 'zuruecknahme' | 'versagung'
}
/** One case of the year: its Antrag lacks an Angabe and a Nachweis. */
export type Fall = { nummer: number; eingang: string; handlungen: Handlung[] }

const ERSTER_TAG = '2025-01-02'
/** Long enough for an answer after the reminder and its lapse. */
const SPAET = 75
/** By then the second Frist of who was silent is over, whatever the holidays. */
const VERSAGUNG_NACH = 70

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
  if (art < 0.2) return []
  if (art < 0.4) return versagt(zufall, addTage(eingang, VERSAGUNG_NACH))
  if (art < 0.6) return [{ tag: later(SPAET), was: 'voll' }]
  if (art < 0.75) return [{ tag: later(SPAET), was: 'teil' }]
  if (art < 0.8) return [{ tag: later(27), was: 'mehr-zeit' }]
  if (art < 0.85) return [{ tag: later(26), was: 'zu-viel-zeit' }]
  if (art < 0.92) return [{ tag: later(SPAET), was: 'zuruecknahme' }]
  return teilsDannVoll(zufall, later(40))
}

/** Silent until it is withheld; then some go on being silent, and some make up for it, at once or by halves. */
function versagt(zufall: Zufall, tag: string): Handlung[] {
  const versagung: Handlung = { tag, was: 'versagung' }
  const spaeter = addTage(tag, ganzzahl(zufall, 1, 40))
  const art = zufall()
  if (art < 0.3) return [versagung]
  return art < 0.65 ? [versagung, { tag: spaeter, was: 'voll' }] : [versagung, ...teilsDannVoll(zufall, spaeter)]
}

const teilsDannVoll = (zufall: Zufall, first: string): Handlung[] => [
  { tag: first, was: 'teil' },
  // A person may answer in between, on the next day.
  { tag: addTage(first, ganzzahl(zufall, 2, 40)), was: 'voll' },
]
