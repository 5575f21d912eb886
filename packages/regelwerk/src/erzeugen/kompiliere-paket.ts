import { leserAusModell } from '../modell/lies-angaben.ts'
import type { Modell } from '../modell/modell.ts'
import type { Kompiliert, Rechtsstand } from '../programm/kompiliert.ts'
import { programmAusFunktionen } from '../programm/programm.ts'
import { type Breiten, erzeugeLeser } from './erzeuge-leser.ts'
import { erzeugeProgramm } from './erzeuge-programm.ts'
import { darfErzeugen } from './erzeuge-quelle.ts'

/** Makes a package run: generated code where that is wanted and allowed, else closures. The results are the same. */
export function kompilierePaket(
  modell: Modell,
  staende: readonly Rechtsstand[],
  plaetze: number,
  erzeuge: boolean,
): Kompiliert {
  const breiten = breitenVon(modell, staende)
  const code = erzeuge && darfErzeugen()
  const programm = code ? erzeugeProgramm : programmAusFunktionen
  return {
    modell,
    fassungen: staende.map((stand) => ({ ...stand, programm: programm(stand, modell) })),
    lies: code ? erzeugeLeser(modell, breiten) : leserAusModell(modell),
    // Generated code keeps its variables itself; the few closures it calls make room as they go.
    plaetze: code ? 0 : plaetze,
    slots: breiten.global,
  }
}

/** A frame has room for every Fassung at once: arrays are made in their final size. */
function breitenVon(modell: Modell, staende: readonly Rechtsstand[]): Breiten {
  const ableitungen = staende.flatMap((stand) => stand.ableitungen.map((k) => k.ableitung))
  const breite = (liste: string, felder: number) =>
    ableitungen.reduce((bisher, a) => (a.liste === liste ? Math.max(bisher, a.slot + 1) : bisher), felder)
  return {
    global: breite('', modell.slots),
    listen: new Map([...modell.listen].map(([liste, { slots }]) => [liste, breite(liste, slots)])),
  }
}
