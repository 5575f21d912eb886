import type { Versagung } from '@weiche/dokumente'
import { rechtsbehelfOf } from '@weiche/entscheidung'
import { datumText, type Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import { toPunkt } from './anforderung-daten.ts'
import { grundwerte, kopfOf } from './kopf.ts'
import { absaetze, texteOf } from './texte.ts'
import { vorgabenOf } from './vorgaben.ts'

/** The Bescheid that refuses until the cooperation is made up for. `v`: with the Versagung that it announces. */
export function versagungDaten(v: Vorgang, paket: Paket, datum: string): Versagung {
  const vorgaben = vorgabenOf(paket)
  const ids = vorgaben.versagung
  if (!ids) throw new Error(`Das Leistungspaket ${paket.leistung} kennt keine Versagung.`)
  const { fakten, inhalt } = v.versagung!
  const texte = texteOf(paket, {
    ...grundwerte(v, paket),
    nachforderungVom: datumText(fakten.angefordertAm),
    erinnerungVom: datumText(fakten.erinnertAm),
    frist: datumText(fakten.fristBis),
  })
  return {
    ...kopfOf(v, paket, datum),
    art: 'versagung',
    ausspruch: texte.block(ids.ausspruch),
    sachverhalt: texte.block(ids.sachverhalt),
    punkte: inhalt.posten.map((p) => toPunkt(v, p, paket)),
    erschwerung: absaetze(inhalt.erschwerung),
    ermessen: absaetze(inhalt.ermessen),
    norm: ids.norm,
    nachholen: texte.block(ids.nachholen),
    einreichen: texte.block(vorgaben.texte.einreichen),
    rechtsbehelf: texte.block(rechtsbehelfOf(paket).text),
    ohneUnterschrift: texte.block(vorgaben.texte.ohneUnterschrift),
  }
}
