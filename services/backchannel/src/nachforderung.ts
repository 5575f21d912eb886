import type { Handler, Platform } from '@weiche/controller'
import { sendeAnforderung } from './anforderung.ts'
import { nachforderungDaten } from './anforderung-daten.ts'
import { UMWEGE, zuFordern } from './decide.ts'
import type { Deps } from './deps.ts'
import { antwortfrist, fristNeu } from './frist-neu.ts'

/** Sends the letter of a request. Wakes on its own evidence too: a second request may be waiting behind the first. */
export function createFordereNach(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.fordereNach',
    service: 'backchannel',
    wakesOn: ['nachforderung.gestellt', 'status.mitgeteilt', 'frist.verlaengert', 'vorgang.zurueckgegeben', ...UMWEGE],
    async handle(vorgang, now) {
      const anlass = zuFordern(vorgang)
      if (!anlass) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const neu = fristNeu(paket, { ...anlass, ...anlass.fakten, nachforderung: anlass.id }, now, antwortfrist)
      if (neu) return { antwortAuf: anlass.id, ereignisse: [neu] }
      const ereignisse = await sendeAnforderung(platform, deps, vorgang, now, {
        art: 'Nachforderung',
        anlass,
        daten: nachforderungDaten,
        versandt: (beleg) => ({
          type: 'status.mitgeteilt',
          fakten: { anlass: 'nachforderung', zu: anlass.id, ...beleg },
          inhalt: {},
        }),
      })
      return { antwortAuf: anlass.id, ereignisse }
    },
  }
}
