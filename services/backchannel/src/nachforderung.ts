import type { Handler, Platform } from '@weiche/controller'
import { sendeAnforderung } from './anforderung.ts'
import { nachforderungDaten } from './anforderung-daten.ts'
import type { Deps } from './brief.ts'
import { zuFordern } from './decide.ts'
import { antwortfrist, fristNeu } from './frist-neu.ts'

/** Sends the letter of a request. Wakes on its own evidence too: a second request may be waiting behind the first. */
export function createFordereNach(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.fordereNach',
    service: 'backchannel',
    wakesOn: ['nachforderung.gestellt', 'status.mitgeteilt', 'frist.verlaengert', 'vorgang.zurueckgegeben'],
    async handle(vorgang, now) {
      const anlass = zuFordern(vorgang)
      if (!anlass) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const neu = fristNeu(paket, { ...anlass, ...anlass.fakten, nachforderung: anlass.id }, now, antwortfrist)
      if (neu) return { antwortAuf: anlass.id, ereignisse: [neu] }
      const beleg = await sendeAnforderung(platform, deps, vorgang, {
        art: 'Nachforderung',
        anlass,
        daten: nachforderungDaten,
      })
      const fakten = { anlass: 'nachforderung' as const, zu: anlass.id, ...beleg }
      return { antwortAuf: anlass.id, ereignisse: [{ type: 'status.mitgeteilt', fakten, inhalt: {} }] }
    },
  }
}
