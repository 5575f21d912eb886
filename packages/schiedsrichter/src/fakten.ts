import {
  type Auswertung,
  ableitungenVon,
  type Feld,
  type Lage,
  type Paket,
  parameterVon,
  verfahrenVon,
} from '@weiche/regelwerk'
import { type Angaben, getPath, type Wert } from '@weiche/vorgang'

/** What json-rules-engine can compare once it is given in a safe shape. */
export type Skalarart = 'zahl' | 'ganzzahl' | 'janein' | 'datum' | 'text'
/** `werte`: all words that a text can be (auswahl). `fremd`: nothing the original could compare, only stated or not. */
export type Faktentyp =
  | { art: Skalarart; werte?: readonly string[] }
  | { art: 'liste'; von: Skalarart }
  | { art: 'fremd' }

/** Numbers as decimal text, days as `YYYY-MM-DD`; null = unknown, also inside a list. */
export type Faktwert = string | boolean | null | (string | boolean | null)[]
export type Fakt = { typ: Faktentyp; wert: Faktwert; angegeben: boolean }
export type Fakten = ReadonlyMap<string, Fakt>

export function istBekannt(wert: Faktwert): boolean {
  return Array.isArray(wert) ? !wert.includes(null) : wert !== null
}

/**
 * Every name that a condition may use in one Abschnitt, read from the Antrag, the files of the Fassung and the values
 * that the evaluation printed. Of the engine only the months of the period are taken over.
 */
export function faktenVon(paket: Paket, lage: Lage, auswertung: Auswertung, abschnitt: number): Map<string, Fakt> {
  const { fassung } = auswertung.abschnitte[abschnitt]!
  const fakten = new Map<string, Fakt>()
  for (const json of parameterVon(paket, fassung))
    if ('wert' in json) fakten.set(json.id, fakt(typVon(json.typ), json.wert))
  sammle(paket.felder, '', lage.angaben, fakten)
  for (const [name, wert] of Object.entries(verfahrenVon(paket, lage)[abschnitt]!))
    fakten.set(`verfahren.${name}`, fakt({ art: name === 'monate' ? 'ganzzahl' : 'datum' }, wert))
  for (const { id, typ, von: element, je } of ableitungenVon(paket, fassung)) {
    if (je !== undefined) continue
    const wert = auswertung.werte[abschnitt]![id]
    fakten.set(id, fakt(typ === 'liste' ? listentyp(typVon(element ?? '')) : typVon(typ), wert))
  }
  return fakten
}

export function sammle(felder: readonly Feld[], praefix: string, angaben: Angaben, fakten: Map<string, Fakt>): void {
  for (const feld of felder) {
    const name = praefix + feld.id
    if (feld.typ === 'objekt') sammle(feld.felder, `${name}.`, angaben, fakten)
    else {
      const roh = getPath(angaben, name)
      const typ = typVon(feld.typ, feld.typ === 'auswahl' ? feld.werte : undefined)
      fakten.set(name, fakt(typ, roh ?? feld.vorgabe))
    }
  }
}

export function typVon(name: string, werte?: readonly string[]): Faktentyp {
  switch (name) {
    case 'betrag':
    case 'zahl':
      return { art: 'zahl' }
    case 'ganzzahl':
    case 'janein':
    case 'datum':
    case 'text':
      return { art: name }
    case 'auswahl':
      return { art: 'text', ...(werte ? { werte } : {}) }
    default:
      return { art: 'fremd' }
  }
}

function listentyp(von: Faktentyp): Faktentyp {
  return von.art === 'fremd' || von.art === 'liste' ? { art: 'fremd' } : { art: 'liste', von: von.art }
}

export function fakt(typ: Faktentyp, roh: Wert | undefined): Fakt {
  return { typ, wert: typ.art === 'fremd' ? null : wertVon(roh), angegeben: roh !== undefined && roh !== null }
}

function wertVon(roh: Wert | undefined): Faktwert {
  if (Array.isArray(roh)) return roh.map((x) => skalar(x))
  return skalar(roh)
}

function skalar(roh: Wert | undefined): string | boolean | null {
  if (typeof roh === 'number') return String(roh)
  return typeof roh === 'string' || typeof roh === 'boolean' ? roh : null
}
