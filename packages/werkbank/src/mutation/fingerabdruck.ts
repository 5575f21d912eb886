import {
  bewerte,
  druckeBewertung,
  type Paket,
  pruefeAngaben,
  type Zustaendigkeit,
  zustaendigkeit,
} from '@weiche/regelwerk'
import type { Fall } from '../fall/fall.ts'

/**
 * All that a case file is judged by, as one text: outcome, amounts, rules, what is asked for, the Nachweise needed, who is
 * responsible, and the values the case names. Two packages that give the same text give the same verdict.
 */
export function fingerabdruck(paket: Paket, fall: Fall): string {
  const { angaben } = pruefeAngaben(paket, fall.angaben)
  const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
  const bewertung = bewerte(paket, lage)
  const { ausgang, abschnitte, treffer, offeneRegeln, offen } = bewertung
  const namen = Object.keys(fall.erwartet.werte ?? {})
  const werte = namen.length > 0 ? druckeBewertung(paket, bewertung).werte[0] : {}
  const wer: Zustaendigkeit = zustaendigkeit(paket, angaben)
  return JSON.stringify([
    ausgang,
    abschnitte,
    treffer.map(({ code, abschnitt }) => [code, abschnitt]),
    offeneRegeln.map((regel) => [regel.code, regel.offen]),
    offen,
    paket.nachweise.benoetigt(lage).map((b) => [b.nachweis.id, b.betrifft, b.bedarf]),
    wer.codes,
    namen.map((name) => werte?.[name]),
  ])
}
