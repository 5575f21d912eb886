import type { Kopf } from '@weiche/dokumente'
import { datumText, type Paket } from '@weiche/regelwerk'
import { angabenOf, type Vorgang } from '@weiche/vorgang'
import { nameOf, textAt } from './angaben.ts'
import type { Werte } from './texte.ts'
import { type Vorgaben, vorgabenOf } from './vorgaben.ts'

/** Lines of the address window. */
export function empfaengerOf(v: Vorgang): string[] {
  const person = angabenOf(v)['antragsteller']
  const street = `${textAt(person, 'strasse')} ${textAt(person, 'hausnummer')}`.trim()
  const town = `${textAt(person, 'plz')} ${textAt(person, 'ort')}`.trim()
  return [nameOf(person), street, town].filter((line) => line !== '')
}

/** What every letter carries. `datum`: day of the letter. */
export function kopfOf(v: Vorgang, paket: Paket, datum: string): Kopf {
  const { land: _, ...behoerde } = vorgabenOf(paket).behoerde
  return {
    vorgangId: v.vorgangId,
    aktenzeichen: v.zuordnung?.fakten.aktenzeichen ?? '',
    datum,
    leistung: paket.kopf.name,
    behoerde,
    empfaenger: empfaengerOf(v),
    anrede: `Guten Tag ${nameOf(angabenOf(v)['antragsteller'])}`,
    abschrift: false,
  }
}

/** Placeholders that the texts of every letter may use. */
export function grundwerte(v: Vorgang, { behoerde, gericht }: Vorgaben): Werte {
  return {
    antragVom: datumText(v.antrag.fakten.eingangsdatum),
    aktenzeichen: v.zuordnung?.fakten.aktenzeichen ?? '',
    vorgangId: v.vorgangId,
    behoerde: behoerde.name,
    anschrift: `${behoerde.strasse}, ${behoerde.ort}`,
    gericht: gericht.name,
    gerichtAnschrift: gericht.anschrift,
  }
}
