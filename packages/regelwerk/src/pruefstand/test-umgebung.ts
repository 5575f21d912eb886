import type { Angaben } from '@weiche/vorgang'
import type { Baum, Tabelle, Umgebung } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { parseFeel } from '../feel/parse.ts'
import { typisiere } from '../feel/typen.ts'
import { leserAusModell } from '../modell/lies-angaben.ts'
import { type Modell, verfahren } from '../modell/modell.ts'
import type { Laufwert } from '../werte/laufwert.ts'

/** One expression over a data model, without a package around it. @throws FeelFehler */
export function typisiereText(text: string, modell: Modell, tabelle?: Tabelle): Baum {
  let plaetze = 0
  const umgebung: Umgebung = {
    name: (name) => modell.namen.get(name),
    feld: (liste, name) => modell.listen.get(liste)?.namen.get(name),
    tabelle: (name) => (name === tabelle?.id ? tabelle : undefined),
    namen: () => [...modell.namen.keys()],
    felder: (liste) => [...(modell.listen.get(liste)?.namen.keys() ?? [])],
    neuerPlatz: () => plaetze++,
  }
  return typisiere(parseFeel(text), umgebung, new Map(), new Set())
}

export function rechne(baum: Baum, modell: Modell, angaben: Angaben, tag = '2025-02-28'): Laufwert {
  const werte: Laufwert[] = []
  werte[verfahren.eingangsdatum] = werte[verfahren.entscheidungsdatum] = werte[verfahren.monat] = tag
  werte[verfahren.monate] = { z: 3n, s: 0 }
  leserAusModell(modell)(angaben, werte)
  return kompiliere(baum)({ werte, lokal: [] })
}
