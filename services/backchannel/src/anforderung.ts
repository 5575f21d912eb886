import { type Platform, stateAt } from '@weiche/controller'
import type { Dokument } from '@weiche/dokumente'
import type { Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import { type Deps, sendeBrief, storeDokument } from './brief.ts'

type Anlass = { seq: number; zeitpunkt: string; fakten: { frist: string } }

/** Sends what asks the citizen for something, request or reminder, as it was ordered; returns the evidence for the log. */
export async function sendeAnforderung<A extends Anlass>(
  platform: Platform,
  { renderer, brief }: Deps,
  vorgang: Vorgang,
  anforderung: {
    art: 'Nachforderung' | 'Erinnerung'
    anlass: A
    daten(stand: Vorgang, anlass: A, paket: Paket): Dokument
  },
) {
  const { art, anlass, daten } = anforderung
  const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
  const stand = await stateAt(platform.log, vorgang, anlass.seq)
  const beleg = await sendeBrief(brief, {
    art,
    anlass,
    stand,
    paket,
    frist: { art: 'nachforderung', datum: anlass.fakten.frist },
    dokument: () => storeDokument(platform, renderer, vorgang.vorgangId, daten(stand, anlass, paket)),
  })
  return { kanal: 'brief' as const, ausgabe, ...beleg }
}
