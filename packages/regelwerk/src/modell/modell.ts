import type { Benannt } from '../feel/baum.ts'
import type { Feld, Listenfeld, Skalarfeld } from '../schema/angaben.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import { type Typ, typVon } from '../werte/typ.ts'
import { type Skalarleser, skalarLeser } from './skalarleser.ts'

/** The data model with a slot for every field. Names of a list's items live apart, by the path of the list. */
export type Modell = {
  felder: readonly Feld[]
  namen: ReadonlyMap<string, Benannt>
  listen: ReadonlyMap<string, Listenmodell>
  /** Number of slots of the global frame; computed facts come behind. */
  slots: number
  /** How the Angaben of a case get into the slots. */
  lesen: readonly Lesefeld[]
}
export type Listenmodell = { namen: ReadonlyMap<string, Benannt>; slots: number; aussen: string }

/** A field as it is read: `id` = its key in the JSON, `name` = its name in the frame. */
export type Lesefeld =
  | { k: 'objekt'; id: string; felder: readonly Lesefeld[] }
  /** `liste` = its path; without an answer it is empty (`leer`) or unknown. */
  | { k: 'liste'; id: string; name: string; slot: number; liste: string; leer: boolean; felder: readonly Lesefeld[] }
  | { k: 'skalar'; id: string; name: string; slot: number; lies: Skalarleser; vorgabe: Laufwert | undefined }

/** Facts of the procedure take the first slots. */
export const verfahren = { eingangsdatum: 0, entscheidungsdatum: 1, monate: 2, monat: 3 } as const

type Rahmen = { namen: Map<string, Benannt>; slots: number; liste: string }

export function baueModell(felder: readonly Feld[]): Modell {
  const namen = new Map<string, Benannt>([['verfahren', { k: 'objekt' }]])
  for (const [name, slot] of Object.entries(verfahren))
    namen.set(`verfahren.${name}`, {
      k: 'angabe',
      slot,
      typ: typVon(name === 'monate' ? 'ganzzahl' : 'datum'),
      vorgabe: true,
    })
  const listen = new Map<string, Listenmodell>()
  const rahmen: Rahmen = { namen, slots: Object.keys(verfahren).length, liste: '' }
  const lesen = baueFelder(felder, '', rahmen, listen)
  return { felder, namen, listen, slots: rahmen.slots, lesen }
}

function baueFelder(
  felder: readonly Feld[],
  praefix: string,
  rahmen: Rahmen,
  listen: Map<string, Listenmodell>,
): Lesefeld[] {
  return felder.map((feld): Lesefeld => {
    const { id } = feld
    const name = praefix + id
    if (feld.typ === 'objekt') {
      rahmen.namen.set(name, { k: 'objekt' })
      return { k: 'objekt', id, felder: baueFelder(feld.felder, `${name}.`, rahmen, listen) }
    }
    const slot = rahmen.slots++
    if (feld.typ === 'liste') return baueListe(feld, name, slot, rahmen, listen)
    rahmen.namen.set(name, { k: 'angabe', slot, typ: feldtyp(feld), vorgabe: feld.vorgabe !== undefined })
    const lies = skalarLeser(feld)
    return { k: 'skalar', id, name, slot, lies, vorgabe: feld.vorgabe === undefined ? undefined : lies(feld.vorgabe) }
  })
}

function baueListe(
  feld: Listenfeld,
  name: string,
  slot: number,
  rahmen: Rahmen,
  listen: Map<string, Listenmodell>,
): Lesefeld {
  const liste = rahmen.liste === '' ? name : `${rahmen.liste}.${name}`
  const leer = feld.vorgabe !== undefined
  rahmen.namen.set(name, {
    k: 'angabe',
    slot,
    typ: { art: 'liste', von: { art: 'element', liste } },
    vorgabe: leer,
  })
  const innen: Rahmen = { namen: new Map(), slots: 0, liste }
  const felder = baueFelder(feld.felder, '', innen, listen)
  listen.set(liste, { namen: innen.namen, slots: innen.slots, aussen: rahmen.liste })
  return { k: 'liste', id: feld.id, name, slot, liste, leer, felder }
}

export function feldtyp(feld: Skalarfeld): Typ {
  return typVon(feld.typ, feld.typ === 'auswahl' ? feld.werte : undefined)
}
