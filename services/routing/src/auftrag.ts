import type { Auftrag } from '@weiche/austausch'
import { bekanntgabe, toSitz, widerspruchsfrist } from '@weiche/fristen'
import { type Paket, sitzOf } from '@weiche/regelwerk'
import type { Notiz, Vorgang } from '@weiche/vorgang'

export type Bescheidtage = { aufgabe: string; bekanntgabe: string; rechtsbehelfBis: string }

/** All days that follow from the proven dispatch of the Bescheid. */
export function bescheidtageOf({ fakten: { aufgabe } }: Notiz<'bescheid.versandt'>, paket: Paket): Bescheidtage {
  const sitz = toSitz(sitzOf(paket))
  const bekannt = bekanntgabe(aufgabe, sitz, paket.kopf.fristen.bekanntgabe)
  return { aufgabe, bekanntgabe: bekannt, rechtsbehelfBis: widerspruchsfrist(bekannt, sitz) }
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
