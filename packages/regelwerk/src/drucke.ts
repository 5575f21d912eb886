import type { Wert } from '@weiche/vorgang'
import { type Dezimal, formatDezimal, kuerze } from './dezimal.ts'
import { type Element, istOffen, type Laufwert } from './laufwert.ts'
import type { Typ } from './typ.ts'

/** Value -> JSON: numbers as exact decimal strings, unknown as null. `gerundet`: the scale is part of the value. */
export function drucke(wert: Laufwert, typ: Typ, gerundet = false): Wert {
  if (istOffen(wert)) return null
  if (typeof wert !== 'object') return wert
  if (Array.isArray(wert)) {
    const von = typ.art === 'liste' ? typ.von : typ
    return wert.map((element) => drucke(element, von, gerundet))
  }
  if (typ.art !== 'zahl') return (wert as Element).pfad
  const zahl = wert as Dezimal
  return formatDezimal(gerundet ? zahl : kuerze(zahl, typ.geld ? 2 : 0))
}
