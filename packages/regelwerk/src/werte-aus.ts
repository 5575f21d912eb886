import { bewerte } from './bewerte.ts'
import { type Abschnittsdruck, druckeSpur } from './drucke-spur.ts'
import type { Auswertung, Bewertung, Lage } from './ergebnis.ts'
import type { Paket } from './paket.ts'

const LEER: Abschnittsdruck = { werte: {}, berechnung: [], trace: [] }

/** Evaluates and prints in full. Pure: the same input gives byte-equal results. */
export function werteAus(paket: Paket, lage: Lage): Auswertung {
  return druckeBewertung(paket, bewerte(paket, lage))
}

/** Every value, the calculation sheet and the trace of what was evaluated, with the package it was evaluated by. */
export function druckeBewertung(paket: Paket, bewertung: Bewertung): Auswertung {
  const { ausgang, abschnitte, treffer, offeneRegeln, offen, fassungen, engine, spuren } = bewertung
  const drucke = spuren.map((spur) => (spur ? druckeSpur(paket.kompiliert, spur) : LEER))
  return {
    ausgang,
    abschnitte,
    treffer,
    offeneRegeln,
    offen,
    werte: drucke.map((druck) => druck.werte),
    berechnung: drucke.map((druck) => druck.berechnung),
    trace: drucke.flatMap((druck) => druck.trace),
    fassungen,
    engine,
  }
}
