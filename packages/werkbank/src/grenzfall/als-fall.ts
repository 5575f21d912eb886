import type { Paket } from '@weiche/regelwerk'
import { setPath } from '@weiche/vorgang'
import type { Fall } from '../fall/fall.ts'
import { urteile } from '../fall/urteil.ts'
import type { Grenze } from './grenze.ts'
import type { Vorschlag } from './grenzfaelle.ts'

/** A proposal as a case file, with what the rules make of it now: the Fachbereich says whether that is right. */
export function alsFall(paket: Paket, grenze: Grenze, vorschlag: Vorschlag, basis: Fall): Record<string, unknown> {
  const angaben = structuredClone(basis.angaben)
  setPath(angaben, vorschlag.pfad, vorschlag.wert)
  const { eingang, entscheidung } = basis
  const { weg, auswertung, betraege, codes, offen } = urteile(paket, {
    angaben,
    eingang,
    entscheidung,
    nachweise: 'alle',
  })
  return {
    titel: `Grenzfall: ${grenze.text} ist ${vorschlag.wahr ? 'gerade erfüllt' : 'gerade nicht erfüllt'} (${grenze.code})`,
    norm: grenze.norm,
    eingang,
    entscheidung,
    basis: basis.name,
    angaben: { [vorschlag.pfad]: vorschlag.wert },
    erwartet: { weg, ausgang: auswertung.ausgang, betraege, codes, ...(offen.length > 0 ? { offen } : {}) },
  }
}
