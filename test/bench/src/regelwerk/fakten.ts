import { type Auswertung, ableitungenVon, type Feld, type Lage, type Paket, parameterVon } from '@weiche/regelwerk'
import { getPath, type Wert } from '@weiche/vorgang'

/** Facts of one case by full name. Every number is a whole number of 10^-10: exact for all three engines. */
export type Fakten = { readonly [name: string]: Faktwert }
export type Faktwert = number | string | boolean

const ZAHLEN = new Set(['betrag', 'zahl', 'ganzzahl'])

/** The number of 10^-10 in a decimal text. @throws when a double cannot hold it */
export function skaliere(text: string | number): number {
  const [ganz = '', bruch = ''] = String(text).split('.')
  const zahl = Number(ganz + bruch.padEnd(10, '0'))
  if (bruch.length > 10 || !Number.isSafeInteger(zahl)) throw new Error(`${text} is not exact at ten decimals`)
  return zahl
}

/** What the conditions need, computed once: Angaben, parameters and computed facts under the names the rules use. */
export function faktenVon(paket: Paket, lage: Lage, auswertung: Auswertung, namen: Iterable<string>): Fakten {
  const fassung = auswertung.fassungen[0]!
  const zahlen = zahlennamen(paket, fassung)
  const felder = felderVon(paket)
  const parameter = new Map<string, Wert>()
  for (const json of parameterVon(paket, fassung)) if ('wert' in json) parameter.set(json.id, json.wert)
  const fakten: Record<string, Faktwert> = {}
  for (const name of namen) {
    const wert =
      auswertung.werte[0]![name] ?? parameter.get(name) ?? getPath(lage.angaben, name) ?? felder.get(name)?.vorgabe
    if (typeof wert === 'number' || (typeof wert === 'string' && zahlen.has(name))) fakten[name] = skaliere(wert)
    else if (typeof wert === 'string' || typeof wert === 'boolean') fakten[name] = wert
    else throw new Error(`${name} is unknown in a case that should be complete`)
  }
  return fakten
}

/** Names of Angaben, parameters and computed facts that are numbers. */
export function zahlennamen(paket: Paket, fassung: string): Set<string> {
  const namen = new Set<string>()
  for (const { id, typ } of [...parameterVon(paket, fassung), ...ableitungenVon(paket, fassung)])
    if (ZAHLEN.has(typ)) namen.add(id)
  for (const [name, { typ }] of felderVon(paket)) if (ZAHLEN.has(typ)) namen.add(name)
  return namen
}

/** Fields outside lists by their full name. */
function felderVon(paket: Paket): Map<string, Feld & { vorgabe?: Wert | undefined }> {
  const felder = new Map<string, Feld & { vorgabe?: Wert | undefined }>()
  const sammle = (liste: readonly Feld[], praefix: string): void => {
    for (const feld of liste) {
      if (feld.typ === 'objekt') sammle(feld.felder, `${praefix}${feld.id}.`)
      else felder.set(praefix + feld.id, feld)
    }
  }
  sammle(paket.felder, '')
  return felder
}
