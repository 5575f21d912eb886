import type { Eingangsbestaetigung, Ruecknahmebestaetigung } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import type { Paket } from '@weiche/regelwerk'
import { angabenOf, type Vorgang } from '@weiche/vorgang'
import { betroffen } from './angaben.ts'
import { grundwerte, kopfOf } from './kopf.ts'
import { texteOf } from './texte.ts'
import { vorgabenOf } from './vorgaben.ts'

/** `v`: the state that the Antrag left behind. */
export function eingangsbestaetigungDaten(v: Vorgang, paket: Paket): Eingangsbestaetigung {
  const vorgaben = vorgabenOf(paket)
  return {
    ...kopfOf(v, paket, berlinDatum(new Date(v.antrag.zeitpunkt))),
    art: 'eingangsbestaetigung',
    eingegangenAm: v.antrag.fakten.eingangsdatum,
    text: texteOf(paket, grundwerte(v, paket)).block(vorgaben.texte.eingang),
    unterlagen: v.antrag.inhalt.anlagen.map((anlage) => {
      const art = paket.nachweise.liste.find((n) => n.id === anlage.art)
      const titel = art?.titel ?? 'Sonstige Unterlage'
      const name = betroffen(angabenOf(v), art?.je, anlage.betrifft)
      return { titel: name === '' ? titel : `${titel} für ${name}`, dateiname: anlage.dateiname }
    }),
    hinweise: [],
  }
}

/** `v`: the state that the withdrawal left behind. */
export function ruecknahmeDaten(v: Vorgang, paket: Paket): Ruecknahmebestaetigung {
  const vorgaben = vorgabenOf(paket)
  const ruecknahme = v.ruecknahme!
  return {
    ...kopfOf(v, paket, berlinDatum(new Date(ruecknahme.zeitpunkt))),
    art: 'ruecknahmebestaetigung',
    zurueckgenommenAm: ruecknahme.fakten.eingangsdatum,
    text: texteOf(paket, grundwerte(v, paket)).block(vorgaben.texte.ruecknahme),
  }
}
