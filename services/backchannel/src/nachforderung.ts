import { type Handler, type Platform, stateAt } from '@weiche/controller'
import { nachforderungDaten } from './anforderung-daten.ts'
import { type Deps, sendeBrief, storeDokument } from './brief.ts'
import { zuFordern } from './decide.ts'

/** Sends the letter of a request. Wakes on its own evidence too: a second request may be waiting behind the first. */
export function createFordereNach(platform: Platform, { renderer, brief }: Deps): Handler {
  return {
    name: 'backchannel.fordereNach',
    service: 'backchannel',
    wakesOn: ['nachforderung.gestellt', 'status.mitgeteilt', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const anlass = zuFordern(vorgang)
      if (!anlass) return undefined
      const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
      const stand = await stateAt(platform.log, vorgang, anlass.seq)
      const beleg = await sendeBrief(brief, {
        art: 'Nachforderung',
        anlass,
        stand,
        frist: { art: 'nachforderung', datum: anlass.fakten.frist },
        dokument: () => storeDokument(platform, renderer, vorgang.vorgangId, nachforderungDaten(stand, anlass, paket)),
      })
      const fakten = { anlass: 'nachforderung' as const, zu: anlass.id, kanal: 'brief' as const, ausgabe, ...beleg }
      return { antwortAuf: anlass.id, ereignisse: [{ type: 'status.mitgeteilt', fakten, inhalt: {} }] }
    },
  }
}
