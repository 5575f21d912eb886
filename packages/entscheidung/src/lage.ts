import { nachforderungsfrist, toSitz } from '@weiche/fristen'
import { type Bewertung, bewerte, notiereBewertung, type Paket, sitzOf } from '@weiche/regelwerk'
import type { Steuerung, Vorgang } from '@weiche/vorgang'
import { angabeTitel } from './angabe-titel.ts'
import { automatikOf } from './automatik.ts'
import type { Entscheidungslage } from './decide.ts'
import { collectForderungen, consolidate } from './forderungen.ts'
import { gruendeOf } from './gruende.ts'

export type LageInput = {
  paket: Paket
  ausgabe: string
  /** SHA-256 of every file of the Ausgabe by its path. */
  dateien: Readonly<Record<string, string>>
  steuerung: Steuerung
  /** With its `pruefung`. */
  vorgang: Vorgang
  /** Day of the decision in Europe/Berlin. */
  heute: string
  /** Keyed hash of the vorgangId in [0, 1). */
  los: number
}

/** `auswertung` can still be printed in full. */
export type Ausgewertet = Omit<Entscheidungslage, 'angabenHmac' | 'spurHmac' | 'zweitrechnung'> & {
  auswertung: Bewertung
}

/** Evaluates the rules for the newest input and gathers what the switch looks at. Pure; what needs I/O or a promise is missing. */
export function lageOf(input: LageInput): Ausgewertet {
  const { paket, vorgang, heute } = input
  const { angaben, punkte } = vorgang.pruefung!.inhalt
  const eingangsdatum = vorgang.antrag.fakten.eingangsdatum
  const auswertung = bewerte(paket, { angaben, eingangsdatum, entscheidungsdatum: heute })
  const { spur, werte, berechnung } = notiereBewertung(paket, auswertung)
  const benenne = (pfad: string) => angabeTitel(paket.felder, angaben, pfad)
  const bedarf = collectForderungen(punkte, auswertung, benenne, paket.kopf.mitwirkung.norm)
  return {
    ...input,
    auswertung,
    spur,
    berechnung,
    automatik: automatikOf(paket),
    forderungen: consolidate(vorgang, bedarf),
    frist: nachforderungsfrist(heute, paket.kopf.fristen.nachforderungTage, toSitz(sitzOf(paket))),
    gruende: gruendeOf(paket, { ...auswertung, werte, berechnung }),
  }
}
