import type { Paket } from '@weiche/regelwerk'
import { type Angaben, isObject, type Wert } from '@weiche/vorgang'

/** A way to divide cases: by one Angabe with few values, or by how long a list is. */
export type Merkmal = { pfad: readonly string[]; titel: string; art: 'wert' | 'anzahl' }

/** Everything in angaben.json that divides: choices, yes/no, and the length of lists; never free text, dates or names. */
export function merkmaleVon(felder: Paket['felder'], pfad: readonly string[] = []): Merkmal[] {
  return felder.flatMap((feld): Merkmal[] => {
    const hier = [...pfad, feld.id]
    if (feld.typ === 'objekt') return merkmaleVon(feld.felder, hier)
    if (feld.typ === 'liste') return [{ pfad: hier, titel: `Anzahl: ${feld.titel}`, art: 'anzahl' }]
    return feld.typ === 'auswahl' || feld.typ === 'janein' ? [{ pfad: hier, titel: feld.titel, art: 'wert' }] : []
  })
}

export function auspraegung({ pfad, art }: Merkmal, angaben: Angaben): string {
  let wert: Wert | undefined = angaben
  for (const teil of pfad) wert = isObject(wert) ? wert[teil] : undefined
  if (wert === undefined || wert === null) return 'nicht angegeben'
  if (art === 'anzahl') return Array.isArray(wert) ? String(wert.length) : 'nicht angegeben'
  return wert === true ? 'ja' : wert === false ? 'nein' : String(wert)
}
