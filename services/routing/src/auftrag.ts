import type { Auftrag } from '@weiche/austausch'
import type { Bescheidtage } from '@weiche/entscheidung'
import { bescheide, type Vorgang } from '@weiche/vorgang'

/** The oldest Bescheid with a proven dispatch and without this evidence; `davor`: the one before it, if any. */
export function zuBelegen(v: Vorgang, beleg: 'uebergabe' | 'ablage') {
  const all = bescheide(v)
  const at = all.findIndex((lauf) => lauf.versand && !lauf[beleg])
  const lauf = all[at]
  return lauf?.versand ? { bescheid: lauf.bescheid, versand: lauf.versand, davor: all[at - 1]?.bescheid } : undefined
}

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
