import type { Auftrag } from '@weiche/austausch'
import type { Bescheidtage } from '@weiche/entscheidung'
import type { Vorgang } from '@weiche/vorgang'

/** Name, day and mandatory metadata of an effect that the Bescheid orders. `v`: the state at that commit. */
export function auftragOf(v: Vorgang, art: 'Uebergabe' | 'Ablage', tage: Bescheidtage): Auftrag {
  const zuordnung = v.zuordnung!.fakten
  return {
    effekt: { art, vorgangId: v.vorgangId, seq: v.bescheid!.seq },
    datum: tage.aufgabe,
    dokumentId: v.bescheid!.fakten.dokumentId,
    metadaten: {
      vorgangId: v.vorgangId,
      aktenzeichen: zuordnung.aktenzeichen,
      leistung: v.leistung,
      organisationseinheit: zuordnung.organisationseinheit,
      frist: { art: 'rechtsbehelf', datum: tage.rechtsbehelfBis },
    },
  }
}
