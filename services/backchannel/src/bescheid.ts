import { type Handler, type Platform, stateAt } from '@weiche/controller'
import { bescheidtageOf } from '@weiche/entscheidung'
import { berlinDatum } from '@weiche/fristen'
import { zustellwegeOf } from '@weiche/regelwerk'
import type { Notiz, Vorgang } from '@weiche/vorgang'
import { bescheidDokument } from './bescheid-dokument.ts'
import { UMWEGE, zuVerkuenden, zuVersenden } from './decide.ts'
import type { Deps } from './deps.ts'
import { stelleZu, storeDokument } from './stelle-zu.ts'

/** Makes the Bescheid. Its commit orders the dispatch: the point of no return. */
export function createErstelle(platform: Platform, { renderer }: Deps): Handler {
  return {
    name: 'backchannel.erstelle',
    service: 'backchannel',
    wakesOn: ['entscheidung.getroffen', 'versagung.ausgesprochen', 'vorgang.zurueckgegeben'],
    async handle(vorgang, now) {
      const entscheidung = zuVerkuenden(vorgang)
      if (!entscheidung) return undefined
      const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
      const datum = berlinDatum(now)
      const daten = await bescheidDokument(platform, vorgang, paket, { entscheidung: entscheidung.id, datum })
      const { dokumentId } = await storeDokument(platform, renderer, vorgang.vorgangId, daten)
      const fakten = { grundlage: vorgang.grundlage, entscheidung: entscheidung.id, dokumentId, datum, ausgabe }
      return { antwortAuf: entscheidung.id, ereignisse: [{ type: 'bescheid.erstellt', fakten, inhalt: {} }] }
    },
  }
}

/** Delivers the Bescheid. Aufgabe, from which the period for the remedy is counted, is the day of the proven dispatch. */
export function createVersende(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.versende',
    service: 'backchannel',
    wakesOn: ['bescheid.erstellt', 'vorgang.zurueckgegeben', ...UMWEGE],
    async handle(vorgang, now) {
      const bescheid = zuVersenden(vorgang)
      if (!bescheid) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const result = await stelleZu(platform, deps, vorgang, {
        ...{ art: 'Bescheid', anlass: bescheid, paket, now, wege: zustellwegeOf(paket).bescheid },
        frist: (tag) => ({ art: 'rechtsbehelf', datum: bescheidtageOf(tag, paket).rechtsbehelfBis }),
        dokument: (empfaenger) => original(platform, deps, vorgang, bescheid, empfaenger),
      })
      if (result.kind === 'gescheitert') return { antwortAuf: bescheid.id, ereignisse: result.ereignisse }
      const { beleg, tag, hinweise } = result
      const fakten = { bescheid: bescheid.id, aufgabe: tag, ...beleg }
      return { antwortAuf: bescheid.id, ereignisse: [{ type: 'bescheid.versandt', fakten, inhalt: {} }, ...hinweise] }
    },
  }
}

/** The Bescheid as it was made; with another address in the window it is the same Bescheid, set again with the same texts. */
async function original(
  platform: Platform,
  { renderer }: Deps,
  v: Vorgang,
  { seq, fakten }: Notiz<'bescheid.erstellt'>,
  empfaenger?: readonly string[],
) {
  const { dokumentId, ausgabe } = fakten
  if (!empfaenger) return { dokumentId, pdf: await platform.dokumente.get(v.vorgangId, dokumentId) }
  const paket = await platform.regelwerke.zu(v.leistung, ausgabe)
  const stand = await stateAt(platform.log, v, seq)
  const daten = await bescheidDokument(platform, stand, paket, fakten)
  return storeDokument(platform, renderer, v.vorgangId, { ...daten, empfaenger: [...empfaenger] })
}
