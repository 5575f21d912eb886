import type { Angaben, Wert } from '@weiche/vorgang'
import { istDatum } from './datum.ts'
import { parseDezimal, vonGanzzahl } from './dezimal.ts'
import type { Benannt } from './feel-baum.ts'
import { type Element, type Laufwert, offen } from './laufwert.ts'
import type { Feld, Listenfeld, Skalarfeld } from './schema-angaben.ts'
import { type Typ, typVon } from './typ.ts'

/** The data model with a slot for every field. Names of a list's items live apart, by the path of the list. */
export type Modell = {
  felder: readonly Feld[]
  namen: ReadonlyMap<string, Benannt>
  listen: ReadonlyMap<string, Listenmodell>
  /** Number of slots of the global frame; computed facts come behind. */
  slots: number
  lies(angaben: Angaben, werte: (Laufwert | undefined)[]): void
}
export type Listenmodell = { namen: ReadonlyMap<string, Benannt>; slots: number; aussen: string }

/** Facts of the procedure take the first slots. */
export const verfahren = { eingangsdatum: 0, entscheidungsdatum: 1, monate: 2, monat: 3 } as const

type Objekt = { [key: string]: Wert }
/** Fills slots from the JSON of one object. `wo` = path of the frame's root, as in `haushalt.mitglieder[m2].`. */
type Leser = (
  objekt: Objekt | undefined,
  werte: (Laufwert | undefined)[],
  wo: string,
  element: Element | undefined,
) => void
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
  const leser = baueFelder(felder, '', rahmen, listen)
  return {
    felder,
    namen,
    listen,
    slots: rahmen.slots,
    lies(angaben, werte) {
      for (const lies of leser) lies(angaben, werte, '', undefined)
    },
  }
}

function baueFelder(
  felder: readonly Feld[],
  praefix: string,
  rahmen: Rahmen,
  listen: Map<string, Listenmodell>,
): Leser[] {
  return felder.map((feld): Leser => {
    const name = praefix + feld.id
    if (feld.typ === 'objekt') {
      rahmen.namen.set(name, { k: 'objekt' })
      const innen = baueFelder(feld.felder, `${name}.`, rahmen, listen)
      return (objekt, werte, wo, element) => {
        const kind = alsObjekt(objekt?.[feld.id])
        for (const lies of innen) lies(kind, werte, wo, element)
      }
    }
    const slot = rahmen.slots++
    if (feld.typ === 'liste') return baueListe(feld, name, slot, rahmen, listen)
    rahmen.namen.set(name, { k: 'angabe', slot, typ: feldtyp(feld), vorgabe: feld.vorgabe !== undefined })
    const lies = skalarLeser(feld)
    const vorgabe = feld.vorgabe === undefined ? undefined : lies(feld.vorgabe)
    return (objekt, werte, wo) => {
      const roh = objekt?.[feld.id]
      werte[slot] = (roh === undefined || roh === null ? vorgabe : lies(roh)) ?? offen(wo + name)
    }
  })
}

function baueListe(
  feld: Listenfeld,
  name: string,
  slot: number,
  rahmen: Rahmen,
  listen: Map<string, Listenmodell>,
): Leser {
  const liste = rahmen.liste === '' ? name : `${rahmen.liste}.${name}`
  rahmen.namen.set(name, {
    k: 'angabe',
    slot,
    typ: { art: 'liste', von: { art: 'element', liste } },
    vorgabe: feld.vorgabe !== undefined,
  })
  const innen: Rahmen = { namen: new Map(), slots: 0, liste }
  const leser = baueFelder(feld.felder, '', innen, listen)
  listen.set(liste, { namen: innen.namen, slots: innen.slots, aussen: rahmen.liste })
  const leer = feld.vorgabe === undefined ? undefined : []
  return (objekt, werte, wo, aussen) => {
    const roh = objekt?.[feld.id]
    if (!Array.isArray(roh)) {
      werte[slot] = leer ?? offen(wo + name)
      return
    }
    werte[slot] = roh.map((eintrag): Element => {
      const kind = alsObjekt(eintrag)
      const id = String(kind?.['id'] ?? '')
      const element: Element = {
        pfad: `${wo}${name}[${id}]`,
        ids: aussen ? `${aussen.ids}.${id}` : id,
        aussen,
        werte: [],
      }
      for (const lies of leser) lies(kind, element.werte, `${element.pfad}.`, element)
      return element
    })
  }
}

export function feldtyp(feld: Skalarfeld): Typ {
  return typVon(feld.typ, feld.typ === 'auswahl' ? feld.werte : undefined)
}

/** Typed JSON -> value; what does not fit is unknown, never a guess. */
function skalarLeser(feld: Skalarfeld): (roh: Wert) => Laufwert | undefined {
  switch (feld.typ) {
    case 'janein':
      return (roh) => (typeof roh === 'boolean' ? roh : undefined)
    case 'ganzzahl':
      return (roh) => (typeof roh === 'number' && Number.isSafeInteger(roh) ? vonGanzzahl(roh) : undefined)
    case 'betrag':
    case 'zahl':
      return (roh) => (typeof roh === 'string' ? parseDezimal(roh) : undefined)
    case 'datum':
      return (roh) => (typeof roh === 'string' && istDatum(roh) ? roh : undefined)
    case 'auswahl': {
      const werte = new Set(feld.werte)
      return (roh) => (typeof roh === 'string' && werte.has(roh) ? roh : undefined)
    }
    case 'text':
      return (roh) => (typeof roh === 'string' ? roh : undefined)
  }
}

function alsObjekt(wert: Wert | undefined): Objekt | undefined {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert) ? wert : undefined
}
