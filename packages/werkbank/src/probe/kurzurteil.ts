import { type Bewertung, bewertePaar, type Paket, toCent, type Urteil } from '@weiche/regelwerk'
import type { Weg } from '../fall/urteil.ts'
import type { Probefall } from './probefall.ts'

/** What a rehearsal compares. `cent`: what is paid in a year, or once; undefined = not settled. */
export type Kurzurteil = { weg: Weg; ausgang: Bewertung['ausgang']; cent: number | undefined; codes: string }

/**
 * What the rules alone make of a case before and after: as if every Nachweis lay there and no gate of operation stopped
 * it. A reason for a person beats everything; what is missing beats a calculated refusal.
 */
export function urteileKurz(alt: Paket, neu: Paket): (fall: Probefall) => { alt: Kurzurteil; neu: Kurzurteil } {
  const urteile = bewertePaar(alt, neu)
  return ({ angaben, eingang, entscheidung }) => {
    const paar = urteile({ angaben, eingangsdatum: eingang, entscheidungsdatum: entscheidung })
    const vorher = kuerze(paar.alt, alt)
    return { alt: vorher, neu: paar.neu === paar.alt ? vorher : kuerze(paar.neu, neu) }
  }
}

function kuerze(urteil: Urteil, paket: Paket): Kurzurteil {
  return {
    weg: wegOf(urteil),
    ausgang: urteil.ausgang,
    cent: centOf(urteil, paket.kopf.ergebnis.turnus === 'einmal'),
    codes: codesOf(urteil),
  }
}

function codesOf({ treffer }: Urteil): string {
  if (treffer.length < 2) return treffer[0]?.code ?? ''
  return [...new Set(treffer.map(({ code }) => code))].join(' ')
}

function wegOf({ treffer, offeneRegeln, offen, ausgang }: Urteil): Weg {
  if (treffer.some((t) => t.art === 'aussteuerung')) return 'person'
  if (offen.length > 0 || treffer.some((t) => t.art === 'nachforderung')) return 'nachforderung'
  return offeneRegeln.length > 0 || ausgang === 'offen' ? 'person' : 'dunkel'
}

function centOf({ abschnitte }: Urteil, einmal: boolean): number | undefined {
  let summe = 0
  let zeitraum = 0
  for (const { von, bis, betrag } of abschnitte) {
    if (betrag === null) return undefined
    const dauer = einmal ? 1 : monate(von, bis)
    summe += inCent(betrag) * dauer
    zeitraum += dauer
  }
  return einmal ? summe : Math.round((summe * 12) / zeitraum)
}

/** Whole euros and whole cents, which most amounts are, need no rounding. */
function inCent(betrag: string): number {
  const punkt = betrag.indexOf('.')
  if (punkt < 0) return Number(betrag) * 100
  if (punkt === betrag.length - 3) return Number(betrag.slice(0, punkt) + betrag.slice(punkt + 1))
  return Number(toCent(betrag).replace('.', ''))
}

/** Whole months from the first day of one to the last day of another; a year mostly. */
function monate(von: string, bis: string): number {
  return zahl(bis) - zahl(von) + 1
}

/** Months since the year 0 of `YYYY-MM-DD`, digit by digit: it is asked a million times. */
function zahl(tag: string): number {
  const ziffer = (i: number) => tag.charCodeAt(i) - 48
  const jahr = ziffer(0) * 1000 + ziffer(1) * 100 + ziffer(2) * 10 + ziffer(3)
  return jahr * 12 + ziffer(5) * 10 + ziffer(6)
}
