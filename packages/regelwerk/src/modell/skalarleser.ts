import type { Wert } from '@weiche/vorgang'
import type { Skalarfeld } from '../schema/angaben.ts'
import { istDatum } from '../werte/datum.ts'
import { parseDezimal, vonGanzzahl } from '../werte/dezimal.ts'
import type { Laufwert } from '../werte/laufwert.ts'

/** Typed JSON -> value; what does not fit is unknown, never a guess. */
export type Skalarleser = (roh: Wert) => Laufwert | undefined

export function skalarLeser(feld: Skalarfeld): Skalarleser {
  switch (feld.typ) {
    case 'janein':
      return liesJanein
    case 'ganzzahl':
      return liesGanzzahl
    case 'betrag':
    case 'zahl':
      return liesZahl
    case 'datum':
      return liesDatum
    case 'auswahl': {
      const werte = new Set(feld.werte)
      return (roh) => (typeof roh === 'string' && werte.has(roh) ? roh : undefined)
    }
    case 'text':
      return liesText
  }
}

function liesJanein(roh: Wert): Laufwert | undefined {
  return typeof roh === 'boolean' ? roh : undefined
}

function liesGanzzahl(roh: Wert): Laufwert | undefined {
  return typeof roh === 'number' && Number.isSafeInteger(roh) ? vonGanzzahl(roh) : undefined
}

function liesZahl(roh: Wert): Laufwert | undefined {
  return typeof roh === 'string' ? parseDezimal(roh) : undefined
}

function liesDatum(roh: Wert): Laufwert | undefined {
  return typeof roh === 'string' && istDatum(roh) ? roh : undefined
}

function liesText(roh: Wert): Laufwert | undefined {
  return typeof roh === 'string' ? roh : undefined
}
