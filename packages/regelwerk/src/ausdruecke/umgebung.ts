import type { Ableitung, Benannt, Tabelle, Umgebung } from '../feel/baum.ts'
import type { Modell } from '../modell/modell.ts'
import type { Parameter } from './lade-tabellen.ts'

/** The names of one Fassung, open for its computed facts. */
export type Fassungsumgebung = Umgebung & {
  /** Free slots for computed facts behind the Angaben; `liste` "" = global. */
  neuerSlot(liste: string): number
  /** `liste` "" = global. */
  trageEin(liste: string, name: string, ableitung: Ableitung): void
  /** A decision table that is a function. */
  trageTabelleEin(name: string, tabelle: Tabelle): void
}

/** Places of bound variables are counted over the whole package: an evaluation has one array for them. */
export type Zaehler = { plaetze: number }

export function baueUmgebung(
  modell: Modell,
  parameter: Parameter,
  daten: ReadonlyMap<string, Tabelle>,
  zaehler: Zaehler,
): Fassungsumgebung {
  const global = new Map<string, Benannt>([...parameter.werte, ...modell.namen])
  const listen = new Map([...modell.listen].map(([liste, l]) => [liste, new Map(l.namen)]))
  const slots = new Map<string, number>([
    ['', modell.slots],
    ...[...modell.listen].map(([l, m]) => [l, m.slots] as const),
  ])
  const funktionen = new Map<string, Tabelle>()
  return {
    name: (name) => global.get(name),
    feld: (liste, name) => listen.get(liste)?.get(name),
    tabelle: (name) => parameter.tabellen.get(name) ?? daten.get(name) ?? funktionen.get(name),
    namen: () => [...global.keys(), ...parameter.tabellen.keys(), ...daten.keys(), ...funktionen.keys()],
    felder: (liste) => [...(listen.get(liste)?.keys() ?? [])],
    neuerPlatz: () => zaehler.plaetze++,
    neuerSlot(liste) {
      const slot = slots.get(liste)!
      slots.set(liste, slot + 1)
      return slot
    },
    trageTabelleEin: (name, tabelle) => void funktionen.set(name, tabelle),
    trageEin(liste, name, ableitung) {
      const namen = liste === '' ? global : listen.get(liste)
      namen?.set(name, { k: 'ableitung', ableitung })
    },
  }
}
