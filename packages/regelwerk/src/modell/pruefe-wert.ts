import type { Wert } from '@weiche/vorgang'
import type { Skalarfeld } from '../schema/angaben.ts'
import { istDatum } from '../werte/datum.ts'
import { type Dezimal, formatDezimal, kuerze, parseDezimal, runde, vergleiche, vonGanzzahl } from '../werte/dezimal.ts'

export type FehlerCode = 'unbekanntes-feld' | 'typ' | 'bereich' | 'fehlt' | 'zu-lang' | 'zu-viele' | 'doppelt'
/** A typed value in its canonical form, or what is wrong. Texts never repeat the value. */
export type Wertpruefung = { wert: Wert } | { code: FehlerCode; text: string }

export const MAX_TEXT = 1000

export function pruefeWert(feld: Skalarfeld, roh: unknown): Wertpruefung {
  switch (feld.typ) {
    case 'janein':
      return typeof roh === 'boolean' ? { wert: roh } : typ(feld, 'true (ja) oder false (nein), ohne Anführungszeichen')
    case 'auswahl':
      if (typeof roh !== 'string') return typ(feld, 'einer der Werte als Text')
      return feld.werte.includes(roh) ? { wert: roh } : bereich(feld, `Erlaubt sind: ${feld.werte.join(', ')}.`)
    case 'ganzzahl':
      if (typeof roh !== 'number' || !Number.isSafeInteger(roh))
        return typ(feld, 'eine ganze Zahl ohne Anführungszeichen, zum Beispiel 12')
      return inGrenzen(feld, vonGanzzahl(roh), grenze(feld.min), grenze(feld.max)) ?? { wert: roh }
    case 'betrag':
      return pruefeDezimal(
        feld,
        roh,
        2,
        'ein Betrag als Text mit Punkt und höchstens zwei Nachkommastellen, zum Beispiel "520.00"',
      )
    case 'zahl': {
      const skala = feld.skala ?? 2
      return pruefeDezimal(
        feld,
        roh,
        skala,
        `eine Zahl als Text mit Punkt und höchstens ${String(skala)} Nachkommastellen, zum Beispiel "62.5"`,
      )
    }
    case 'datum':
      if (typeof roh !== 'string' || !istDatum(roh))
        return typ(feld, 'ein Tag des Kalenders als JJJJ-MM-TT, zum Beispiel "1990-02-28"')
      if (roh < (feld.min ?? '1900-01-01') || roh > (feld.max ?? '2199-12-31'))
        return bereich(feld, `Der Tag liegt zwischen ${feld.min ?? '1900-01-01'} und ${feld.max ?? '2199-12-31'}.`)
      return { wert: roh }
    case 'text':
      return pruefeText(feld, roh)
  }
}

type Dezimalfeld = Skalarfeld & { typ: 'betrag' | 'zahl' }

function pruefeDezimal(feld: Dezimalfeld, roh: unknown, skala: number, erwartet: string): Wertpruefung {
  const wert = typeof roh === 'string' && /^-?\d{1,10}(\.\d{1,10})?$/.test(roh) ? parseDezimal(roh) : undefined
  if (!wert || wert.s > skala) return typ(feld, erwartet)
  const fehler = inGrenzen(
    feld,
    wert,
    parseDezimal(feld.min ?? '0'),
    feld.max === undefined ? undefined : parseDezimal(feld.max),
  )
  return fehler ?? { wert: formatDezimal(feld.typ === 'betrag' ? runde(wert, 2, 'half-up') : kuerze(wert)) }
}

function pruefeText(feld: Skalarfeld & { typ: 'text' }, roh: unknown): Wertpruefung {
  if (typeof roh !== 'string') return typ(feld, 'ein Text in Anführungszeichen')
  const max = feld.maxLaenge ?? MAX_TEXT
  if (roh.length > 2 * max || [...roh].length > max)
    return { code: 'zu-lang', text: `„${feld.titel}“ darf höchstens ${String(max)} Zeichen haben. Bitte kürzen.` }
  if (!roh.isWellFormed() || STEUERZEICHEN.test(roh))
    return { code: 'typ', text: `„${feld.titel}“ enthält Zeichen, die kein Text sind. Bitte neu eingeben.` }
  return { wert: roh.normalize('NFC') }
}

/** Everything below blank but tab and line ends, and the control characters above ASCII. */
const STEUERZEICHEN = /[^\P{Cc}\t\n\r]/u

function inGrenzen(
  feld: Skalarfeld,
  wert: Dezimal,
  min: Dezimal | undefined,
  max: Dezimal | undefined,
): Wertpruefung | undefined {
  if (min && vergleiche(wert, min) < 0)
    return bereich(feld, `Der Wert darf nicht kleiner als ${formatDezimal(min)} sein.`)
  if (max && vergleiche(wert, max) > 0)
    return bereich(feld, `Der Wert darf nicht größer als ${formatDezimal(max)} sein.`)
  return undefined
}

function grenze(zahl: number | undefined): Dezimal | undefined {
  return zahl === undefined ? undefined : vonGanzzahl(zahl)
}

function typ(feld: Skalarfeld, erwartet: string): Wertpruefung {
  return { code: 'typ', text: `„${feld.titel}“: Erwartet wird ${erwartet}.` }
}

function bereich(feld: Skalarfeld, text: string): Wertpruefung {
  return { code: 'bereich', text: `„${feld.titel}“: ${text}` }
}
