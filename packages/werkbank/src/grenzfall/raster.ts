import type { Feld } from '@weiche/regelwerk'
import type { Wert } from '@weiche/vorgang'

/** The values that an Angabe may take as whole numbers 0, 1, 2 ... of its smallest unit, and back. */
export type Raster = { min: number; max: number; von(wert: Wert): number; zu(zahl: number): Wert }

const GROSS = 10_000_000

/** Undefined: the field has no order. */
export function rasterVon(feld: Feld): Raster | undefined {
  switch (feld.typ) {
    case 'ganzzahl':
      return { min: feld.min ?? -GROSS, max: feld.max ?? GROSS, von: Number, zu: (zahl) => zahl }
    case 'betrag':
    case 'zahl': {
      const skala = feld.typ === 'betrag' ? 2 : (feld.skala ?? 2)
      const faktor = 10 ** skala
      return {
        min: Math.round(Number(feld.min ?? '0') * faktor),
        max: Math.round(Math.min(Number(feld.max ?? GROSS), GROSS) * faktor),
        von: (wert) => Math.round(Number(wert) * faktor),
        zu: (zahl) => (zahl / faktor).toFixed(skala),
      }
    }
    case 'datum':
      return {
        min: tag(feld.min ?? '1900-01-01'),
        max: tag(feld.max ?? '2199-12-31'),
        von: (wert) => tag(String(wert)),
        zu: (zahl) => new Date(zahl * 86_400_000).toISOString().slice(0, 10),
      }
    default:
      return undefined
  }
}

const tag = (datum: string) => Math.round(Date.parse(datum) / 86_400_000)
