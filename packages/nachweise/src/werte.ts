import { isDatum } from './kalender.ts'
import type { Lesefeld } from './katalog.ts'
import { clean, labelForm } from './schrift.ts'

/**
 * The typed value as canonical string: betrag "1300.00", datum "2025-06-01", ganzzahl "80",
 * namen one per line. undefined = not written as the type demands. In running text a value may be
 * followed by other words, in a cell by nothing.
 */
export function parseWert(feld: Lesefeld, zeilen: readonly string[], lauftext: boolean): string | undefined {
  const text = clean(zeilen.join(' '))
  switch (feld.typ) {
    case 'betrag':
      return match(BETRAG, text, lauftext, toBetrag)
    case 'datum':
      return match(DATUM, text, lauftext, ([tag, monat, jahr]) => toDatum(tag, monat, jahr))
    case 'ganzzahl':
      return match('(\\d{1,9})', text, lauftext, ([zahl]) => String(Number(zahl)))
    case 'auswahl':
      return toAuswahl(feld, text)
    case 'namen':
      return toNamen(zeilen)
    case 'text':
    case 'name':
      return text === '' || text.length > 200 ? undefined : text
  }
}

const ZAHL = '(\\d{1,3}(?:\\.\\d{3}){1,3}|\\d{1,9})(?:,(\\d{2}|-{1,2}))?'
const WAEHRUNG = '(?:EUR|Euro|€)'
const BETRAG = `(?:${WAEHRUNG} ?${ZAHL}|${ZAHL} ?${WAEHRUNG})`
const MONATE = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const DATUM = `(\\d{1,2})\\. ?(\\d{1,2}\\.|${MONATE.join('|')}) ?(\\d{4})`

type Groups = (string | undefined)[]

/** The pattern from the first character on; what follows it in running text must not go on with the value. */
function match(pattern: string, text: string, lauftext: boolean, to: (groups: Groups) => string | undefined) {
  const found = new RegExp(`^${pattern}${lauftext ? '(?![\\p{L}\\p{N}]|[.,]\\d)' : '$'}`, 'u').exec(text)
  return found ? to(found.slice(1)) : undefined
}

function toBetrag([before, beforeCents, behind, behindCents]: Groups): string {
  const euro = (before ?? behind)!.replaceAll('.', '')
  const cents = beforeCents ?? behindCents ?? '00'
  return `${BigInt(euro)}.${cents.startsWith('-') ? '00' : cents}`
}

function toDatum(tag: string | undefined, monat: string | undefined, jahr: string | undefined): string | undefined {
  const number = monat!.endsWith('.') ? Number(monat!.slice(0, -1)) : MONATE.indexOf(monat!) + 1
  const datum = `${jahr}-${String(number).padStart(2, '0')}-${tag!.padStart(2, '0')}`
  return isDatum(datum) ? datum : undefined
}

function toAuswahl(feld: Lesefeld, text: string): string | undefined {
  const printed = labelForm(text)
  return Object.entries(feld.werte ?? {}).find(([, words]) => words.some((word) => labelForm(word) === printed))?.[0]
}

function toNamen(zeilen: readonly string[]): string | undefined {
  const names = zeilen.map((zeile) => clean(zeile).replace(/^[•·–-] ?/, '')).filter((name) => name !== '')
  return names.length > 0 && names.length <= 50 ? names.join('\n') : undefined
}
