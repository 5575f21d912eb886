import type { Angaben, EreignisVon, Spurnotiz, Wert } from '@weiche/vorgang'
import type { Auswertung, Bewertung, Lage, Rechenzeile, TraceZeile } from '../bedingung/ergebnis.ts'
import type { Spur } from '../bedingung/spur.ts'
import type { Paket } from '../laden/paket.ts'
import type { Kompiliert } from '../programm/kompiliert.ts'
import type { Lauf } from '../werte/laufwert.ts'
import { bewerte } from './bewerte.ts'
import { druckeTrace } from './drucke-spur.ts'
import { stelleHer } from './lies-spur.ts'
import { notiereSpur } from './notiere-spur.ts'
import { spurwerte, werteUndBogen } from './spur-werte.ts'

/** What is kept of an evaluation, with what a decision is written from; values and lines per Abschnitt. */
export type Auswertungsnotiz = { spur: (Spurnotiz | null)[] } & Pick<Auswertung, 'werte' | 'berechnung'>

/** What is read of an evaluation: every value by name, and the trace. */
export type Gelesen = Pick<Auswertung, 'werte' | 'trace'>

type Abschnittsdruck = { werte: Record<string, Wert>; berechnung: Rechenzeile[]; trace: TraceZeile[] }

/** Evaluates and prints in full. Pure: the same input gives byte-equal results. */
export function werteAus(paket: Paket, lage: Lage): Auswertung {
  return druckeBewertung(paket, bewerte(paket, lage))
}

/** Every value, the calculation sheet and the trace of what was evaluated, with the package it was evaluated by. */
export function druckeBewertung({ kompiliert }: Paket, bewertung: Bewertung): Auswertung {
  const { spuren, ...rest } = bewertung
  const drucke = spuren.map((spur) => (spur ? druckeSpur(kompiliert, spur) : { werte: {}, berechnung: [], trace: [] }))
  return {
    ausgang: rest.ausgang,
    abschnitte: rest.abschnitte,
    treffer: rest.treffer,
    offeneRegeln: rest.offeneRegeln,
    offen: rest.offen,
    werte: drucke.map((druck) => druck.werte),
    berechnung: drucke.map((druck) => druck.berechnung),
    trace: drucke.flatMap((druck) => druck.trace),
    fassungen: rest.fassungen,
    engine: rest.engine,
  }
}

/** One Abschnitt in full. */
export function druckeSpur(kompiliert: Kompiliert, spur: Spur): Abschnittsdruck {
  return druckeNotiz(kompiliert, spur.abschnitt, notiereSpur(kompiliert, spur), spur.lauf)
}

function druckeNotiz(kompiliert: Kompiliert, abschnitt: number, notiz: Spurnotiz, lauf: Lauf): Abschnittsdruck {
  const alle = spurwerte(kompiliert, notiz, lauf)
  return { ...werteUndBogen(alle, lauf), trace: druckeTrace(kompiliert, abschnitt, notiz, alle, lauf) }
}

/** What is kept of an evaluation, without printing its trace. */
export function notiereBewertung({ kompiliert }: Paket, { spuren }: Bewertung): Auswertungsnotiz {
  const teile = spuren.map((spur) => {
    if (!spur) return { notiz: null, werte: {}, berechnung: [] }
    const notiz = notiereSpur(kompiliert, spur)
    return { notiz, ...werteUndBogen(spurwerte(kompiliert, notiz, spur.lauf), spur.lauf) }
  })
  return {
    spur: teile.map(({ notiz }) => notiz),
    werte: teile.map(({ werte }) => werte),
    berechnung: teile.map(({ berechnung }) => berechnung),
  }
}

type Gespeichert = Pick<EreignisVon<'regeln.ausgewertet'>['inhalt'], 'spur' | 'werte' | 'trace' | 'quittung'>

/**
 * Prints what was kept of an evaluation; events from before the Spur hold it printed. `paket` = the Ausgabe it was made
 * with, `angaben` = what was evaluated. @throws when they are not: a bug of the caller.
 */
export function liesAuswertung(paket: Paket, inhalt: Gespeichert, angaben: Angaben): Gelesen {
  if (inhalt.trace) return { werte: inhalt.werte ?? [], trace: inhalt.trace as TraceZeile[] }
  const drucke = lies(paket, inhalt, angaben, (notiz, abschnitt, lauf) =>
    druckeNotiz(paket.kompiliert, abschnitt, notiz, lauf),
  )
  return { werte: drucke.map((druck) => druck?.werte ?? {}), trace: drucke.flatMap((druck) => druck?.trace ?? []) }
}

/** The values alone, per Abschnitt. */
export function liesWerte(paket: Paket, inhalt: Gespeichert, angaben: Angaben): Gelesen['werte'] {
  if (inhalt.werte) return inhalt.werte
  const werte = lies(paket, inhalt, angaben, (notiz, _, lauf) =>
    Object.fromEntries(spurwerte(paket.kompiliert, notiz, lauf).map(({ id, wert }) => [id, wert])),
  )
  return werte.map((eins) => eins ?? {})
}

function lies<T>(
  { kompiliert }: Paket,
  { spur, quittung }: Gespeichert,
  angaben: Angaben,
  je: (notiz: Spurnotiz, abschnitt: number, lauf: Lauf) => T,
): (T | undefined)[] {
  const { eingangsdatum, entscheidungsdatum } = quittung
  const lage = { angaben, eingangsdatum, entscheidungsdatum }
  return spur.map((notiz, i) => (notiz ? je(notiz, i, stelleHer(kompiliert, notiz, lage)) : undefined))
}
