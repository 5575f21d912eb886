import type { Auftrag } from '@weiche/austausch'
import { bekanntgabe, berlinDatum, toSitz, widerspruchsfrist } from '@weiche/fristen'
import { type Paket, sitzOf } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'

export type Bescheidtage = { aufgabe: string; bekanntgabe: string; rechtsbehelfBis: string }

/** All days that follow from the commit which ordered the dispatch of the Bescheid. */
export function bescheidtageOf(v: Vorgang, paket: Paket): Bescheidtage {
  const land = toSitz(sitzOf(paket))
  const aufgabe = berlinDatum(new Date(v.bescheid!.zeitpunkt))
  const bekannt = bekanntgabe(aufgabe, land, paket.kopf.fristen.bekanntgabe)
  return { aufgabe, bekanntgabe: bekannt, rechtsbehelfBis: widerspruchsfrist(bekannt, land) }
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
