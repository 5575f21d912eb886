import type { Erinnerung, Forderungspunkt, Nachforderung } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import { datumText, type Paket } from '@weiche/regelwerk'
import { angabenOf, type Forderung, type Notiz, type Vorgang } from '@weiche/vorgang'
import { betroffen } from './angaben.ts'
import { grundwerte, kopfOf } from './kopf.ts'
import { texteOf, type Werte } from './texte.ts'
import { vorgabenOf } from './vorgaben.ts'

/** The request: one consolidated list. `v`: the state that the request left behind. */
export function nachforderungDaten(v: Vorgang, anlass: Notiz<'nachforderung.gestellt'>, paket: Paket): Nachforderung {
  const { texte: ids } = vorgabenOf(paket)
  const { frist, weg } = anlass.fakten
  const letter = anforderung(v, anlass, anlass.zeitpunkt, frist, {}, paket)
  return {
    ...letter.gemeinsam,
    art: 'nachforderung',
    einleitung: letter.texte.block(ids.nachforderung),
    automatik: weg === 'dunkel' ? letter.texte.block(ids.nachforderungAutomatik) : [],
  }
}

/** The reminder with the warning of § 66 Abs. 3 SGB I: lists what is still open of the newest request. */
export function erinnerungDaten(v: Vorgang, anlass: Notiz<'erinnerung.veranlasst'>, paket: Paket): Erinnerung {
  const { texte: ids } = vorgabenOf(paket)
  const first = v.nachforderungsbriefe.find((b) => b.id === anlass.fakten.nachforderung)!
  const nachforderungVom = berlinDatum(new Date(first.zeitpunkt))
  const besondere = { nachforderungVom: datumText(nachforderungVom) }
  const letter = anforderung(v, v.nachforderung!, anlass.zeitpunkt, anlass.fakten.frist, besondere, paket)
  return {
    ...letter.gemeinsam,
    art: 'erinnerung',
    nachforderungVom,
    einleitung: letter.texte.block(ids.erinnerung),
    belehrung: letter.texte.block(ids.belehrung),
    automatik: letter.texte.block(ids.nachforderungAutomatik),
  }
}

function anforderung(
  v: Vorgang,
  { inhalt }: Notiz<'nachforderung.gestellt'>,
  zeitpunkt: string,
  frist: string,
  besondere: Werte,
  paket: Paket,
) {
  const vorgaben = vorgabenOf(paket)
  const texte = texteOf(paket, { ...grundwerte(v, paket), frist: datumText(frist), ...besondere })
  const gemeinsam = {
    ...kopfOf(v, paket, berlinDatum(new Date(zeitpunkt))),
    punkte: inhalt.punkte.map((punkt) => toPunkt(v, punkt, paket)),
    frist,
    einreichen: texte.block(vorgaben.texte.einreichen),
    mitwirkung: texte.block(vorgaben.texte.mitwirkung),
  }
  return { texte, gemeinsam }
}

/** What is wrong with what is there, for a Nachweis and for an Angabe. What is missing the text of the Nachweis says itself. */
const GRUENDE: Readonly<Record<Forderung['grund'], readonly [nachweis: string, angabe: string]>> = {
  fehlt: ['Dieser Nachweis fehlt noch.', 'Diese Angabe fehlt noch.'],
  unvollstaendig: ['Von diesem Nachweis fehlt noch ein Teil.', 'Diese Angabe ist noch nicht vollständig.'],
  unrichtig: [
    'Dieser Nachweis passt nicht zu Ihren Angaben. Bitte reichen Sie den richtigen ein.',
    'Diese Angabe kann so nicht stimmen. Bitte prüfen und berichtigen Sie sie.',
  ],
  veraltet: [
    'Dieser Nachweis ist zu alt. Bitte reichen Sie einen aktuellen ein.',
    'Diese Angabe ist nicht mehr aktuell. Bitte teilen Sie uns mit, was heute gilt.',
  ],
}

/** One line of the list of what is missing. */
export function toPunkt(v: Vorgang, punkt: Forderung, paket: Paket): Forderungspunkt {
  const nachweis = paket.nachweise.liste.find((n) => n.id === punkt.gegenstand)
  const name = betroffen(angabenOf(v), nachweis?.je, punkt.betrifft)
  const titel = nachweis?.titel ?? punkt.titel
  const standard =
    nachweis && punkt.grund === 'fehlt'
      ? texteOf(paket, {}).satz(nachweis.text)
      : GRUENDE[punkt.grund][nachweis ? 0 : 1]
  return {
    titel,
    betrifft: titel.includes(name) ? '' : name,
    grund: punkt.erlaeuterung || standard,
    norm: punkt.norm,
  }
}
