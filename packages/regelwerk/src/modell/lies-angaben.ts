import type { Angaben, Wert } from '@weiche/vorgang'
import { type Element, type Laufwert, offen } from '../werte/laufwert.ts'
import type { Lesefeld, Modell } from './modell.ts'

/** Fills the slots of a frame from the Angaben of one case. */
export type Leser = (angaben: Angaben, werte: (Laufwert | undefined)[]) => void
export type Objekt = { readonly [key: string]: Wert }

/** The reader that goes through the model anew for each case; works everywhere. */
export function leserAusModell(modell: Modell): Leser {
  return (angaben, werte) => lies(modell.lesen, angaben, werte, '', undefined)
}

/** `wo` = path of the frame's root, as in `haushalt.mitglieder[m2].`. */
function lies(
  felder: readonly Lesefeld[],
  objekt: Objekt | undefined,
  werte: (Laufwert | undefined)[],
  wo: string,
  element: Element | undefined,
): void {
  for (const feld of felder) {
    const roh = objekt?.[feld.id]
    if (feld.k === 'objekt') lies(feld.felder, alsObjekt(roh), werte, wo, element)
    else if (feld.k === 'skalar')
      werte[feld.slot] = (roh === undefined || roh === null ? feld.vorgabe : feld.lies(roh)) ?? offen(wo + feld.name)
    else if (!Array.isArray(roh)) werte[feld.slot] = feld.leer ? [] : offen(wo + feld.name)
    else
      werte[feld.slot] = roh.map((eintrag): Element => {
        const kind = alsObjekt(eintrag)
        const neu = macheElement(wo + feld.name, kind, element, [])
        lies(feld.felder, kind, neu.werte, `${neu.pfad}.`, neu)
        return neu
      })
  }
}

/** An item of a list; `pfad` is that of the list. */
export function macheElement(
  pfad: string,
  kind: Objekt | undefined,
  aussen: Element | undefined,
  werte: (Laufwert | undefined)[],
): Element {
  const id = String(kind?.['id'] ?? '')
  return { pfad: `${pfad}[${id}]`, ids: aussen ? `${aussen.ids}.${id}` : id, aussen, werte }
}

export function alsObjekt(wert: Wert | undefined): Objekt | undefined {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert) ? wert : undefined
}
