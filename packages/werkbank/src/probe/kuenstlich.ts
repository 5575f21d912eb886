import type { Feld, Paket } from '@weiche/regelwerk'
import { type Angaben, isObject, type Wert } from '@weiche/vorgang'
import type { Fall } from '../fall/fall.ts'
import type { Probefall } from './probefall.ts'

/** Numbers in [0, 1); the same seed gives the same cases. */
export type Zufall = () => number

/** Small and quick; for made-up cases only. */
export function zufallAus(seed: number): Zufall {
  let x = (seed >>> 0) + 0x6d2b79f5
  return () => {
    x = (x + 0x6d2b79f5) >>> 0
    let t = Math.imul(x ^ (x >>> 15), x | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A made-up case: one of the case files with some amounts and numbers moved; what fits together mostly stays so. */
export function erfinde(paket: Paket, faelle: readonly Fall[], nummer: number, zufall: Zufall): Probefall {
  const fall = faelle[Math.floor(zufall() * faelle.length)]!
  const angaben = variiere(paket.felder, fall.angaben, zufall)
  return { id: `k${nummer}-${fall.name}`, angaben, eingang: fall.eingang, entscheidung: fall.entscheidung }
}

/** As many of them as wanted; the n-th is the same whoever makes it. */
export function* erfindeFaelle(paket: Paket, faelle: readonly Fall[], anzahl: number, seed: number) {
  for (let i = 0; i < anzahl; i++) yield erfinde(paket, faelle, i, zufallAus(seed + i))
}

function variiere(felder: readonly Feld[], angaben: Angaben, zufall: Zufall): Angaben {
  const neu: Angaben = { ...angaben }
  for (const feld of felder) {
    const wert = neu[feld.id]
    if (wert !== undefined && wert !== null) neu[feld.id] = variiereWert(feld, wert, zufall)
  }
  return neu
}

function variiereWert(feld: Feld, wert: Wert, zufall: Zufall): Wert {
  if (feld.typ === 'objekt') return isObject(wert) ? variiere(feld.felder, wert, zufall) : wert
  if (feld.typ === 'liste')
    return Array.isArray(wert) ? wert.map((w) => (isObject(w) ? variiere(feld.felder, w, zufall) : w)) : wert
  if (feld.typ === 'betrag' && typeof wert === 'string' && zufall() < 0.5) {
    const cent = Math.round(Number(wert) * 100 * (0.5 + zufall()))
    return (Math.max(cent, 0) / 100).toFixed(2)
  }
  return wert
}
