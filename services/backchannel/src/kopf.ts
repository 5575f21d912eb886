import type { Kopf } from '@weiche/dokumente'
import { datumText, type Paket } from '@weiche/regelwerk'
import { angabenOf, bezeichnungOf, getPath, type Vorgang, type Wert } from '@weiche/vorgang'
import { textAt } from './angaben.ts'
import type { Werte } from './texte.ts'
import { type Vorgaben, vorgabenOf } from './vorgaben.ts'

/** Lines of the address window. */
export function empfaengerOf(v: Vorgang, paket: Paket): string[] {
  const person = personOf(v, vorgabenOf(paket))
  const street = `${textAt(person, 'strasse')} ${textAt(person, 'hausnummer')}`.trim()
  const town = `${textAt(person, 'plz')} ${textAt(person, 'ort')}`.trim()
  return [bezeichnungOf(person), street, town].filter((line) => line !== '')
}

function personOf(v: Vorgang, { empfaenger = 'antragsteller' }: Vorgaben): Wert | undefined {
  return getPath(angabenOf(v), empfaenger)
}

/** What every letter carries. `datum`: day of the letter. */
export function kopfOf(v: Vorgang, paket: Paket, datum: string): Kopf {
  const vorgaben = vorgabenOf(paket)
  const { land: _l, gemeinde: _g, oertlich: _o, ...behoerde } = vorgaben.behoerde
  const antragVom = datumText(v.antrag.fakten.eingangsdatum)
  return {
    vorgangId: v.vorgangId,
    aktenzeichen: v.zuordnung?.fakten.aktenzeichen ?? '',
    datum,
    leistung: paket.kopf.name,
    behoerde,
    empfaenger: empfaengerOf(v, paket),
    anrede: `Guten Tag ${bezeichnungOf(personOf(v, vorgaben))}`,
    bezug: (vorgaben.bezug ?? 'Ihr Antrag vom {{antragVom}}').replace('{{antragVom}}', antragVom),
    abschrift: false,
  }
}

/** Placeholders that the texts of every letter may use. */
export function grundwerte(v: Vorgang, paket: Paket): Werte {
  const { behoerde, gericht } = vorgabenOf(paket)
  return {
    antragVom: datumText(v.antrag.fakten.eingangsdatum),
    aktenzeichen: v.zuordnung?.fakten.aktenzeichen ?? '',
    vorgangId: v.vorgangId,
    leistung: paket.kopf.name,
    behoerde: behoerde.name,
    anschrift: `${behoerde.strasse}, ${behoerde.ort}`,
    gericht: gericht.name,
    gerichtAnschrift: gericht.anschrift,
  }
}
