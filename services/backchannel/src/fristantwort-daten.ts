import type { Fristantwort as Brief } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import { datumText, type Paket } from '@weiche/regelwerk'
import { type Fristantwort, isGewaehrt, type Vorgang } from '@weiche/vorgang'
import { grundwerte, kopfOf } from './kopf.ts'
import { absaetze, texteOf } from './texte.ts'
import { vorgabenOf } from './vorgaben.ts'

/** `v`: the state that the answer left behind. */
export function fristantwortDaten(v: Vorgang, antwort: Fristantwort, paket: Paket): Brief {
  const { texte: ids } = vorgabenOf(paket)
  const { frist } = antwort.fakten
  const texte = texteOf(paket, { ...grundwerte(v, paket), frist: datumText(frist) })
  return {
    ...kopfOf(v, paket, berlinDatum(new Date(antwort.zeitpunkt))),
    art: 'fristantwort',
    ausgang: isGewaehrt(antwort) ? 'gewaehrt' : 'abgelehnt',
    frist,
    text: texte.block(isGewaehrt(antwort) ? ids.mehrZeit : ids.keineMehrZeit),
    begruendung: absaetze(antwort.inhalt.grund),
    einreichen: texte.block(ids.einreichen),
  }
}
