import type { Wert } from '@weiche/vorgang'
import { formatDauer } from './dauer.ts'
import { type Dezimal, formatDezimal, kuerze } from './dezimal.ts'
import { type Element, istOffen, type Laufwert } from './laufwert.ts'
import type { Typ } from './typ.ts'

/** Value -> JSON: numbers as exact decimal strings, durations as in ISO 8601, unknown as null. `gerundet`: the scale is part of the value. */
export function drucke(wert: Laufwert, typ: Typ, gerundet = false): Wert {
  if (istOffen(wert)) return null
  if (typeof wert !== 'object') return wert
  if (Array.isArray(wert)) {
    if (typ.art === 'kontext')
      return Object.fromEntries(typ.felder.map((feld, i) => [feld.name, drucke(wert[i]!, feld.typ, gerundet)]))
    const von = typ.art === 'liste' ? typ.von : typ
    return wert.map((element) => drucke(element, von, gerundet))
  }
  if (typ.art === 'dauer') return formatDauer(wert as Dezimal, typ.in)
  if (typ.art !== 'zahl') return (wert as Element).pfad
  const zahl = wert as Dezimal
  return formatDezimal(gerundet ? zahl : kuerze(zahl, typ.geld ? 2 : 0))
}
