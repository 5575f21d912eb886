import type { Spurnotiz, Wert } from '@weiche/vorgang'
import type { Lage } from '../bedingung/ergebnis.ts'
import type { Kompiliert } from '../programm/kompiliert.ts'
import { elementeVon, starteLauf } from '../programm/lauf-start.ts'
import { dezimal } from '../werte/dezimal.ts'
import { type Lauf, type Laufwert, offen } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'

/** The frame of an evaluation from what was kept of it and the Angaben: every slot is filled, nothing is computed. */
export function stelleHer(kompiliert: Kompiliert, notiz: Spurnotiz, lage: Lage): Lauf {
  const lauf = starteLauf(kompiliert, lage, notiz.monate, notiz.monat)
  const { ableitungen } = kompiliert.fassungen.find(({ gueltigAb }) => gueltigAb === notiz.fassung)!
  let offene = 0
  const lies = (wert: Wert, typ: Typ) => (wert === null ? offen(...notiz.offen[offene++]!) : liesWert(wert, typ))
  for (const [index, { ableitung }] of ableitungen.entries()) {
    const { liste, slot, typ } = ableitung
    const wert = notiz.werte[index]!
    if (liste === '') lauf.werte[slot] = lies(wert, typ)
    else
      for (const [i, element] of elementeVon(kompiliert.modell, lauf, liste).elemente.entries())
        element.werte[slot] = lies((wert as Wert[])[i]!, typ)
  }
  return lauf
}

/** The reverse of `drucke` for what a computed fact may be. Names of what is unknown inside a list are not kept: nobody reads them. */
function liesWert(wert: Wert, typ: Typ): Laufwert {
  if (wert === null) return offen()
  if (Array.isArray(wert)) return wert.map((teil) => liesWert(teil, typ.art === 'liste' ? typ.von : typ))
  if (typ.art !== 'zahl') return wert as string | boolean
  const [ganz, bruch = ''] = (wert as string).split('.')
  return dezimal(BigInt(ganz! + bruch), bruch.length)
}
