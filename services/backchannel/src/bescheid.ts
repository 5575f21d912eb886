import { type Handler, type Platform, stateAt } from '@weiche/controller'
import { bekanntgabe, berlinDatum, toSitz, widerspruchsfrist } from '@weiche/fristen'
import { sitzOf } from '@weiche/regelwerk'
import { bescheidDaten } from './bescheid-daten.ts'
import { type Deps, sendeBrief, storeDokument } from './brief.ts'
import { zuVerkuenden, zuVersenden } from './decide.ts'
import { gefundeneWerte } from './gefundene-werte.ts'

/** Makes the Bescheid. Its commit orders the dispatch: the point of no return. */
export function createErstelle(platform: Platform, { renderer }: Deps): Handler {
  return {
    name: 'backchannel.erstelle',
    service: 'backchannel',
    wakesOn: ['entscheidung.getroffen', 'vorgang.zurueckgegeben'],
    async handle(vorgang, now) {
      const entscheidung = zuVerkuenden(vorgang)
      if (!entscheidung) return undefined
      const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
      const datum = berlinDatum(now)
      const daten = bescheidDaten(vorgang, paket, datum, await gefundeneWerte(platform, vorgang))
      const { dokumentId } = await storeDokument(platform, renderer, vorgang.vorgangId, daten)
      const fakten = { grundlage: vorgang.grundlage, entscheidung: entscheidung.id, dokumentId, datum, ausgabe }
      return { antwortAuf: entscheidung.id, ereignisse: [{ type: 'bescheid.erstellt', fakten, inhalt: {} }] }
    },
  }
}

/** Sends the Bescheid as a letter. Aufgabe is the day of the ordering commit. */
export function createVersende(platform: Platform, { brief }: Deps): Handler {
  return {
    name: 'backchannel.versende',
    service: 'backchannel',
    wakesOn: ['bescheid.erstellt', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const bescheid = zuVersenden(vorgang)
      if (!bescheid) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const { dokumentId } = bescheid.fakten
      const aufgabe = berlinDatum(new Date(bescheid.zeitpunkt))
      const land = toSitz(sitzOf(paket))
      const bekannt = bekanntgabe(aufgabe, land, paket.kopf.fristen.bekanntgabe)
      const { effekt, dateien } = await sendeBrief(brief, {
        art: 'Bescheid',
        anlass: bescheid,
        paket,
        stand: await stateAt(platform.log, vorgang, bescheid.seq),
        frist: { art: 'rechtsbehelf', datum: widerspruchsfrist(bekannt, land) },
        dokument: async () => ({ dokumentId, pdf: await platform.dokumente.get(vorgang.vorgangId, dokumentId) }),
      })
      const fakten = { bescheid: bescheid.id, kanal: 'brief' as const, aufgabe, effekt, dateien }
      return { antwortAuf: bescheid.id, ereignisse: [{ type: 'bescheid.versandt', fakten, inhalt: {} }] }
    },
  }
}
