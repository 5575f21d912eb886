import type { Beleg, Brief, Metadaten, Ziel } from '@weiche/austausch'
import type { Platform } from '@weiche/controller'
import type { Dokument, DokumentRenderer } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import type { Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import { empfaengerOf } from './kopf.ts'

export type Deps = { renderer: Pick<DokumentRenderer, 'render'>; brief: Ziel<Brief> }

/** Renders a letter and stores it sealed; the same letter gets the same id. */
export async function storeDokument(platform: Platform, renderer: Deps['renderer'], vorgangId: string, d: Dokument) {
  const pdf = await renderer.render(d)
  return { pdf, dokumentId: await platform.dokumente.put(vorgangId, pdf) }
}

export type Briefauftrag = {
  art: 'Bescheid' | 'Nachforderung' | 'Erinnerung'
  /** The ordering event, and the state that its commit left behind. */
  anlass: { seq: number; zeitpunkt: string }
  stand: Vorgang
  paket: Paket
  frist: Metadaten['frist']
  dokument(): Promise<{ pdf: Uint8Array; dokumentId: string }>
}

/** Hands a letter to the print shop under the name of its order; found complete = done before. */
export async function sendeBrief(
  ziel: Ziel<Brief>,
  { art, anlass, stand, paket, frist, dokument }: Briefauftrag,
): Promise<Beleg> {
  const { vorgangId, leistung } = stand
  const effekt = { art, vorgangId, seq: anlass.seq }
  const before = await ziel.finde(effekt)
  if (before) return before
  const { aktenzeichen, organisationseinheit } = stand.zuordnung!.fakten
  return ziel.schreibe({
    effekt,
    datum: berlinDatum(new Date(anlass.zeitpunkt)),
    metadaten: { vorgangId, aktenzeichen, leistung, organisationseinheit, frist },
    empfaenger: empfaengerOf(stand, paket),
    ...(await dokument()),
  })
}
